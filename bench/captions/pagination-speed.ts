import { paginateCaptions } from '../../core/captions/paginate-captions.ts';
import { markedSentences } from '../../core/captions/testing/korean-sentences.ts';
import { ORDINARY, speak } from './speak.ts';

const HOUR_MS = 3_600_000;
const RUNS = 9;

/** Milliseconds to divide an hour of speech into captions, the middle of several runs; and how many captions. */
export function measureSpeed(): { medianMs: number; firstMs: number; captions: number; words: number } {
  const sentences = markedSentences().map((sentence) => sentence.words);
  const once = speak(sentences, ORDINARY);
  const times = Math.ceil(HOUR_MS / once.segments.at(-1)!.endMs);
  const longer = speak(Array.from({ length: times }, () => sentences).flat(), ORDINARY);
  const transcript = { ...longer, segments: longer.segments.filter(({ endMs }) => endMs <= HOUR_MS) };
  const runs: number[] = [];
  let captions = 0;
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    captions = paginateCaptions({ transcript, format: '16:9' }).length;
    runs.push(performance.now() - start);
  }
  return {
    medianMs: runs.toSorted((a, b) => a - b)[RUNS >> 1]!,
    firstMs: runs[0]!,
    captions,
    words: transcript.segments.reduce((sum, segment) => sum + segment.words.length, 0),
  };
}
