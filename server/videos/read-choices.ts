import type { UploadOptions } from '../../core/api.ts';
import { ownAsset, ownAssetId } from '../../core/library-item.ts';
import { resolveChoices } from '../../core/resolve-choices.ts';
import type { Choices } from '../../core/video.ts';
import type { ServerContext } from '../services.ts';

/**
 * Music and backgrounds that a person asked for, of what ships with the product and of their own uploads.
 * @throws AppError asset_missing | database_unavailable
 */
export async function readChoices(
  { database, library: { library } }: Pick<ServerContext, 'database' | 'library'>,
  { userId, options }: { userId: string; options: Pick<UploadOptions, 'music' | 'backgrounds' | 'format'> },
): Promise<Choices> {
  const asksForOwn = [options.music, ...options.backgrounds].some((asset) => ownAssetId(asset) !== null);
  const uploads = asksForOwn ? await database.listAssets(userId) : [];
  const ready = uploads.filter(({ status }) => status === 'ready');
  return resolveChoices(
    library,
    options,
    ready.map((upload) => ({ ...upload, asset: ownAsset(upload.id) })),
  );
}
