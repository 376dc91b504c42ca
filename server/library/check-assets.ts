import { AppError } from '../../core/errors.ts';
import { ownAssetId } from '../../core/library-item.ts';
import { assetKey } from '../../platform/assets.ts';
import type { ServerContext } from '../services.ts';

/**
 * Whether a person's document may name these assets: what ships with the product, their own ready uploads, and found
 * footage that is in storage already. What it named before is not looked at again.
 * @throws AppError asset_missing
 */
export async function checkAssets(
  { database, storage, library: { library } }: Pick<ServerContext, 'database' | 'storage' | 'library'>,
  given: { userId: string; assets: readonly string[]; known: readonly string[] },
): Promise<void> {
  const known = new Set([
    ...given.known,
    ...library.loops.map(({ id }) => `builtin:loops/${id}`),
    ...library.music.map(({ id }) => `builtin:music/${id}`),
  ]);
  const unknown = given.assets.filter((asset) => !known.has(asset));
  const assetIds = unknown.flatMap((asset) => ownAssetId(asset) ?? []);
  const own = await database.readyAssets({ userId: given.userId, assetIds });
  for (const asset of unknown) {
    const id = ownAssetId(asset);
    const key = id ? null : assetKey(asset);
    const may = id ? own.has(id) : key !== null && (await storage.stat(key)) !== null;
    if (!may) throw new AppError('asset_missing', { asset });
  }
}
