import { isShown, type Segment, type Transcript, type Video } from '../video.ts';
import {
  CAPTION_GAP_MS,
  captionLimits,
  MAX_CAPTION_MS,
  MIN_CAPTION_MS,
  textWidth,
} from './caption-limits.ts';
import { withSegment } from './check-segments.ts';
import { captionIds, paginateAgain } from './paginate-again.ts';
import { spreadWords } from './spread-words.ts';

/** A line in less time than this share of what reading it takes has no time of its own. */
const TIMELESS_SHARE = 0.25;
/** Room for a line between its neighbours; with less, they make room. */
const LEAST_ROOM_MS = 800;
/** As long as the captions after it wait for a line that has no room. */
const MOST_BORROWED_MS = 1500;
/** What is left of a stretch of unwritten speech is told again from this length on. */
const LEAST_UNWRITTEN_MS = 1000;

/**
 * A person's choice whether a line of the transcript is captioned. Its captions come or go; all others stay, edited ones
 * as they are. A line that was not said, and has no time, gets the time between its neighbours.
 */
export function showSegment(video: Video, index: number, shown: boolean): Video {
  const segment = video.transcript?.segments[index];
  if (!segment || !video.transcript) return video;
  const timed = shown ? withTime(segment, index, { ...video, transcript: video.transcript }) : segment;
  const chosen = withSegment(video, index, () => ({ ...timed, shown }));
  if (isShown(segment) === shown) return chosen;
  return { ...chosen, captions: paginateAgain(video, { transcript: chosen.transcript }) };
}

function withTime(segment: Segment, index: number, video: Video & { transcript: Transcript }): Segment {
  const { transcript, format } = video;
  const { widthPerSecond } = captionLimits(format, transcript.language);
  const width = segment.words.reduce((sum, { text }) => sum + textWidth(text) + 0.5, 0);
  const neededMs = Math.max(MIN_CAPTION_MS, Math.round((width / widthPerSecond) * 1000));
  if (segment.endMs - segment.startMs >= neededMs * TIMELESS_SHARE) return segment;
  const { segments } = transcript;
  const beforeMs = segments.slice(0, index).findLast(isShown)?.endMs ?? 0;
  const afterMs =
    segments.slice(index + 1).find(isShown)?.startMs ?? video.recording?.durationMs ?? beforeMs + neededMs;
  const hasRoom = afterMs - beforeMs >= LEAST_ROOM_MS + 2 * CAPTION_GAP_MS;
  const startMs = hasRoom
    ? beforeMs + CAPTION_GAP_MS
    : Math.max(beforeMs, Math.min(segment.startMs, afterMs));
  const endMs = startMs + Math.min(neededMs, hasRoom ? afterMs - CAPTION_GAP_MS - startMs : MOST_BORROWED_MS);
  const words = segment.words.map(({ text }) => text);
  return {
    ...segment,
    startMs,
    endMs,
    words: spreadWords({ words, startMs, endMs, language: transcript.language }),
  };
}

/**
 * An empty caption for a stretch of speech whose words nobody knows, to be filled in. Of a long one, the rest stays to
 * be asked about.
 * @returns the document, and the id of the new caption; null where there is no such stretch
 */
export function captionUnwritten(video: Video, index: number): { video: Video; id: string } | null {
  const stretch = video.transcript?.unwritten?.[index];
  if (!stretch) return null;
  const endMs = Math.max(stretch.startMs + 1, Math.min(stretch.endMs, stretch.startMs + MAX_CAPTION_MS));
  const id = captionIds(video.captions.map((caption) => caption.id))();
  const caption = { id, startMs: stretch.startMs, endMs, lines: [''], words: [] };
  const rest =
    stretch.endMs - endMs >= LEAST_UNWRITTEN_MS
      ? [{ startMs: endMs + CAPTION_GAP_MS, endMs: stretch.endMs }]
      : [];
  const captions = [...video.captions, caption].sort((a, b) => a.startMs - b.startMs);
  return { video: { ...withUnwritten(video, index, rest), captions }, id };
}

/** A stretch of unwritten speech that needs no caption. */
export const passOverUnwritten = (video: Video, index: number): Video => withUnwritten(video, index, []);

function withUnwritten(video: Video, index: number, rest: NonNullable<Transcript['unwritten']>): Video {
  if (!video.transcript) return video;
  const unwritten = (video.transcript.unwritten ?? []).flatMap((stretch, i) =>
    i === index ? rest : [stretch],
  );
  return { ...video, transcript: { ...video.transcript, unwritten } };
}
