import fc from 'fast-check';
import { DEFAULT_SOUND, newVideo } from '../../core/video.ts';

/**
 * Documents as people, programs and accidents make them: any text, any times. Some the schema refuses, the others have
 * to render.
 */
export interface DocumentLimits {
  formats: readonly ('16:9' | '9:16' | '1:1')[];
  templates: readonly string[];
  /** Assets a shot may show, and tracks; what is not there is a case too. */
  clips: readonly { asset: string; durationMs: number }[];
  tracks: readonly string[];
  /** Length of the recording. */
  lengthMs: fc.Arbitrary<number>;
  /** Longest intro and outro. */
  cardMs: number;
}

/** Unchecked: `videoSchema` says whether it is a document. */
export function randomDocument(limits: DocumentLimits): fc.Arbitrary<unknown> {
  return limits.lengthMs.chain((durationMs) =>
    fc
      .record({
        format: fc.constantFrom(...limits.formats),
        templateId: fc.constantFrom(...limits.templates),
        overrides,
        words: fc.record({ title: line, church: name, scripture: line, series: name, blessing: line }),
        language: fc.constantFrom('ko', 'en', 'ar', 'ko-KR'),
        intro: card(limits.cardMs),
        outro: card(limits.cardMs),
        captions: fc.oneof(fc.array(caption(durationMs), { maxLength: 6 }), crowd(durationMs)),
        shots: shots(durationMs, limits.clips),
        sound: sound(limits.tracks),
        peaks: fc.array(fc.nat(255), { maxLength: 200 }),
      })
      .map(({ format, templateId, overrides, words, language, captions, peaks, ...rest }) => ({
        ...newVideo({ format, templateId, date: '2026-11-22' }),
        ...words,
        language,
        template: { id: templateId, overrides },
        recording: {
          sha256: '0'.repeat(64),
          fileName: 'voice.wav',
          samples: durationMs * 48,
          durationMs,
          lufs: -16,
          peaks,
          speech: [],
        },
        captions: captions.map((given, i) => ({ id: `c${i}`, words: [], ...given })),
        ...rest,
      })),
  );
}

/** One of these; the first, which the schema refuses, not often. */
const rarely = <T>(refused: T, ...others: T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 40, arbitrary: fc.constantFrom(...others) }, fc.constant(refused));

const word = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom('여호와는', '나의', '목자시니', '쉴', '만한', '물가로', 'shepherd', '내가'),
  },
  fc.constantFrom('🙏🏽', '👨‍👩‍👧‍👦', '🇰🇷', '✝️', '❤️‍🔥'),
  fc.constantFrom('الرب راعي', 'יְהוָה רֹעִי', '主は羊飼い', 'พระเจ้า', 'Ḧ̸̛e̴l̶p'),
  fc.constantFrom('가'.repeat(200), 'w'.repeat(200), '…'.repeat(120)),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', ' ', '\t', '\n', '\u0000', '\u200b', '<b>&amp;</b>', '%{n}', "'", '\\', '\u202e뒤집힌'),
);
const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(' ').slice(0, 200));
const name = line.map((text) => text.slice(0, 100));

const card = (longestMs: number) =>
  fc.record({ enabled: fc.boolean(), durationMs: fc.integer({ min: 0, max: longestMs }) });

interface GivenCaption {
  startMs: number;
  endMs: number;
  lines: string[];
  words?: { text: string; startMs: number; endMs: number }[];
}

/** One that may lie anywhere, overlap others, last a frame or all the time, say nothing. */
const caption = (recordingMs: number): fc.Arbitrary<GivenCaption> =>
  fc
    .record({
      startMs: fc.integer({ min: 0, max: recordingMs + 500 }),
      lengthMs: fc.oneof(
        rarely(0, 1, 17, 33, 34, 67),
        fc.integer({ min: 30, max: 3000 }),
        fc.constant(recordingMs),
      ),
      lines: fc.array(fc.oneof({ weight: 6, arbitrary: line }, fc.constant('')), { maxLength: 6 }),
      words: fc.constantFrom('none', 'others', 'own'),
    })
    .map(({ startMs, lengthMs, lines, words }) => ({
      startMs,
      endMs: startMs + lengthMs,
      lines,
      words: words === 'own' ? wordTimes(lines, startMs, lengthMs) : words === 'none' ? [] : [OTHER_WORD],
    }));

/** Of a caption that was changed by a program that knows nothing of words. */
const OTHER_WORD = { text: '다른', startMs: 0, endMs: 100 };

/** Each word of the lines, one after the other, over twice the length of the caption. */
function wordTimes(lines: readonly string[], startMs: number, lengthMs: number) {
  const words = lines.flatMap((line) => line.split(/\s+/u).filter((text) => text !== ''));
  const at = (i: number): number => startMs + Math.floor((2 * lengthMs * i) / words.length);
  return words.map((text, i) => ({ text, startMs: at(i), endMs: at(i + 1) }));
}

/** One caption a frame. */
const crowd = (recordingMs: number): fc.Arbitrary<GivenCaption[]> =>
  fc.integer({ min: 1, max: Math.max(1, Math.min(300, Math.ceil(recordingMs / 33))) }).map((count) =>
    Array.from({ length: count }, (_, i) => ({
      startMs: Math.floor((i * 1000) / 30),
      endMs: Math.floor(((i + 1) * 1000) / 30),
      lines: [`${i}`],
    })),
  );

/** In a row, over each other, or with gaps; clips that are shorter than what is asked of them. */
const shots = (recordingMs: number, clips: DocumentLimits['clips']) =>
  fc
    .array(
      fc.record({
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        lengthMs: fc.integer({ min: 1, max: 9000 }),
        clipStartMs: fc.integer({ min: 0, max: 12_000 }),
        clip: fc.constantFrom(...clips),
        loops: fc.boolean(),
      }),
      { maxLength: 5 },
    )
    .map((given) =>
      given.map(({ share, lengthMs, clipStartMs, loops, ...of }, i) => {
        const startMs = i === 0 ? 0 : Math.floor(share * recordingMs);
        const clip = { ...of.clip, width: 1920, height: 1080, loops };
        return { id: `s${i}`, startMs, endMs: startMs + lengthMs, clip, clipStartMs };
      }),
    );

const sound = (tracks: readonly string[]) =>
  fc.oneof(
    fc.constant(DEFAULT_SOUND),
    fc.record({
      voiceGainDb: rarely(-41, -40, -12, 0, 12, 40),
      targetLufs: fc.constantFrom(-30, -24, -14, -8),
      truePeakDb: fc.constantFrom(-9, -1, 0),
      music: fc.option(
        fc.record({
          asset: fc.constantFrom(...tracks),
          durationMs: fc.constantFrom(1, 40, 3000, 600_000),
          gainDb: fc.constantFrom(-60, -6, 12),
          duckDb: fc.constantFrom(-40, -9, 0),
        }),
        { nil: null },
      ),
    }),
  );

const overrides = fc.record(
  {
    captionSize: rarely(601, 0, 1, 40, 72, 200, 600),
    captionColor: fc.constantFrom('#FFFFFF', '#00000080'),
    captionStyle: fc.constantFrom('outline', 'box', 'shadow'),
    captionFamily: fc.constantFrom('Pretendard', 'Gowun Dodum'),
    titleFamily: fc.constantFrom('Nanum Myeongjo', 'Noto Serif KR'),
    captionHighlight: fc.constantFrom('#FFE14D', '#00000080'),
    captionBottom: fc.double({ min: 0.02, max: 0.8, noNaN: true }),
    accent: fc.constantFrom('#FF0000', '#00ff0040'),
    progress: fc.boolean(),
    bug: fc.boolean(),
  },
  { requiredKeys: [] },
);
