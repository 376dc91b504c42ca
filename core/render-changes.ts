import type { z } from 'zod';
import { FPS } from './format.ts';
import { overlayOf } from './overlay.ts';
import type { Template } from './template.ts';
import type { Span, Timeline } from './timeline.ts';
import { videoSchema, type Video } from './video.ts';

/** A document as kept with the files that were made of it: all that is seen or heard, but not what was measured. */
export const madeOfSchema = videoSchema.omit({ recording: true, transcript: true, script: true });
export type MadeOf = z.infer<typeof madeOfSchema>;

/** What will be made anew when a video is made again. */
export interface RenderChanges {
  remake: 'everything' | 'parts' | 'sound' | 'nothing';
  /** What differs, for `parts`: captions that are new, gone or different, and others. */
  captions: number;
  cards: boolean;
  pictures: boolean;
  sound: boolean;
  /** Frames of the pieces that show something new. */
  frames: number;
}

/** The video is cut into pieces of about this length, and a piece is made anew as a whole. */
const PIECE_FRAMES = 6 * FPS;

/**
 * What differs between the files there are and what would be made now. Pieces that are still kept from an earlier
 * version are not known here: it is rather too much than too little.
 * @param made null where nothing was made yet
 */
export function renderChanges(made: MadeOf | null, video: Video, template: Template): RenderChanges {
  const after = overlayOf(video, template);
  const total = after.timeline.durationInFrames;
  const everything: RenderChanges = {
    remake: 'everything',
    captions: 0,
    cards: false,
    pictures: false,
    sound: true,
    frames: total,
  };
  if (!made) return everything;
  const { recording, transcript, script } = video;
  const before = overlayOf({ ...made, recording, transcript, script }, template);
  const sameEverywhere =
    same(made.format, video.format) &&
    same(made.template, video.template) &&
    same(made.church.trim(), video.church.trim()) &&
    same(made.language, video.language) &&
    same(before.rects.caption, after.rects.caption) &&
    before.timeline.voiceFrom === after.timeline.voiceFrom &&
    before.timeline.durationInFrames === total;
  if (!sameEverywhere) return everything;

  const asSeen = (timeline: Timeline) => captionsAsSeen(timeline, template);
  const captions = differing(asSeen(before.timeline), asSeen(after.timeline));
  const cards = CARD_TEXTS.some((name) => made[name].trim() !== video[name].trim());
  const cardSpans = cards ? [after.timeline.intro, after.timeline.outro].filter((span) => span !== null) : [];
  const shots = differing(before.timeline.shots, after.timeline.shots);
  const sound = !same(made.sound, video.sound);
  const frames = framesOfPieces([...captions.spans, ...cardSpans, ...shots.spans], total);
  return {
    remake: frames > 0 ? 'parts' : sound ? 'sound' : 'nothing',
    captions: captions.count,
    cards,
    pictures: shots.count > 0,
    sound,
    frames,
  };
}

const CARD_TEXTS = ['title', 'scripture', 'series', 'date', 'blessing'] as const;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Captions as they are seen: their ids are not, and when each word is said only where words come one by one. */
const captionsAsSeen = ({ captions }: Timeline, { composition }: Template) =>
  captions.map(({ from, to, caption }) => ({
    from,
    to,
    lines: caption.lines,
    words: composition === 'Karaoke' || composition === 'Scripture' ? caption.words : null,
  }));

/** What is only in one of two lists: where it is seen, and how many places that are. */
function differing(before: readonly Span[], after: readonly Span[]): { spans: Span[]; count: number } {
  const [old, now] = [new Set(before.map(written)), new Set(after.map(written))];
  const gone = before.filter((item) => !now.has(written(item)));
  const added = after.filter((item) => !old.has(written(item)));
  return { spans: [...gone, ...added], count: Math.max(gone.length, added.length) };
}

const written = (item: Span): string => JSON.stringify(item);

function framesOfPieces(spans: readonly Span[], total: number): number {
  const pieces = new Set<number>();
  for (const { from, to } of spans) {
    for (let piece = Math.floor(from / PIECE_FRAMES); piece * PIECE_FRAMES < Math.min(to, total); piece++) {
      pieces.add(piece);
    }
  }
  return Math.min(total, pieces.size * PIECE_FRAMES);
}
