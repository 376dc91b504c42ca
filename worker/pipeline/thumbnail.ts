import { join } from 'node:path';
import { isAppError } from '../../core/errors.ts';
import type { Template } from '../../core/template.ts';
import type { ThumbnailFile } from '../../core/thumbnail.ts';
import { thumbnailOf } from '../../core/thumbnail/design-thumbnail.ts';
import { pictureOf, type AssetPicture } from '../../core/thumbnail/frame-picture.ts';
import type { Video } from '../../core/video.ts';
import { builtinFile } from '../../platform/assets.ts';
import { drawClipPicture } from '../../platform/media/clip-picture.ts';
import type { RenderEngine } from '../render/open-render-engine.ts';
import type { PipelineServices } from './context.ts';

interface ThumbnailMaking {
  video: Video;
  template: Template;
  /** A file on this machine for each asset the document names. */
  assetPath: (asset: string) => Promise<string>;
  services: Pick<PipelineServices, 'media' | 'library'>;
  engine: RenderEngine;
  file: ThumbnailFile;
  out: string;
  workDir: string;
  signal: AbortSignal;
}

/**
 * The thumbnail of a document as one file.
 * @throws AppError render_failed | disk_full | cancelled | storage_failed
 */
export async function makeThumbnail(making: ThumbnailMaking): Promise<void> {
  const { video, template, engine, file, out, workDir, signal } = making;
  const design = thumbnailOf(video, template);
  const source = pictureOf(design.background, video, template.crossfadeFrames);
  const picture = source && (await drawPicture(making, source));
  await engine.thumbnail({ design, picture, file, out, workDir, signal });
}

/** Null where the asset is gone: the plain ground then shows, as it does in the studio. */
async function drawPicture(making: ThumbnailMaking, { asset, ms }: AssetPicture): Promise<string | null> {
  const { video, template, services, workDir, signal } = making;
  const out = join(workDir, 'picture.jpg');
  try {
    // built-in loops in the cut for the thumbnail, which may differ from the video's
    const builtin = builtinFile(asset, thumbnailOf(video, template).format);
    const path = builtin ? join(services.library.dir, builtin) : await making.assetPath(asset);
    await drawClipPicture({ media: services.media, path, ms, out, signal });
    return out;
  } catch (error) {
    if (isAppError(error) && (error.code === 'not_found' || error.code === 'asset_missing')) return null;
    throw error;
  }
}
