import { randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { AssetKind, AssetPurpose } from '../../core/library-item.ts';
import type { AssetRow } from '../../platform/database/library-store.ts';
import { fileKind } from '../../platform/media/file-kind.ts';
import { libraryKeys } from '../../platform/storage/library-keys.ts';
import type { ServerContext } from '../services.ts';
import { safeExtension, sha256Of } from '../uploads/source-file.ts';

const MAX_NAME_LENGTH = 120;

export interface NewAssetUpload {
  /** The id it will have, where that is settled already. */
  assetId?: string;
  userId: string;
  /** On this machine; the caller removes it afterwards. */
  file: { path: string; fileName: string; sizeBytes: number };
  purpose: AssetPurpose;
  /** That of the file where left out. */
  name?: string | undefined;
  tags: readonly string[];
  signal: AbortSignal;
}

/**
 * Keeps an upload for a worker to make ready. The same file again is the upload there is.
 * @throws AppError asset_type | library_full | storage_* | database_unavailable
 */
export async function addAsset(
  { database, storage, log }: Pick<ServerContext, 'database' | 'storage' | 'log'>,
  upload: NewAssetUpload,
): Promise<{ asset: AssetRow; isNew: boolean }> {
  const { assetId = randomUUID(), userId, file, purpose, signal } = upload;
  const kind = await kindOf(file.path, purpose);
  const sha256 = await sha256Of(file.path, signal);
  const keys = libraryKeys(assetId);
  const originalKey = keys.original(safeExtension(file.fileName));
  const forget = (prefix: string) =>
    storage
      .deletePrefix(prefix)
      .catch((error: unknown) => log.error({ err: error, prefix }, 'files of an upload stayed behind'));
  try {
    await storage.put(originalKey, { path: file.path }, { contentType: 'application/octet-stream' });
    const { asset, isNew, replaced } = await database.createAsset({
      assetId,
      userId,
      kind,
      name: upload.name ?? nameOf(file.fileName),
      tags: upload.tags,
      fileName: file.fileName,
      sha256,
      sizeBytes: file.sizeBytes,
      originalKey,
    });
    if (!isNew) await forget(keys.all);
    if (replaced) await forget(libraryKeys(replaced).all);
    return { asset, isNew };
  } catch (error) {
    await forget(keys.all);
    throw error;
  }
}

/** By the first bytes: what a browser calls it is what its name ends with. */
async function kindOf(path: string, purpose: AssetPurpose): Promise<AssetKind> {
  const found = (await fileKind(path))?.kind;
  if (purpose === 'music' && (found === 'sound' || found === 'film')) return 'music';
  if (purpose === 'background' && found === 'film') return 'clip';
  if (purpose === 'background' && found === 'picture') return 'picture';
  throw new AppError('asset_type');
}

const nameOf = (fileName: string): string =>
  fileName
    .slice(0, fileName.length - extname(fileName).length)
    .slice(0, MAX_NAME_LENGTH)
    .trim() ||
  fileName.slice(0, MAX_NAME_LENGTH) ||
  '-';
