import { createHash } from 'node:crypto';
import type { Template } from '../../core/template.ts';
import type { ThumbnailFile } from '../../core/thumbnail.ts';
import { thumbnailOf } from '../../core/thumbnail/design-thumbnail.ts';
import { pictureOf } from '../../core/thumbnail/frame-picture.ts';
import type { Video } from '../../core/video.ts';

/** Raised when the same design would now be drawn otherwise: files that are kept are made again. */
const DRAWING_VERSION = 1;

export interface ThumbnailName {
  /** Equal for documents whose thumbnails look the same. */
  design: string;
  /** Last part of the storage key of one file of it. */
  file(file: ThumbnailFile): string;
}

/** What the files of a document's thumbnail are called, by all that can be seen on it. */
export function thumbnailName(video: Video, template: Template): ThumbnailName {
  const { background, ...rest } = thumbnailOf(video, template);
  const picture = pictureOf(background, video, template.crossfadeFrames) ?? background;
  const seen = JSON.stringify([DRAWING_VERSION, rest, picture]);
  const design = createHash('sha256').update(seen).digest('hex').slice(0, 24);
  return { design, file: ({ size, type }) => `${design}-${size}.${type}` };
}
