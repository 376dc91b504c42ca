import { isUndecided, needsCheck } from '../../core/captions/check-segments.ts';
import { ownerAmong } from '../../core/captions/paginate-again.ts';
import { isShown, type Caption, type Segment, type Video } from '../../core/video.ts';

/** What a person is asked about a line: its times, or that it is not in the manuscript. */
export type Mark = 'check' | 'spoken';

/** What stands in the list of captions, in the order it is spoken. */
export type CaptionRow = { key: string; startMs: number; asks: boolean } & (
  | { kind: 'caption'; caption: Caption; mark: Mark | null; segment: number }
  /** A line that is not shown: not said, or left out. */
  | { kind: 'hidden'; segment: number; text: string; only: Segment['only'] }
  /** Speech whose words nobody knows. */
  | { kind: 'unwritten'; index: number; endMs: number }
);

/** Captions with what is to be asked about them, and beside them what has no caption. */
export function captionRows({ captions, transcript }: Pick<Video, 'captions' | 'transcript'>): CaptionRow[] {
  const segments = transcript?.segments ?? [];
  const ownerOf = ownerAmong(segments.map((segment) => (isShown(segment) ? segment : null)));
  const asked = new Set<number>();
  const shown = captions.map((caption): CaptionRow => {
    const segment = ownerOf(caption.words[0] ?? caption);
    // of a line on several captions, the first one asks
    const mark = asked.has(segment) ? null : markOf(segments[segment]);
    asked.add(segment);
    const { id, startMs } = caption;
    return { kind: 'caption', key: id, startMs, asks: mark !== null, caption, mark, segment };
  });
  const hidden = segments.flatMap((segment, i): CaptionRow[] => {
    if (isShown(segment) || segment.words.length === 0) return [];
    const text = segment.words.map((word) => word.text).join(' ');
    const { startMs, only } = segment;
    return [
      { kind: 'hidden', key: `segment-${i}`, startMs, asks: isUndecided(segment), segment: i, text, only },
    ];
  });
  const unwritten = (transcript?.unwritten ?? []).map(({ startMs, endMs }, index): CaptionRow => ({
    kind: 'unwritten',
    key: `unwritten-${startMs}`,
    startMs,
    asks: true,
    index,
    endMs,
  }));
  // what has no caption stands before the caption that begins with it
  return [...hidden, ...unwritten, ...shown].sort((a, b) => a.startMs - b.startMs);
}

function markOf(segment: Segment | undefined): Mark | null {
  if (!segment) return null;
  if (segment.only === 'spoken' && isUndecided(segment)) return 'spoken';
  return needsCheck(segment) ? 'check' : null;
}

/** The next row that asks something, after the one of the key; from the top where that was the last. */
export function nextAsking(rows: readonly CaptionRow[], after: string | null): CaptionRow | null {
  const asking = rows.filter((row) => row.asks);
  const at = rows.findIndex(({ key }) => key === after);
  return asking.find((row) => rows.indexOf(row) > at) ?? asking[0] ?? null;
}
