import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { templateSchema } from '../../core/template.ts';
import {
  addToDrafts,
  EMPTY_DRAFT,
  languageOf,
  newVideosSchema,
  toNewVideos,
  type DraftWords,
} from './drafts.ts';
import { MAX_DRAFTS } from './max-drafts.ts';
import { wordsKind } from './read-words-file.ts';

const file = join(import.meta.dirname, '../../templates/dawn/template.json');
const template = templateSchema.parse(JSON.parse(await readFile(file, 'utf8')));

const CHOICES = {
  look: 'own:1',
  format: '16:9',
  rhythm: 'short',
  music: 'none',
  backgrounds: ['builtin:loops/dawn-sky'],
} as const;

const words = (fileName: string | null, text = '여호와는 나의 목자시니'): DraftWords => ({
  kind: 'manuscript',
  text,
  fileName,
});

describe('addToDrafts', () => {
  it('fills the empty draft before it makes another', () => {
    const { drafts } = addToDrafts(
      [EMPTY_DRAFT],
      [
        { recording: 'a', words: words('a.txt') },
        { recording: 'b', words: null },
      ],
      [],
    );
    expect(drafts.map((d) => [d.recording, d.words?.fileName ?? null])).toEqual([
      ['a', 'a.txt'],
      ['b', null],
    ]);
  });

  it('gives words that come later to the only draft without', () => {
    const { drafts, unmatched } = addToDrafts([{ ...EMPTY_DRAFT, recording: 'a' }], [], [words('b.txt')]);
    expect(drafts[0]?.words?.fileName).toBe('b.txt');
    expect(unmatched).toEqual([]);
  });

  it('keeps words that came before their recording', () => {
    const { drafts } = addToDrafts(
      [{ ...EMPTY_DRAFT, words: words('a.txt') }],
      [{ recording: 'a', words: null }],
      [],
    );
    expect(drafts).toEqual([{ ...EMPTY_DRAFT, recording: 'a', words: words('a.txt') }]);
  });

  it('never takes away what was typed', () => {
    const typed = { ...EMPTY_DRAFT, title: '쉴 만한 물가', scripture: '시편 23:1' };
    expect(addToDrafts([typed], [{ recording: 'a', words: null }], []).drafts[0]).toMatchObject({
      title: '쉴 만한 물가',
      scripture: '시편 23:1',
    });
  });

  it('takes no more recordings than are uploaded at a time, and says which are left', () => {
    const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((recording) => ({ recording, words: null }));
    const added = addToDrafts([EMPTY_DRAFT], eight, []);
    expect(added.drafts).toHaveLength(MAX_DRAFTS);
    expect(added.tooMany).toEqual(['h']);
  });

  it('reports words that could belong to several', () => {
    const two = [
      { ...EMPTY_DRAFT, recording: 'a' },
      { ...EMPTY_DRAFT, recording: 'b' },
    ];
    expect(addToDrafts(two, [], [words('c.txt')]).unmatched).toEqual([words('c.txt')]);
  });
});

describe('newVideosSchema', () => {
  const recording = new File(['sound'], 'a.mp3');
  const form = (draft: object) => ({
    drafts: [{ ...EMPTY_DRAFT, recording, words: words(null), ...draft }],
    ...CHOICES,
    mode: 'now',
  });
  const problems = (draft: object, speechToText = false) =>
    newVideosSchema({ maxUploadBytes: 10, speechToText })
      .safeParse(form(draft))
      .error?.issues.map((issue) => issue.message) ?? [];

  it('lets a recording with its words pass', () => expect(problems({})).toEqual([]));
  it('asks for the recording', () => expect(problems({ recording: null })).toEqual(['recording']));
  it('refuses an empty file', () =>
    expect(problems({ recording: new File([], 'a.mp3') })).toEqual(['empty']));
  it('refuses a file over the limit before it is sent', () =>
    expect(problems({ recording: new File(['more than ten'], 'a.mp3') })).toEqual(['tooLarge']));
  it('asks for words where nobody can listen', () => {
    expect(problems({ words: null })).toEqual(['words']);
    expect(problems({ words: words(null, ' \n') })).toEqual(['words']);
  });
  it('asks for no words where a speech service listens', () =>
    expect(problems({ words: null }, true)).toEqual([]));

  it('becomes what is uploaded', () => {
    const parsed = newVideosSchema({ maxUploadBytes: 10, speechToText: false }).parse(
      form({ title: ' 제목 ' }),
    );
    const overrides = { accent: '#ffeedd' };
    const look = { template, overrides };
    expect(toNewVideos({ ...parsed, mode: 'review' }, look, 'en')).toEqual([
      {
        recording,
        words: { kind: 'manuscript', text: '여호와는 나의 목자시니' },
        title: '제목',
        scripture: '',
        template: 'dawn',
        overrides,
        format: '16:9',
        rhythm: 'short',
        music: 'none',
        backgrounds: ['builtin:loops/dawn-sky'],
        language: 'ko',
        review: true,
      },
    ]);
  });
});

it('asks for a shorter manuscript before it is sent', () => {
  const schema = newVideosSchema({ maxUploadBytes: 10, speechToText: false });
  const long = {
    ...EMPTY_DRAFT,
    recording: new File(['sound'], 'a.mp3'),
    words: words(null, '은'.repeat(200_001)),
  };
  const found = schema.safeParse({ drafts: [long], ...CHOICES, mode: 'now' });
  expect(found.error?.issues.map((issue) => issue.message)).toEqual(['wordsTooLong']);
});

it('knows pasted subtitles from a manuscript', () => {
  expect(wordsKind('WEBVTT\n\n00:01.000 --> 00:02.000\nHello')).toBe('subtitles');
  expect(wordsKind('1\n00:00:01,000 --> 00:00:02,000\n안녕')).toBe('subtitles');
  expect(wordsKind('출애굽기 --> 레위기\n1장 1절')).toBe('manuscript');
});

it('takes the language from the words, and the page only where there are none', () => {
  expect(languageOf('The LORD는 나의 목자', 'en')).toBe('ko');
  expect(languageOf('The Lord is my shepherd', 'ko')).toBe('en');
  expect(languageOf(' ', 'ko')).toBe('ko');
});
