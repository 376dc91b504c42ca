import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptSchema } from '../../core/video.ts';
import { readAnswers } from './read-answer.ts';

const lines = Array.from({ length: 10 }, (_, i) => ({
  startMs: 500 + i * 1000,
  endMs: 1400 + i * 1000,
  text: `줄 ${i}`,
}));
const durationMs = 11_000;
const scene = (firstLine: number, changed: object = {}) => ({
  firstLine,
  summary: `장면 ${firstLine}`,
  picture: 'sunrise over hills',
  tone: 'bright',
  ...changed,
});
const read = (...answers: object[]) =>
  readAnswers(
    answers.map((answer) => JSON.stringify(answer)),
    { lines, durationMs },
  );
const answer = (scenes: object[]) => ({ title: '제목', scripture: '시편 23:1', summary: '요약', scenes });

describe("the model's answer", () => {
  it('becomes scenes that tile the recording', () => {
    expect(read(answer([scene(0), scene(4), scene(7)]))).toEqual({
      title: '제목',
      scripture: '시편 23:1',
      edits: [],
      script: {
        source: 'gemini',
        summary: '요약',
        scenes: [
          { startMs: 0, endMs: 4500, summary: '장면 0', picture: 'sunrise over hills', tone: 'bright' },
          { startMs: 4500, endMs: 7500, summary: '장면 4', picture: 'sunrise over hills', tone: 'bright' },
          { startMs: 7500, endMs: 11_000, summary: '장면 7', picture: 'sunrise over hills', tone: 'bright' },
        ],
      },
    });
  });

  it('keeps the first of two scenes that begin at the same line', () => {
    const made = read(answer([scene(0), scene(4, { summary: '처음' }), scene(4, { summary: '다음' })]));
    expect(made?.script.scenes.map((s) => s.summary)).toEqual(['장면 0', '처음']);
  });

  it('tiles the recording whatever lines it names, and always fits the document', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 20 }), { minLength: 1, maxLength: 30 }),
        fc.string({ unit: 'binary', maxLength: 2000 }),
        (firsts, words) => {
          const made = read({
            ...answer(firsts.map((first) => scene(first, { summary: words, picture: words, tone: words }))),
            title: words,
            summary: words,
          });
          const { scenes } = scriptSchema.parse(made?.script);
          expect(made?.title.length).toBeLessThanOrEqual(200);
          expect(scenes[0]?.startMs).toBe(0);
          expect(scenes.at(-1)?.endMs).toBe(durationMs);
          expect(JSON.stringify(made)).not.toMatch(/\\ud[89a-f]/);
          scenes.forEach((s, i) => {
            expect(s.endMs).toBeGreaterThan(s.startMs);
            if (i > 0) expect(s.startMs).toBe(scenes[i - 1]?.endMs);
          });
        },
      ),
    );
  });

  it('is text and search words, whatever the recording talked the model into', () => {
    const made = read(
      answer([
        scene(0, {
          picture: '"; DROP TABLE users; -- <script>&per_page=80',
          summary: 'a\nb\u0000c',
          tone: 'evil',
        }),
      ]),
    );
    expect(made?.script.scenes).toEqual([
      {
        startMs: 0,
        endMs: durationMs,
        summary: 'a b c',
        picture: 'DROP TABLE users -- script per page 80',
        tone: 'calm',
      },
    ]);
  });

  it.each(['', 'Sure! Here is', '{"title":"cut o', '[]', 'null', '{"title":"t"}'])(
    'is nothing when it is %j',
    (text) => {
      expect(readAnswers([text], { lines, durationMs })).toBeNull();
    },
  );

  it('is nothing without scenes', () => {
    expect(read(answer([]))).toBeNull();
  });

  it('holds what it would spell otherwise, and passes over what is no correction', () => {
    const edit = { line: 1, from: '하박꾹', to: '하박국' };
    const corrections = [edit, { line: '1', from: 'a' }, null, 'rm -rf', { ...edit, line: 1.5 }];
    expect(read({ ...answer([scene(0)]), corrections })?.edits).toEqual([edit]);
    expect(read({ ...answer([scene(0)]), corrections: 'all' })?.edits).toEqual([]);
  });

  it('is put together where a long text was read in parts, or nothing where a part is none', () => {
    const made = read({ ...answer([scene(0)]), scripture: '' }, answer([scene(5), scene(8)]));
    expect(made?.scripture).toBe('시편 23:1');
    expect(made?.script.scenes.map((s) => s.startMs)).toEqual([0, 5500, 8500]);
    expect(read(answer([scene(0)]), { error: 'no' })).toBeNull();
  });
});
