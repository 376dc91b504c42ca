import type { Readable } from 'node:stream';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { packKeys } from '../storage/pack-keys.ts';
import type { Storage } from '../storage/storage.ts';
import { zipPack, type Zip } from './zip-pack.ts';

/** What stands in storage of a pack that is ready: every file of the archive, in order. */
export const packIndexSchema = z.strictObject({
  entries: z.array(
    z.strictObject({ path: z.string(), key: z.string(), sizeBytes: z.number().int().nonnegative() }),
  ),
});
export type PackIndex = z.infer<typeof packIndexSchema>;

export interface PackPlace {
  storage: Storage;
  videoId: string;
  /** Of the pack; see `packSource`. */
  name: string;
}

/** Null where the pack is not ready. */
export async function readPackIndex({ storage, videoId, name }: PackPlace): Promise<PackIndex | null> {
  const key = packKeys(videoId).index(name);
  if (!(await storage.stat(key))) return null;
  const parts: Buffer[] = [];
  for await (const part of await storage.get(key)) parts.push(part as Buffer);
  return packIndexSchema.parse(JSON.parse(Buffer.concat(parts).toString()));
}

/**
 * The archive, read out of storage while it is sent.
 * @throws AppError not_found where a file of it is gone
 */
export async function openPack({ entries }: PackIndex, storage: Storage): Promise<Zip> {
  const [first] = entries;
  // said before anything is sent, rather than by an archive that breaks off
  if (!first || !(await storage.stat(first.key))) throw new AppError('not_found');
  return zipPack(
    entries.map(({ path, key, sizeBytes }) => ({
      path,
      sizeBytes,
      open: (): Promise<Readable> => storage.get(key),
    })),
  );
}
