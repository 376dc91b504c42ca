import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transcriptSchema, type Segment, type Transcript } from '../video.ts';
import { alignToTranscript } from './align-to-transcript.ts';
import { matchLetters } from './match-letters.ts';
import { readManuscript } from './read-manuscript.ts';

/** Words heard one after the other, half a second each; a sentence a line. */
function hear(text: string): Transcript {
  let clock = 0;
  const segments = text.split('\n').map((line) => {
    const words = line.split(' ').map((word) => {
      const startMs = clock;
      clock += 500;
      return { text: word, startMs, endMs: startMs + 450 };
    });
    return { startMs: words[0]!.startMs, endMs: words.at(-1)!.endMs, words };
  });
  return { source: 'speech', timing: 'heard', language: 'ko', segments };
}
const alignment = (manuscript: string, spoken: string, language = 'ko') =>
  alignToTranscript({ lines: readManuscript(manuscript), heard: hear(spoken), language });
const align = (manuscript: string, spoken: string, language = 'ko') =>
  alignment(manuscript, spoken, language).transcript;
const wordsIn = (transcript: Transcript) => transcript.segments.flatMap((segment) => segment.words);
const textOf = ({ words }: Segment) => words.map((word) => word.text).join(' ');
/** Segments as `w:` only written, `s:` only spoken. */
const told = ({ segments }: Transcript) =>
  segments.map((segment) => `${segment.only ? `${segment.only[0]}: ` : ''}${textOf(segment)}`);

describe('a manuscript and what was heard', () => {
  it('give the manuscript’s words the heard times', () => {
    const aligned = align(
      '여호와는 나의 목자시니. 내가 부족함이 없으리로다.',
      '여호와는 나의 목자시니 내가 부족함이 없으리로다',
    );
    expect(wordsIn(aligned).map((w) => w.startMs)).toEqual([0, 500, 1000, 1500, 2000, 2500]);
    expect(wordsIn(aligned).every((w) => w.confidence === 1)).toBe(true);
    expect(aligned.matched).toBe(1);
    expect(aligned.segments.map((segment) => segment.confidence)).toEqual([1, 1]);
  });

  it('keep the manuscript where the ear was wrong', () => {
    const aligned = align(
      '여호와는 나의 목자시니 내가 부족함이 없으리로다.',
      '여호아는 나에 목자신이 내가 부족하미 없으리로다',
    );
    expect(told(aligned)).toEqual(['여호와는 나의 목자시니 내가 부족함이 없으리로다.']);
    wordsIn(aligned).forEach((w, i) => expect(Math.abs(w.startMs - i * 500), w.text).toBeLessThan(260));
    expect(aligned.segments[0]!.confidence).toBeGreaterThan(0.6);
    expect(aligned.segments[0]!.confidence).toBeLessThan(1);
  });

  it('know that 시편 23편 sounds like 시편 이십삼편', () => {
    const words = wordsIn(align('오늘 말씀은 시편 23편 1절입니다.', '오늘 말씀은 시편 이십삼 편 일절입니다'));
    expect(words[3]).toMatchObject({ text: '23편', startMs: 1500, endMs: 2450, confidence: 1 });
    expect(words[4]?.startMs).toBe(2500);
  });

  it('give words that were not heard the time between their neighbours', () => {
    const words = wordsIn(align('주님을 정말로 찬양합니다.', '주님을 흠흠 찬양합니다'));
    expect(words[1]).toMatchObject({ text: '정말로', confidence: 0, startMs: 500, endMs: 950 });
  });

  it('leave a few words out that were said beside the manuscript', () => {
    const aligned = align(
      '주님을 찬양합니다. 오늘도 찬양합니다.',
      '자 여러분 주님을 찬양합니다 음 오늘도 찬양합니다',
    );
    expect(told(aligned)).toEqual(['주님을 찬양합니다.', '오늘도 찬양합니다.']);
    expect(wordsIn(aligned).map((w) => w.startMs)).toEqual([1000, 1500, 2500, 3000]);
  });

  const PSALM = [
    '여호와는 나의 목자시니 내게 부족함이 없으리로다.',
    '그가 나를 푸른 풀밭에 누이시며 쉴 만한 물가로 인도하시는도다.',
    '내 영혼을 소생시키시고 자기 이름을 위하여 의의 길로 인도하시는도다.',
    '내가 사망의 음침한 골짜기로 다닐지라도 해를 두려워하지 않을 것은.',
  ];

  it('mark what was said and not written, sentence by sentence, in its place and with the words heard', () => {
    const aside = '제가 어제 병원에 다녀왔는데요\n거기서 집사님 한 분을 만났습니다';
    const aligned = align(
      PSALM.join('\n'),
      [PSALM[0], aside, ...PSALM.slice(1)].join('\n').replaceAll('.', ''),
    );
    expect(told(aligned)).toEqual([
      PSALM[0],
      's: 제가 어제 병원에 다녀왔는데요',
      's: 거기서 집사님 한 분을 만났습니다',
      ...PSALM.slice(1),
    ]);
    expect(aligned.segments[1]).toMatchObject({ startMs: 3000, endMs: 4950 });
    expect(aligned.matched).toBe(1);
  });

  it('mark what was written and not said, with no time of its own', () => {
    const aligned = align(PSALM.join('\n'), [PSALM[0], ...PSALM.slice(2)].join('\n').replaceAll('.', ''));
    expect(told(aligned)).toEqual([PSALM[0], `w: ${PSALM[1]}`, ...PSALM.slice(2)]);
    expect(aligned.segments[1]).toMatchObject({ startMs: 2950, endMs: 2950, confidence: 0 });
    expect(aligned.matched).toBeCloseTo(0.74, 1);
  });

  it('tell a line that was said otherwise: one passage not said, one not written', () => {
    const other = '저는 오늘 여러분에게 다른 이야기를 하나 들려 드리려고 합니다';
    const aligned = align(
      PSALM.join('\n'),
      [PSALM[0], other, ...PSALM.slice(2)].join('\n').replaceAll('.', ''),
    );
    expect(told(aligned)).toEqual([PSALM[0], `w: ${PSALM[1]}`, `s: ${other}`, ...PSALM.slice(2)]);
  });

  it('part a line where only a sentence within it was not written', () => {
    const within =
      '여호와는 나의 목자시니 이 말씀이 얼마나 큰 위로가 되는지 모릅니다 내게 부족함이 없으리로다';
    expect(told(align(PSALM.join('\n'), [within, ...PSALM.slice(1)].join('\n').replaceAll('.', '')))).toEqual(
      [
        '여호와는 나의 목자시니',
        's: 이 말씀이 얼마나 큰 위로가 되는지 모릅니다',
        '내게 부족함이 없으리로다.',
        ...PSALM.slice(1),
      ],
    );
  });

  it('tell the half of a line that was said from the half that was not', () => {
    const half = '그가 나를 푸른 풀밭에 누이시며';
    const aligned = align(
      PSALM.join('\n'),
      [PSALM[0], half, ...PSALM.slice(2)].join('\n').replaceAll('.', ''),
    );
    expect(told(aligned)).toEqual([PSALM[0], half, 'w: 쉴 만한 물가로 인도하시는도다.', ...PSALM.slice(2)]);
  });

  it('take a line for said, if hardly heard, where there was time for it', () => {
    const heard = hear([PSALM[0], ...PSALM.slice(2)].join('\n').replaceAll('.', ''));
    const later = <T extends { startMs: number; endMs: number }>(span: T): T => ({
      ...span,
      startMs: span.startMs + 5000,
      endMs: span.endMs + 5000,
    });
    const late = heard.segments.slice(1).map((s) => ({ ...later(s), words: s.words.map(later) }));
    const request = {
      lines: readManuscript(PSALM.join('\n')),
      heard: { ...heard, segments: [heard.segments[0]!, ...late] },
      language: 'ko',
    };
    const { transcript } = alignToTranscript(request);
    expect(told(transcript)).toEqual(PSALM);
    expect(transcript.segments[1]!.confidence).toBe(0);
    expect(transcript.segments[1]!.startMs).toBeGreaterThan(2950);
    expect(transcript.segments[1]!.endMs).toBeLessThan(8000);
    // where the sound says that nobody spoke there was none
    const voiced = [
      { startMs: 0, endMs: 2950 },
      { startMs: 8000, endMs: 30_000 },
    ];
    expect(told(alignToTranscript({ ...request, voiced }).transcript)[1]).toBe(`w: ${PSALM[1]}`);
  });

  it('are told apart where the manuscript is of something else, with the share that matched', () => {
    const other =
      '저는 컨설팅을 하는 사람입니다 주로 기업의 인사 제도 그중에서도 평가 제도와 연봉 제도를 다룹니다';
    const { transcript, unlike } = alignment(PSALM.join('\n'), other);
    expect(unlike).toBe(true);
    expect(transcript.matched).toBeLessThan(0.1);
    expect(alignment(PSALM.join('\n'), PSALM.join('\n').replaceAll('.', '')).unlike).toBe(false);
  });

  it('are alike where one holds much more than the other', () => {
    expect(alignment(PSALM.join('\n'), PSALM[2]!.replaceAll('.', '')).unlike).toBe(false);
    expect(alignment(PSALM[2]!, PSALM.join('\n').replaceAll('.', '')).unlike).toBe(false);
  });

  it.each([
    [
      'en',
      'For God so loved the world. That he gave his only begotten Son.',
      'for god so love the word that he gave his only begotten sun',
    ],
    [
      'ja',
      '神は その ひとり子を 賜わった。 それほどに この世を 愛して下さった。',
      '神は その ひとり語を 賜わった それほどに この夜を 愛して下さった',
    ],
    [
      'he',
      'בראשית ברא אלהים את השמים ואת הארץ. והארץ היתה תהו ובהו.',
      'בראשית ברא אלוהים את השמיים ואת הארץ והארץ היתה תוהו ובוהו',
    ],
  ])('are compared letter by letter in other scripts: %s', (language, manuscript, spoken) => {
    const words = wordsIn(align(manuscript, spoken, language));
    expect(words).toHaveLength(spoken.split(' ').length);
    words.forEach((w, i) => expect(Math.abs(w.startMs - i * 500), w.text).toBeLessThan(200));
  });

  it('keep every word of the manuscript, in order of time, whatever was heard', () => {
    const vocabulary = [
      '주님',
      '은혜',
      '사랑',
      '오늘',
      '23편',
      'Amen',
      '말씀을',
      '🙏',
      '함께하시기를',
      '때문입니다.',
    ];
    const text = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 60 });
    const cues = fc.array(fc.tuple(fc.constantFrom(...vocabulary), fc.nat(3000), fc.nat(3000)), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, cues, (written, cues) => {
        let clock = 0;
        const words = cues.map(([text, pause, length]) => {
          const startMs = (clock += pause);
          return { text, startMs, endMs: (clock += length) };
        });
        const heard = { ...hear('x'), segments: words.map((word) => ({ ...word, words: [word] })) };
        const lines = readManuscript(`주님 ${written.join(' ')}`);
        const { segments } = transcriptSchema.parse(
          alignToTranscript({ lines, heard, language: 'ko' }).transcript,
        );
        const own = segments.filter((segment) => segment.only !== 'spoken');
        expect(own.flatMap((s) => s.words.map((w) => w.text))).toEqual(lines.flatMap((line) => line.words));
        let until = 0;
        for (const segment of segments) {
          expect(segment.startMs).toBe(segment.words[0]!.startMs);
          expect(segment.endMs).toBe(segment.words.at(-1)!.endMs);
          for (const word of segment.words) {
            expect(word.startMs).toBeGreaterThanOrEqual(until);
            expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
            until = word.endMs;
          }
          if (segment.only === 'written') expect(segment.endMs).toBe(segment.startMs);
        }
      }),
    );
  });
});

describe('letters of two texts', () => {
  const syllable = (i: number) => String.fromCharCode(0xac00 + ((Math.imul(i, 2654435761) >>> 8) % 3000));

  it('are matched over hours of speech without crossing', () => {
    const a = Array.from({ length: 30_000 }, (_, i) => syllable(i));
    const b = a.filter((_, i) => i % 50 !== 0 && !(i > 9000 && i < 12_000));
    const matched = [...matchLetters(a, b).to].filter((to) => to >= 0);
    expect(matched.length).toBe(b.length);
    expect(matched.every((to, i) => i === 0 || to > matched[i - 1]!)).toBe(true);
  });

  it('are not pulled elsewhere by a phrase that comes again', () => {
    const phrase = [...'사랑하는성도여러분'];
    const a = Array.from({ length: 4000 }, (_, i) => syllable(i));
    const b = [...a];
    a.splice(1000, 0, ...phrase);
    b.splice(3000, 0, ...phrase);
    const { to } = matchLetters(a, b);
    expect([...to].filter((j) => j >= 0).length).toBeGreaterThanOrEqual(4000);
  });

  it('match where nothing is alike in two hours of speech, and find nothing', () => {
    const a = Array.from({ length: 40_000 }, (_, i) => syllable(i % 977));
    const b = Array.from({ length: 40_000 }, (_, i) => String.fromCharCode(0xc800 + (i % 1013)));
    expect(matchLetters(a, b).to.every((to) => to < 0)).toBe(true);
  });
});
