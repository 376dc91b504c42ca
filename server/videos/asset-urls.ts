import { libraryUrl, ownAssetId } from '../../core/library-item.ts';
import type { Video } from '../../core/video.ts';
import { assetKey, builtinFile } from '../../platform/assets.ts';

/** Every asset a document names beside the voice. */
export function assetsOf(document: Video): string[] {
  const music = document.sound.music ? [document.sound.music.asset] : [];
  const behind = document.thumbnail?.background;
  const thumbnail = behind?.kind === 'asset' ? [behind.asset] : [];
  return [...new Set([...document.shots.map((shot) => shot.clip.asset), ...music, ...thumbnail])];
}

/**
 * Where the browser finds what a document names, same origin: built-in files in the cut of its format, uploads as their
 * light copies, found footage through the video it belongs to, the recording as `voice`.
 */
export function assetUrls(videoId: string, document: Video): Record<string, string> {
  const urls: Record<string, string> = { voice: `/api/videos/${videoId}/voice` };
  for (const asset of assetsOf(document)) {
    const builtin = builtinFile(asset, document.format);
    if (builtin) urls[asset] = `/library/${builtin}`;
    else if (ownAssetId(asset)) urls[asset] = libraryUrl(asset)!;
    else if (assetKey(asset)) urls[asset] = `/api/videos/${videoId}/assets/${asset.replace(':', '/')}`;
  }
  return urls;
}
