import { mergeCaptions, splitCaption, withLines, wordsBefore } from '../../core/captions/edit-caption.ts';
import { layCaption } from '../../core/captions/lay-caption.ts';
import { insertAfter, insertAt } from '../../core/captions/insert-caption.ts';
import { moveCaption, nudgeCaption } from '../../core/captions/nudge-caption.ts';
import { captionIds, paginateAgain } from '../../core/captions/paginate-again.ts';
import { FORMATS, type Format } from '../../core/format.ts';
import { libraryUrl } from '../../core/library-item.ts';
import { loopFile, musicFile } from '../../core/library.ts';
import type { Caption, CaptionRhythm, Video } from '../../core/video.ts';

const LOOP_PREFIX = 'builtin:loops/';
const MUSIC_PREFIX = 'builtin:music/';
/** As many lines as a caption of the document may have, and letters on all of them together. */
const MAX_LINES = 6;
export const MAX_CAPTION_LENGTH = 400;

/** What the person typed, one line a line. Words that are still there keep their times. */
export const editCaption = (caption: Caption, text: string, language: string): Caption =>
  withLines(caption, text.split('\n').slice(0, MAX_LINES), language);

export const withCaption = (video: Video, caption: Caption): Video => ({
  ...video,
  captions: video.captions.map((present) => (present.id === caption.id ? caption : present)),
});

/**
 * The document with a caption in two.
 * @param offset place in its text: where the cursor is
 * @returns also the id of the second part; null where there is nothing to part
 */
export function withSplit(video: Video, id: string, offset: number): { video: Video; id: string } | null {
  const at = video.captions.findIndex((caption) => caption.id === id);
  const caption = video.captions[at];
  const count = caption ? wordsBefore(caption, offset) : null;
  if (!caption || count === null) return null;
  const newId = captionIds(video.captions.map((present) => present.id))();
  const parts = splitCaption(caption, count, newId);
  return parts && { video: { ...video, captions: video.captions.toSpliced(at, 1, ...parts) }, id: newId };
}

/** Whether the caption after this one can be joined with it. */
export function canMerge({ captions }: Pick<Video, 'captions'>, id: string): boolean {
  const at = captions.findIndex((caption) => caption.id === id);
  const [first, second] = [captions[at], captions[at + 1]];
  if (!first || !second) return false;
  return [...first.lines, ...second.lines].join('\n').length <= MAX_CAPTION_LENGTH;
}

/** The document with a caption and the next one as one, on two lines where they hold it. */
export function withMerged(video: Video, id: string): Video {
  const at = video.captions.findIndex((caption) => caption.id === id);
  const [first, second] = [video.captions[at], video.captions[at + 1]];
  if (!first || !second || !canMerge(video, id)) return video;
  const merged = mergeCaptions(first, second);
  const lines = merged.lines.filter((line) => line.trim() !== '');
  const laid = lines.length > 2 ? layCaption(merged.words, video) : lines;
  const kept = laid ?? [...lines.slice(0, MAX_LINES - 1), lines.slice(MAX_LINES - 1).join(' ')];
  const caption = { ...merged, lines: kept.filter((line) => line !== '') };
  return { ...video, captions: video.captions.toSpliced(at, 2, caption) };
}

/** What of a caption is moved in time: one of its edges, or all of it. */
export type Grip = 'start' | 'end' | 'whole';

/** The document with a caption that starts or ends earlier or later, or both; never over its neighbours. */
export function withNudge(video: Video, id: string, grip: Grip, byMs: number): Video {
  const by = { id, byMs: Math.round(byMs), untilMs: recordingEnd(video) };
  const captions =
    grip === 'whole' ? moveCaption(video.captions, by) : nudgeCaption(video.captions, { ...by, edge: grip });
  return captions === video.captions ? video : { ...video, captions: [...captions] };
}

/** The document with an empty caption more: after another one, or at a moment that has none; null where there is no time. */
export function withInserted(
  video: Video,
  where: { after: string } | { atMs: number },
): { video: Video; id: string } | null {
  const newId = captionIds(video.captions.map((present) => present.id))();
  const request = { newId, untilMs: recordingEnd(video) };
  const captions =
    'after' in where
      ? insertAfter(video.captions, { ...request, id: where.after })
      : insertAt(video.captions, { ...request, ...where });
  return captions && { video: { ...video, captions }, id: newId };
}

export const withoutCaption = (video: Video, id: string): Video => ({
  ...video,
  captions: video.captions.filter((caption) => caption.id !== id),
});

const recordingEnd = ({ recording }: Video): number => recording?.durationMs ?? Number.MAX_SAFE_INTEGER;

/** A person read the words of a caption that were doubtful, and they are right. */
export const withWordsChecked = (video: Video, id: string): Video => ({
  ...video,
  captions: video.captions.map((caption) =>
    caption.id === id
      ? { ...caption, words: caption.words.map(({ text, startMs, endMs }) => ({ text, startMs, endMs })) }
      : caption,
  ),
});

/** The document in another rhythm: captions made anew, but for those that a person edited. */
export function withRhythm(video: Video, rhythm: CaptionRhythm): Video {
  if (rhythm === video.rhythm) return video;
  return { ...video, rhythm, captions: paginateAgain(video, { rhythm }) };
}

/**
 * The document in another format: captions made anew for its width, but for those that a person edited; built-in pictures
 * in its cut.
 */
export function withFormat(video: Video, format: Format): Video {
  if (format === video.format) return video;
  const captions = paginateAgain(video, { format });
  const { width, height } = FORMATS[format === '9:16' ? '9:16' : '16:9'];
  const shots = video.shots.map((shot) =>
    shot.clip.asset.startsWith(LOOP_PREFIX) ? { ...shot, clip: { ...shot.clip, width, height } } : shot,
  );
  return { ...video, format, captions, shots };
}

/**
 * Addresses for the document as it stands, before it is even saved: built-in loops come in the cut of its format, what is
 * in the library from there.
 */
export function assetsFor(video: Video, assets: Readonly<Record<string, string>>): Record<string, string> {
  const loops = video.shots
    .map((shot) => shot.clip.asset)
    .filter((asset) => asset.startsWith(LOOP_PREFIX))
    .map((asset) => [asset, `/library/${loopFile(asset.slice(LOOP_PREFIX.length), video.format)}`]);
  const music = video.sound.music?.asset;
  const track = music?.startsWith(MUSIC_PREFIX)
    ? { [music]: `/library/${musicFile(music.slice(MUSIC_PREFIX.length))}` }
    : {};
  const named = [...video.shots.map((shot) => shot.clip.asset), ...(music ? [music] : [])];
  const kept = named.map((asset) => [asset, assets[asset] ?? libraryUrl(asset)]).filter(([, url]) => url);
  return { ...assets, ...Object.fromEntries(kept), ...track, ...Object.fromEntries(loops) };
}
