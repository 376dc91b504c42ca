import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { ko } from '../i18n/ko.ts';
import { clockText, dayText, leftText, preciseClockText, sizeText } from './units.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'ko', resources: { ko: { translation: ko } } });
});

it('writes moments of a recording', () => {
  expect(clockText(0)).toBe('0:00');
  expect(clockText(62_999)).toBe('1:02');
  expect(clockText(3_723_000)).toBe('1:02:03');
  expect(clockText(600_000)).toBe('10:00');
  expect(preciseClockText(62_580)).toBe('1:02.5');
});

describe('leftText', () => {
  it('counts seconds in fives, then minutes, then hours', () => {
    expect(leftText(41_000, i18next.t)).toBe('45초');
    expect(leftText(61_000, i18next.t)).toBe('약 2분');
    expect(leftText(2 * 3_600_000, i18next.t)).toBe('약 2시간');
  });

  it('says nothing exact when it is nearly done', () => expect(leftText(3_000, i18next.t)).toBeNull());
});

it('writes sizes with their unit', () => {
  expect(sizeText(850 * 1024, 'ko')).toBe('850 KB');
  expect(sizeText(12.44 * 1024 * 1024, 'en')).toBe('12.4 MB');
});

it('names the year only when it is not this one', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  expect(dayText('2026-03-05T12:00:00Z', 'en', now)).not.toContain('2026');
  expect(dayText('2025-03-05T12:00:00Z', 'en', now)).toContain('2025');
});
