import type { UploadOptions } from './api.ts';
import { AppError } from './errors.ts';
import { FORMATS, type Format } from './format.ts';
import type { Library } from './library.ts';
import type { ApiLibraryItem } from './library-item.ts';
import type { Choices, Clip } from './video.ts';

/** What has to be known of an upload to use it. */
export type OwnAsset = Pick<ApiLibraryItem, 'asset' | 'kind' | 'durationMs' | 'width' | 'height' | 'loops'>;

/**
 * Music and backgrounds that a person asked for by their ids, as the document keeps them.
 * @param own the person's own uploads that are ready
 * @throws AppError asset_missing
 */
export function resolveChoices(
  library: Library,
  { music, backgrounds, format }: Pick<UploadOptions, 'music' | 'backgrounds' | 'format'>,
  own: readonly OwnAsset[] = [],
): Choices {
  const find = (asset: string) => own.find((given) => given.asset === asset);
  return {
    music: music === 'template' ? music : trackOf(library, music, find(music)),
    backgrounds: [...new Set(backgrounds)].map((asset) => clipOf(library, asset, format, find(asset))),
  };
}

function trackOf(library: Library, asset: string, own: OwnAsset | undefined): Choices['music'] {
  if (asset === 'none') return null;
  const track = own?.kind === 'music' ? own : library.music.find(({ id }) => asset === `builtin:music/${id}`);
  if (!track) throw new AppError('asset_missing', { asset });
  return { asset, durationMs: track.durationMs };
}

function clipOf(library: Library, asset: string, format: Format, own: OwnAsset | undefined): Clip {
  if (own && own.kind !== 'music') {
    const { durationMs, width, height, loops } = own;
    return { asset, durationMs, width, height, loops };
  }
  const loop = library.loops.find(({ id }) => asset === `builtin:loops/${id}`);
  if (!loop) throw new AppError('asset_missing', { asset });
  // squares are cut from the wide one
  const { width, height } = FORMATS[format === '9:16' ? '9:16' : '16:9'];
  return { asset, durationMs: loop.durationMs, width, height, loops: true };
}
