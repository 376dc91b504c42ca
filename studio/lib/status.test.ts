import { describe, expect, it } from 'vitest';
import { STAGES, VIDEO_STATUSES } from '../../core/jobs.ts';
import { en } from '../i18n/en.ts';
import { ko } from '../i18n/ko.ts';
import { noteKeys, statusKey, type StatusKey } from './status.ts';

const textOf = (texts: typeof ko, key: StatusKey): string => {
  const [group, name] = key.split('.') as [keyof typeof ko, string];
  return (texts[group] as Record<string, string>)[name] ?? '';
};

describe('statusKey', () => {
  it('has words for every status at every stage, in both languages', () => {
    for (const status of VIDEO_STATUSES) {
      for (const stage of [null, ...STAGES]) {
        const key = statusKey({ status, stage, error: null });
        expect(textOf(ko, key), key).toMatch(/요$/);
        expect(textOf(en, key), key).not.toBe('');
      }
    }
  });

  it('tells the story of the stages while it works', () => {
    expect(statusKey({ status: 'working', stage: 'transcribe', error: null })).toBe('stage.transcribe');
  });

  it('tells where it failed, by the error rather than the row', () => {
    const error = { stage: 'probe', code: 'audio_no_sound', message: '', retryable: false } as const;
    expect(statusKey({ status: 'failed', stage: 'render', error })).toBe('failedAt.probe');
    expect(statusKey({ status: 'failed', stage: null, error: { ...error, stage: null } })).toBe(
      'failedAt.somewhere',
    );
  });
});

it('shows remarks it has words for and leaves out those it has not', () => {
  expect(noteKeys(['rough_timing', 'from_a_newer_server'])).toEqual(['notes.roughTiming']);
});
