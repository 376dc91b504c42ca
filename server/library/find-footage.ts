import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { Format } from '../../core/format.ts';
import { libraryUrl, type ApiLibraryItem } from '../../core/library-item.ts';
import { assetKey } from '../../platform/assets.ts';
import type { ServerContext } from '../services.ts';
import { incomingDir } from '../videos/receive-form.ts';
import { foundItem, type Verdicts } from './library-json.ts';

type Search = {
  query: string;
  format: Format;
  minDurationMs: number;
  signal: AbortSignal;
  verdicts: Verdicts;
};
type Services = Pick<ServerContext, 'config' | 'storage' | 'footage'>;

/** What a stock-footage service has, but for what this person never wants to see; nothing where there is no service. */
export async function findFootage({ footage }: Services, search: Search): Promise<ApiLibraryItem[]> {
  if (!footage) return [];
  const { verdicts } = search;
  const found = await footage.search(search);
  return found
    .filter(({ clip }) => verdicts.get(clip.asset) !== 'never')
    .map((clip) => foundItem(clip, { name: footage.name, url: null, verdicts }));
}

/**
 * Brings a found clip into storage, so that a document may name it. Where it lies is asked of the service again: nobody
 * else can say what is to be fetched.
 * @throws AppError not_found | footage_failed | storage_*
 */
export async function takeFootage(
  { config, storage, footage }: Services,
  { asset, ...search }: Search & { asset: string },
): Promise<ApiLibraryItem> {
  const key = assetKey(asset);
  const found = footage && (await footage.search(search)).find(({ clip }) => clip.asset === asset);
  if (!found || !key) throw new AppError('not_found');
  const item = foundItem(found, { name: footage.name, url: libraryUrl(asset), verdicts: search.verdicts });
  if (await storage.stat(key)) return item;
  const path = join(incomingDir(config), randomUUID());
  try {
    await footage.download({ clip: found, path, signal: search.signal });
    await storage.put(key, { path }, { contentType: 'video/mp4' });
  } catch (error) {
    if (error instanceof AppError && error.code === 'asset_missing')
      throw new AppError('footage_failed', {}, { cause: error });
    throw error;
  } finally {
    await rm(path, { force: true });
  }
  return item;
}
