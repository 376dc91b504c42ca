import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptSchema } from '../video.ts';
import { writeScript } from './write-script.ts';

const MINUTE = 60_000;
const request = { language: 'ko', title: '', lines: [], durationMs: 30_000, manuscript: '' };
/** One line after another, three seconds each. */
const spoken = (...texts: string[]) =>
  texts.map((text, i) => ({ startMs: i * 3000, endMs: i * 3000 + 2600, text }));
const scenesOf = (...texts: string[]) =>
  writeScript({ ...request, lines: spoken(...texts), durationMs: texts.length * 3000 }).script.scenes;

describe('scenes by rules', () => {
  const words = fc.array(fc.constantFrom('빛이', '산에', '아멘.', 'light', '😀', '그러나', '?', '물가로'), {
    maxLength: 12,
  });
  const text = fc.oneof(
    words.map((w) => w.join(' ')),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('😀'.repeat(300), `가${'😀'.repeat(300)}`),
    fc.string({ minLength: 450, maxLength: 700 }).map((s) => s.replaceAll(' ', '')),
  );
  const recordings = fc.integer({ min: 1, max: 30 * MINUTE }).chain((durationMs) =>
    fc.record({
      durationMs: fc.constant(durationMs),
      // in any order, at once, past the end: a subtitle file may hold anything
      lines: fc.array(
        fc.record({ startMs: fc.nat(durationMs + 5000), lastsMs: fc.nat(6000), text }).map((line) => ({
          startMs: line.startMs,
          endMs: line.startMs + line.lastsMs,
          text: line.text,
        })),
        { maxLength: 120 },
      ),
    }),
  );

  it('tile every recording from 0 to its last millisecond, and fit the document', () => {
    fc.assert(
      fc.property(recordings, fc.boolean(), ({ durationMs, lines }, inOrder) => {
        const ordered = inOrder ? lines.toSorted((a, b) => a.startMs - b.startMs) : lines;
        const { script } = writeScript({ ...request, lines: ordered, durationMs });
        expect(scriptSchema.safeParse(script).error).toBeUndefined();
        expect(JSON.stringify(script)).not.toMatch(/\\ud[89a-f]/i);
        let at = 0;
        for (const scene of script.scenes) {
          expect(scene.startMs).toBe(at);
          expect(scene.endMs).toBeGreaterThan(at);
          expect(scene.picture).toMatch(/^[a-z ]+$/);
          at = scene.endMs;
        }
        expect(at).toBe(durationMs);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a minute of silence', MINUTE],
    ['ten minutes of silence', 10 * MINUTE],
    ['an odd length', 47_123],
  ])('last 10 to 20 s where nothing is said: %s', (_, durationMs) => {
    for (const { startMs, endMs } of writeScript({ ...request, durationMs }).script.scenes) {
      expect(endMs - startMs).toBeGreaterThanOrEqual(9_500);
      expect(endMs - startMs).toBeLessThanOrEqual(20_500);
    }
  });

  it('are one for a recording of a millisecond, none for none', () => {
    expect(writeScript({ ...request, durationMs: 1 }).script.scenes).toMatchObject([
      { startMs: 0, endMs: 1 },
    ]);
    expect(writeScript({ ...request, durationMs: 0 }).script.scenes).toEqual([]);
  });

  it('change where a sentence begins', () => {
    const lines = spoken(...Array.from({ length: 40 }, (_, i) => (i % 4 === 3 ? '끝납니다.' : '이어지고')));
    const starts = new Set(lines.filter((_, i) => i % 4 === 0).map((line) => line.startMs));
    const { scenes } = writeScript({ ...request, lines, durationMs: 120_000 }).script;
    expect(scenes.length).toBeGreaterThan(5);
    for (const scene of scenes) {
      expect(starts).toContain(scene.startMs);
      expect(scene.endMs - scene.startMs).toBeGreaterThanOrEqual(10_000);
      expect(scene.endMs - scene.startMs).toBeLessThanOrEqual(20_000);
    }
  });

  it('are planned for the longest recording too', () => {
    const lines = Array.from({ length: 15_000 }, (_, i) => ({
      startMs: i * 2880,
      endMs: i * 2880 + 2500,
      text: '말씀을 따라 걷습니다.',
    }));
    const { scenes } = writeScript({ ...request, lines, durationMs: 720 * MINUTE }).script;
    expect(scenes.at(-1)?.endMs).toBe(720 * MINUTE);
    expect(scenes.length).toBeGreaterThan(2000);
  });
});

describe('pictures by rules', () => {
  it.each([
    ['여호와는 나의 목자시니', /sheep/],
    ['쉴 만한 물가로 인도하시는도다', /lake|water/],
    ['새벽을 기다립니다', /dawn/],
    ['캄캄한 밤입니다', /night/],
    ['바다 위를 걸으시는', /sea/],
    ['하늘을 우러러 봅니다', /sky/],
    ['십자가를 바라봅니다', /cross/],
    ['빛을 비추사', /light/],
    ['좁은 길로 들어가라', /path/],
    ['시온을 향하여 산을 오르며', /mountain/],
    ['추수할 밭이 희어져', /field/],
    ['단비가 내립니다', /rain/],
    ['The Lord is my shepherd', /sheep/],
    ['a light in the darkness', /light|night/],
    ['by the river of life', /lake|river|water/],
  ])('show what is named: %s', (said, picture) => {
    expect(scenesOf(said)[0]?.picture).toMatch(picture);
  });

  it.each(['선물을 받은 인물은', '건물과 유물', '산다는 것은', '비로소 길게'])(
    'show nothing that is only part of a word: %s',
    (said) => {
      expect(scenesOf(said)[0]?.picture).toBe(scenesOf('그러합니다')[0]?.picture);
    },
  );

  it('are not the same twice in a row while the talk goes on about one thing', () => {
    const pictures = scenesOf(...Array<string>(60).fill('하늘의 별들과 새벽 빛이 산을 비춥니다.')).map(
      (s) => s.picture,
    );
    expect(pictures.length).toBeGreaterThan(8);
    pictures.slice(1).forEach((picture, i) => expect(picture).not.toBe(pictures[i]));
  });

  it('are dark or bright as what is said is', () => {
    expect(scenesOf('캄캄한 밤과 깊은 어둠 속에서')[0]?.tone).toBe('dark');
    expect(scenesOf('기쁨과 감사가 넘칩니다')[0]?.tone).toBe('bright');
    expect(scenesOf('그러합니다')[0]?.tone).toBe('calm');
  });
});

describe('title and scripture by rules', () => {
  const MANUSCRIPT = '제목: 쉴 만한 물가로\n본문: 시편 23:1~3\n\n오늘은 요한복음 3장 16절도 함께 봅니다.';
  const lines = spoken('안녕하세요.', '주님은 우리의 길이 되십니다.', '요 14:6 말씀입니다.');

  it('are what the manuscript says of itself, the passage written out', () => {
    const written = writeScript({ ...request, manuscript: MANUSCRIPT, lines });
    expect(written).toMatchObject({ title: '쉴 만한 물가로', scripture: '시편 23편 1-3절' });
    expect(writeScript({ ...request, language: 'en', manuscript: MANUSCRIPT }).scripture).toMatch(
      /^Psalm 23:1.3$/,
    );
  });

  it('leave alone what the person typed', () => {
    expect(writeScript({ ...request, title: '내 제목', manuscript: MANUSCRIPT }).title).toBe('내 제목');
  });

  it('are a heading and the first passage named, where nothing is marked', () => {
    const manuscript = '# 길이 되신 주님\n\n이 아침 요한복음 14장 6절을 읽습니다. 롬 8:28도 읽습니다.';
    expect(writeScript({ ...request, manuscript })).toMatchObject({
      title: '길이 되신 주님',
      scripture: '요한복음 14장 6절',
    });
  });

  it('are the first thing said and the first passage heard, without a manuscript', () => {
    expect(writeScript({ ...request, lines })).toMatchObject({
      title: '주님은 우리의 길이 되십니다',
      scripture: '요한복음 14장 6절',
    });
  });

  it('find a passage that runs over two captions', () => {
    const split = spoken('오늘 말씀은 시편 23편', '1절에서 6절입니다.');
    expect(writeScript({ ...request, lines: split }).scripture).toBe('시편 23편 1-6절');
  });

  it('are a phrase of few words, however long the first sentence', () => {
    const long = spoken(`${'주님의 크신 은혜를 기억하며 '.repeat(10)}살아갑니다.`);
    const { title } = writeScript({ ...request, lines: long });
    expect(title.length).toBeGreaterThan(4);
    expect(title.length).toBeLessThanOrEqual(30);
    expect(long[0]!.text.startsWith(title.replace(/…$/, ''))).toBe(true);
  });

  it('stay empty where nothing is said', () => {
    expect(writeScript(request)).toMatchObject({ title: '', scripture: '', script: { summary: '' } });
  });
});
