import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { msToFrame, type Format } from '../format.ts';
import { captionSchema, type Caption, type Transcript } from '../video.ts';
import { captionLimits, MAX_CAPTION_MS, MIN_CAPTION_MS, textWidth } from './caption-limits.ts';
import { paginateCaptions } from './paginate-captions.ts';
import { oddWord } from './testing/spoken-text.ts';

/** Anything that could come out of a recogniser or an aligner: odd words, no time at all, long silences. */
const anyTranscript = fc.record({
  language: fc.constantFrom('ko', 'en', 'ja', 'zh', 'es', 'vi', 'ar'),
  segments: fc.array(
    fc.record({
      gap: fc.integer({ min: 0, max: 5000 }),
      words: fc.array(
        fc.record({
          text: fc.oneof(
            fc.stringMatching(/^[가-힣]{1,7}[.,!?]?$/),
            fc.stringMatching(/^[A-Za-z]{1,12}$/),
            oddWord,
          ),
          length: fc.integer({ min: 0, max: 1500 }),
          pause: fc.oneof(
            fc.constant(0),
            fc.integer({ min: 0, max: 1000 }),
            fc.integer({ min: 0, max: 9000 }),
          ),
        }),
        { minLength: 1, maxLength: 30 },
      ),
    }),
    { maxLength: 6 },
  ),
});

/** Whether a caption starts with a piece of a word that was cut. */
const isWithinWord = (transcript: Transcript, caption: Caption) =>
  transcript.segments.some((s) =>
    s.words.some(
      (w) => w.startMs <= caption.startMs && caption.startMs <= w.endMs && w.text !== caption.words[0]?.text,
    ),
  );

describe('captions of any transcript', () => {
  const check = (
    promise: (given: {
      transcript: Transcript;
      format: Format;
      captions: ReturnType<typeof paginateCaptions>;
    }) => void,
  ) =>
    fc.assert(
      fc.property(
        anyTranscript,
        fc.constantFrom<Format>('16:9', '9:16', '1:1'),
        fc.constantFrom('long' as const, 'short' as const),
        (given, format, rhythm) => {
          let ms = 0;
          const segments = given.segments.map(({ gap, words }) => {
            ms += gap;
            const startMs = ms;
            const timed = words.map(({ text, length, pause }) => {
              const word = { text, startMs: ms, endMs: ms + length };
              ms += length + pause;
              return word;
            });
            return { startMs, endMs: timed[timed.length - 1]!.endMs, words: timed };
          });
          const transcript: Transcript = {
            source: 'speech',
            timing: 'heard',
            language: given.language,
            segments,
          };
          promise({ transcript, format, captions: paginateCaptions({ transcript, format, rhythm }) });
        },
      ),
    );

  const bare = (texts: string[]) => texts.join('').replace(/\s/gu, '');

  it('keep every letter, in order', () => {
    check(({ transcript, captions }) => {
      const given = bare(transcript.segments.flatMap((s) => s.words.map((w) => w.text)));
      expect(bare(captions.flatMap((c) => c.words.map((w) => w.text)))).toBe(given);
      expect(bare(captions.flatMap((c) => c.lines))).toBe(given);
    });
  });

  it('hold words that are shorter than a line whole', () => {
    check(({ transcript, format, captions }) => {
      if (!['ko', 'en', 'es', 'vi', 'ar'].includes(transcript.language)) return;
      const { lineWidth } = captionLimits(format, transcript.language);
      const whole = (words: { text: string }[]) =>
        words.map((w) => w.text).filter((text) => textWidth(text) <= lineWidth / 2);
      const given = whole(transcript.segments.flatMap((s) => s.words));
      const shown = new Set(captions.flatMap((c) => whole(c.words)));
      for (const text of given) expect(shown.has(text)).toBe(true);
    });
  });

  it('know the times of their words, in order and inside their own', () => {
    check(({ captions }) => {
      for (const { words, startMs, endMs } of captions) {
        let clock = startMs;
        for (const word of words) {
          expect(word.startMs).toBeGreaterThanOrEqual(clock);
          expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
          expect(word.endMs).toBeLessThanOrEqual(endMs);
          clock = word.startMs;
        }
      }
    });
  });

  it('never run across two segments', () => {
    check(({ transcript, captions }) => {
      const length = (words: { text: string }[]) => bare(words.map((w) => w.text)).length;
      const captionEnds = new Set<number>();
      let count = 0;
      for (const { words } of captions) captionEnds.add((count += length(words)));
      count = 0;
      for (const { words } of transcript.segments)
        expect(captionEnds.has((count += length(words)))).toBe(true);
    });
  });

  it('are in order, do not overlap, and last no longer than seven seconds', () => {
    check(({ captions }) => {
      captions.forEach((caption, i) => {
        expect(captionSchema.safeParse(caption).success).toBe(true);
        expect(caption.endMs - caption.startMs).toBeLessThanOrEqual(MAX_CAPTION_MS);
        const next = captions[i + 1];
        if (!next) return;
        expect(caption.endMs).toBeLessThanOrEqual(next.startMs);
        // two frames apart wherever there is room for both
        if (next.startMs - caption.startMs >= 300) {
          expect(msToFrame(next.startMs) - msToFrame(caption.endMs)).toBeGreaterThanOrEqual(2);
        }
      });
    });
  });

  it('start with their first word, or soon after where that one comes too early', () => {
    check(({ transcript, captions }) => {
      const starts = transcript.segments.flatMap((s) => s.words.map((w) => w.startMs));
      captions.forEach((caption, i) => {
        const before = captions[i - 1];
        const early = before !== undefined && caption.startMs - before.startMs <= 1501 + i;
        if (!early) expect(starts.includes(caption.startMs) || isWithinWord(transcript, caption)).toBe(true);
        if (i === 0) expect(caption.startMs).toBe(starts[0]);
      });
    });
  });

  it('stay for the least time unless words keep coming', () => {
    check(({ captions }) => {
      captions.forEach((caption, i) => {
        const next = captions[i + 1];
        if (!next || next.startMs - caption.startMs > MIN_CAPTION_MS + 100) {
          expect(caption.endMs - caption.startMs).toBeGreaterThanOrEqual(MIN_CAPTION_MS);
        }
      });
    });
  });

  it('hold two lines at most, none wider than the format allows', () => {
    check(({ transcript, format, captions }) => {
      const { lineWidth } = captionLimits(format, transcript.language);
      for (const { lines } of captions) {
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(lineWidth);
      }
    });
  });

  it('are the same every time, each with an id of its own', () => {
    check(({ transcript, format, captions }) => {
      expect(new Set(captions.map((c) => c.id)).size).toBe(captions.length);
      const once = paginateCaptions({ transcript, format });
      expect(paginateCaptions({ transcript, format })).toEqual(once);
    });
  });
});
