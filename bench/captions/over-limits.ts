import {
  captionLimits,
  MAX_CAPTION_MS,
  MIN_CAPTION_MS,
  textWidth,
} from '../../core/captions/caption-limits.ts';
import { paginateCaptions } from '../../core/captions/paginate-captions.ts';
import { markedSentences } from '../../core/captions/testing/korean-sentences.ts';
import { FORMATS, msToFrame, type Format } from '../../core/format.ts';
import type { Caption, Transcript } from '../../core/video.ts';
import { speak } from './speak.ts';

/** Captions over each hard limit, and how many there were. */
export interface LimitFigures {
  captions: number;
  lineWidth: number;
  lines: number;
  tooShort: number;
  tooLong: number;
  gap: number;
  readingSpeed: number;
  any: number;
}

/** Slow, ordinary and fast, with long pauses and with hardly any. */
const PACES = [3.5, 5.5, 7.5].flatMap((syllablesPerSecond) =>
  [900, 250].map((pauseMs) => ({ syllablesPerSecond, pauseMs })),
);

/** Counts over the labelled sentences, spoken in several ways, and the given transcripts; each format and rhythm. */
export function measureLimits(transcripts: readonly Transcript[]): LimitFigures {
  const words = markedSentences().map((sentence) => sentence.words);
  const figures: LimitFigures = {
    captions: 0,
    lineWidth: 0,
    lines: 0,
    tooShort: 0,
    tooLong: 0,
    gap: 0,
    readingSpeed: 0,
    any: 0,
  };
  for (const transcript of [...PACES.map((pace) => speak(words, pace)), ...transcripts]) {
    for (const format of Object.keys(FORMATS) as Format[]) {
      for (const rhythm of ['long', 'short'] as const) {
        const captions = paginateCaptions({ transcript, format, rhythm });
        captions.forEach((caption, i) => count(figures, caption, captions[i + 1], transcript, format));
      }
    }
  }
  return figures;
}

function count(
  figures: LimitFigures,
  caption: Caption,
  next: Caption | undefined,
  { language }: Transcript,
  format: Format,
): void {
  const limits = captionLimits(format, language);
  const shownMs = caption.endMs - caption.startMs;
  const width = caption.lines.reduce((sum, line) => sum + textWidth(line), 0);
  const over = {
    lineWidth: caption.lines.some((line) => textWidth(line) > limits.lineWidth),
    lines: caption.lines.length > limits.lines,
    tooShort: shownMs < MIN_CAPTION_MS,
    tooLong: shownMs > MAX_CAPTION_MS,
    gap: next !== undefined && msToFrame(next.startMs) - msToFrame(caption.endMs) < 2,
    readingSpeed: (width / shownMs) * 1000 > limits.mostWidthPerSecond,
  };
  figures.captions++;
  for (const limit of Object.keys(over) as (keyof typeof over)[]) if (over[limit]) figures[limit]++;
  if (Object.values(over).some(Boolean)) figures.any++;
}
