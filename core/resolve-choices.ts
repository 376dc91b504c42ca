import type { UploadOptions } from './api.ts';
import { AppError } from './errors.ts';
import { FORMATS, type Format } from './format.ts';
import type { Library } from './library.ts';
import type { Choices, Clip } from './video.ts';

/**
 * Music and backgrounds that a person asked for by their ids, as the document keeps them.
 * @throws AppError asset_missing
 */
export function resolveChoices(
  library: Library,
  { music, backgrounds, format }: Pick<UploadOptions, 'music' | 'backgrounds' | 'format'>,
): Choices {
  return {
    music: music === 'template' ? music : trackOf(library, music),
    backgrounds: [...new Set(backgrounds)].map((asset) => clipOf(library, asset, format)),
  };
}

function trackOf(library: Library, asset: string): Choices['music'] {
  if (asset === 'none') return null;
  const track = library.music.find(({ id }) => asset === `builtin:music/${id}`);
  if (!track) throw new AppError('asset_missing', { asset });
  return { asset, durationMs: track.durationMs };
}

function clipOf(library: Library, asset: string, format: Format): Clip {
  const loop = library.loops.find(({ id }) => asset === `builtin:loops/${id}`);
  if (!loop) throw new AppError('asset_missing', { asset });
  // squares are cut from the wide one
  const { width, height } = FORMATS[format === '9:16' ? '9:16' : '16:9'];
  return { asset, durationMs: loop.durationMs, width, height, loops: true };
}
