import type { Segment, Word } from '../video.ts';
import type { Placement, SpokenWord, WrittenWord } from './place-written.ts';

/**
 * Segments in order of time: one for each line of the manuscript, or more where some of it was not said or something else
 * was said within it; and one for each sentence that is not of the manuscript.
 * @param shares of each word's letters that were heard
 */
export function segmentWritten(
  written: readonly WrittenWord[],
  { spans, asides }: Placement,
  shares: readonly number[],
): Segment[] {
  const segments: Segment[] = [];
  const nextStarts = startsFrom(spans);
  let clock = 0;
  let open: { words: Word[]; line: number; isSaid: boolean } | null = null;
  const close = () => {
    if (open) segments.push(lineSegment(open.words, open.isSaid));
    open = null;
  };
  const putAside = (spoken: readonly SpokenWord[] | undefined) => {
    if (!spoken) return;
    close();
    for (const words of bySentence(spoken, clock)) {
      segments.push(asideSegment(words));
      clock = words[words.length - 1]!.endMs;
    }
  };
  written.forEach(({ text, line }, w) => {
    putAside(asides.get(w));
    const span = spans[w];
    if (open && (open.line !== line || open.isSaid !== Boolean(span))) close();
    open ??= { words: [], line, isSaid: Boolean(span) };
    const startMs = Math.max(clock, span?.startMs ?? 0);
    if (span) clock = Math.max(startMs, Math.min(span.endMs, nextStarts[w + 1]!));
    open.words.push({ text, startMs, endMs: clock, confidence: toShare(shares[w]!) });
  });
  close();
  putAside(asides.get(written.length));
  return segments;
}

/** For every word, and after the last, when the next word begins that was said. */
function startsFrom(spans: Placement['spans']): number[] {
  const starts = [Infinity];
  for (const span of spans.toReversed()) starts.push(span?.startMs ?? starts[starts.length - 1]!);
  return starts.toReversed();
}

function lineSegment(words: Word[], isSaid: boolean): Segment {
  const letters = words.map((word) => word.text.length);
  const heard = words.reduce((sum, word, i) => sum + word.confidence! * letters[i]!, 0);
  return {
    startMs: words[0]!.startMs,
    endMs: words[words.length - 1]!.endMs,
    words,
    confidence: toShare(heard / letters.reduce((a, b) => a + b, 0)),
    ...(!isSaid && { only: 'written' as const }),
  };
}

function asideSegment(words: Word[]): Segment {
  const known = words.flatMap((word) => word.confidence ?? []);
  return {
    startMs: words[0]!.startMs,
    endMs: words[words.length - 1]!.endMs,
    words,
    only: 'spoken',
    ...(known.length > 0 && { confidence: toShare(known.reduce((a, b) => a + b, 0) / known.length) }),
  };
}

/** Heard words by sentence, none before `clock`. */
function bySentence(spoken: readonly SpokenWord[], clock: number): Word[][] {
  const sentences = new Map<number, Word[]>();
  for (const { sentence, text, startMs, endMs, confidence } of spoken) {
    const own = sentences.get(sentence) ?? [];
    sentences.set(sentence, own);
    const from = Math.max(clock, startMs);
    own.push({
      text,
      startMs: from,
      endMs: Math.max(from, endMs),
      ...(confidence !== undefined && { confidence }),
    });
  }
  return [...sentences.values()];
}

const toShare = (share: number): number => Math.round(Math.min(1, share) * 100) / 100;
