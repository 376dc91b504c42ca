import { join } from 'node:path';
import { AppError } from '../core/errors.ts';
import type { Format } from '../core/format.ts';
import { ownAssetId } from '../core/library-item.ts';
import { loopFile, musicFile } from '../core/library.ts';
import { libraryKeys } from './storage/library-keys.ts';

/**
 * Storage key of an asset that is kept there, null for what ships with the product. `pexels:1/2` →
 * `assets/pexels/1/2.mp4`, `own:<uuid>` → what was made of the upload.
 */
export function assetKey(asset: string): string | null {
  const own = ownAssetId(asset);
  if (own) return libraryKeys(own).main;
  const [, kind, path] = /^([a-z]+):(\w[\w.-]*(?:\/\w[\w.-]*)*)$/.exec(asset) ?? [];
  if (!kind || !path || kind === 'builtin' || kind === 'own') return null;
  return `assets/${kind}/${path}.mp4`;
}

/** Storage key of the picture that is kept of a clip that was refused; null for what is never looked at. */
export function refusedPictureKey(asset: string): string | null {
  const key = ownAssetId(asset) ? null : assetKey(asset);
  return key && key.replace(/mp4$/, 'jpg');
}

/** File below the library folder of a built-in asset, in the cut made for this format; null for anything else. */
export function builtinFile(asset: string, format: Format): string | null {
  const [, kind, id] = /^builtin:(loops|music)\/([a-z0-9-]+)$/.exec(asset) ?? [];
  if (!kind || !id) return null;
  return kind === 'loops' ? loopFile(id, format) : musicFile(id);
}

/** A path on this machine for every asset a document names; what lives in storage is fetched into `cacheDir` once. */
export function assetResolver(request: {
  format: Format;
  libraryDir: string;
  download: (key: string, path: string) => Promise<void>;
  cacheDir: string;
}): (asset: string) => Promise<string> {
  const fetched = new Map<string, Promise<string>>();
  return async (asset) => {
    const builtin = builtinFile(asset, request.format);
    if (builtin) return join(request.libraryDir, builtin);
    const key = assetKey(asset);
    if (!key) throw new AppError('asset_missing', { asset });
    const path = join(request.cacheDir, key.replaceAll('/', '-'));
    const pending = fetched.get(key) ?? request.download(key, path).then(() => path);
    fetched.set(key, pending);
    return pending;
  };
}
