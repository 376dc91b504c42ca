import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  MAX_THUMBNAIL_BYTES,
  type Thumbnail,
  type ThumbnailFile,
  type ThumbnailFileType,
} from '../../core/thumbnail.ts';
import type { Media } from '../../platform/media/media.ts';
import type { MediaOutput } from '../../platform/media/media-job.ts';
import type { Drawer } from './open-drawer.ts';
import { serveAssets } from './verify/serve-assets.ts';

export interface ThumbnailRequest {
  design: Thumbnail;
  /** A file on this machine: what the design has for its background; null for a colour. */
  picture: string | null;
  file: ThumbnailFile;
  out: string;
  /** An existing folder; a folder inside it is used and removed. */
  workDir: string;
  signal: AbortSignal;
}

/** Of FFmpeg's JPEG encoder, best first; the last fits a picture of pure noise. */
const QUALITIES = [2, 4, 7, 12, 20, 31];
/** Letters keep their colours: JPEG has a matrix of its own. */
const JPEG_COLOURS = 'scale=out_color_matrix=bt601:out_range=pc,format=yuvj420p';
/** Colours as a person sees them with as few as a PNG of 8 bits has. */
const PALETTE =
  'split[all][kept];[all]palettegen=max_colors=256:stats_mode=full[palette];[kept][palette]paletteuse=dither=sierra2_4a';

/**
 * Draws a thumbnail as the studio shows it, pixel for pixel. A file is never larger than YouTube takes: a JPEG that is
 * gets a lower quality, a PNG a palette.
 *
 * @throws AppError render_failed | disk_full | cancelled
 */
export async function drawThumbnail(
  request: ThumbnailRequest & { drawer: Drawer; media: Media; folder: string },
): Promise<void> {
  const { design, picture, file, out, drawer, media, folder, signal } = request;
  const served = await serveAssets(picture === null ? {} : { 'picture.jpg': picture });
  try {
    await drawer.draw({
      design,
      pictureUrl: served.addresses['picture.jpg'] ?? null,
      scale: Number(file.size) / 1080,
      folder,
      signal,
      onSheet: () => {},
    });
  } finally {
    await served.close();
  }
  const drawn = join(folder, '0.png');
  const fits = async (path: string) => (await stat(path)).size <= MAX_THUMBNAIL_BYTES;
  if (file.type === 'png' && (await fits(drawn))) return rename(drawn, out);
  for (const { filter, output } of encodingsOf(file.type, out)) {
    const inputs = [{ path: join(folder, '%d.png'), pictures: { firstNumber: 0 } }];
    await media.run({ kind: 'encode', inputs, filter: `[0:v]${filter}[out]`, outputs: [output] }, { signal });
    if (await fits(out)) return;
  }
}

function encodingsOf(type: ThumbnailFileType, path: string): { filter: string; output: MediaOutput }[] {
  if (type === 'png') return [{ filter: PALETTE, output: { label: 'out', format: 'png', path } }];
  return QUALITIES.map((quality) => ({
    filter: JPEG_COLOURS,
    output: { label: 'out', format: 'jpeg', path, quality },
  }));
}
