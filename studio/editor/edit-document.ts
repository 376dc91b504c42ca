import { withLines } from '../../core/captions/edit-caption.ts';
import { paginateCaptions } from '../../core/captions/paginate-captions.ts';
import { FORMATS, type Format } from '../../core/format.ts';
import { loopFile } from '../../core/library.ts';
import type { Caption, Video } from '../../core/video.ts';

const LOOP_PREFIX = 'builtin:loops/';
/** As many lines as a caption of the document may have. */
const MAX_LINES = 6;

/** What the person typed, one line a line. Words that are still there keep their times. */
export const editCaption = (caption: Caption, text: string, language: string): Caption =>
  withLines(caption, text.split('\n').slice(0, MAX_LINES), language);

export const withCaption = (video: Video, caption: Caption): Video => ({
  ...video,
  captions: video.captions.map((present) => (present.id === caption.id ? caption : present)),
});

/** Whether captions are no longer as they were split from the words: a person's work, which is kept. */
export function captionsAreEdited(video: Video): boolean {
  if (!video.transcript) return video.captions.length > 0;
  const split = paginateCaptions({ transcript: video.transcript, format: video.format });
  return (
    split.length !== video.captions.length ||
    split.some((caption, index) => caption.lines.join('\n') !== video.captions[index]?.lines.join('\n'))
  );
}

/** The document in another format: captions split anew for its width, built-in pictures in its cut. */
export function withFormat(video: Video, format: Format): Video {
  if (format === video.format) return video;
  const captions =
    video.transcript && !captionsAreEdited(video)
      ? paginateCaptions({ transcript: video.transcript, format })
      : video.captions;
  const { width, height } = FORMATS[format === '9:16' ? '9:16' : '16:9'];
  const shots = video.shots.map((shot) =>
    shot.clip.asset.startsWith(LOOP_PREFIX) ? { ...shot, clip: { ...shot.clip, width, height } } : shot,
  );
  return { ...video, format, captions, shots };
}

/** Addresses for the document as it stands: built-in loops come in the cut of its format, before it is even saved. */
export function assetsFor(video: Video, assets: Readonly<Record<string, string>>): Record<string, string> {
  const loops = video.shots
    .map((shot) => shot.clip.asset)
    .filter((asset) => asset.startsWith(LOOP_PREFIX))
    .map((asset) => [asset, `/library/${loopFile(asset.slice(LOOP_PREFIX.length), video.format)}`]);
  return { ...assets, ...Object.fromEntries(loops) };
}
