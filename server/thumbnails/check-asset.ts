import { AppError } from '../../core/errors.ts';
import { ownAssetId } from '../../core/library-item.ts';
import { builtinFile } from '../../platform/assets.ts';
import type { VideoRow } from '../../platform/database/database.ts';
import type { ServerContext } from '../services.ts';
import { assetsOf } from '../videos/asset-urls.ts';

/**
 * What may be behind a thumbnail of a video: what ships with the product, what its document names, and ready uploads of
 * the person it belongs to.
 * @throws AppError asset_missing
 */
export async function checkAsset(
  { database }: Pick<ServerContext, 'database'>,
  { userId, document }: VideoRow,
  asset: string,
): Promise<void> {
  if (builtinFile(asset, document.format) !== null || assetsOf(document).includes(asset)) return;
  const own = ownAssetId(asset);
  if (own && (await database.readyAssets({ userId, assetIds: [own] })).has(own)) return;
  throw new AppError('asset_missing', { asset });
}
