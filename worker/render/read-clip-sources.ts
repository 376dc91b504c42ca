import type { Media } from '../../platform/media/media.ts';
import { atOnce } from './at-once.ts';
import { readClipSource, type ClipSource } from './clip-source.ts';

const AT_ONCE = 4;

/**
 * The file of each of these clips and what is to be known of it; each is read once. One that is missing ends the
 * reading of the others.
 * @throws AppError asset_missing where a file is not there or shows nothing
 */
export async function readClipSources(request: {
  assets: readonly string[];
  assetPath: (asset: string) => Promise<string>;
  media: Media;
  signal: AbortSignal;
}): Promise<(asset: string) => ClipSource> {
  const { assetPath, media } = request;
  const assets = [...new Set(request.assets)];
  const failed = new AbortController();
  const signal = AbortSignal.any([request.signal, failed.signal]);
  const read = await atOnce(assets, AT_ONCE, (asset) =>
    readClipSource({ asset, assetPath, media, signal }),
  ).catch((error: unknown) => {
    failed.abort(error);
    throw error;
  });
  const sources = new Map(assets.map((asset, i) => [asset, read[i]!]));
  return (asset) => sources.get(asset)!;
}
