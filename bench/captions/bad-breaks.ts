import { captionLimits } from '../../core/captions/caption-limits.ts';
import type { CaptionRhythm } from '../../core/video.ts';
import { paginateCaptions } from '../../core/captions/paginate-captions.ts';
import { judgeBreaks, type Judgement } from '../../core/captions/testing/judge-breaks.ts';
import { markedSentences, type MarkedSentence } from '../../core/captions/testing/korean-sentences.ts';
import { FORMATS, type Format } from '../../core/format.ts';
import { divideGreedily } from './greedy.ts';
import { ORDINARY, speak } from './speak.ts';

/** Shares of the labelled sentences. */
export interface BreakFigures {
  format: Format;
  way: CaptionRhythm | 'greedy';
  /** Sentences with a bad break in them, of all sentences. */
  badSentences: number;
  /** Bad breaks and good ones, of all breaks. */
  badBreaks: number;
  goodBreaks: number;
  captions: number;
  /** The words around each bad break. */
  bad: string[];
}

/** How the labelled sentences are divided, ours and by the greedy splitter, in each format. */
export function measureBreaks(): BreakFigures[] {
  const sentences = markedSentences();
  return (Object.keys(FORMATS) as Format[]).flatMap((format) => [
    ...(['long', 'short'] as const).map((rhythm) =>
      figures(format, rhythm, sentences, ({ words }) =>
        paginateCaptions({ transcript: speak([words], ORDINARY), format, rhythm }).map((c) => c.lines),
      ),
    ),
    figures(format, 'greedy', sentences, ({ words }) =>
      divideGreedily(words, captionLimits(format, 'ko').lineWidth),
    ),
  ]);
}

function figures(
  format: Format,
  way: BreakFigures['way'],
  sentences: readonly MarkedSentence[],
  divide: (sentence: MarkedSentence) => string[][],
): BreakFigures {
  const divided = sentences.map(divide);
  const judged = sentences.map((sentence, i) => judgeBreaks(sentence, divided[i]!));
  const sum = (of: (judgement: Judgement) => number) => judged.reduce((total, one) => total + of(one), 0);
  const breaks = sum((one) => one.breaks);
  return {
    format,
    way,
    badSentences: sum((one) => Math.min(1, one.bad.length)) / sentences.length,
    badBreaks: sum((one) => one.bad.length) / breaks,
    goodBreaks: sum((one) => one.good) / breaks,
    captions: divided.reduce((total, captions) => total + captions.length, 0),
    bad: judged.flatMap((one) => one.bad),
  };
}
