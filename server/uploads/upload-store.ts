import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import type { Config } from '../../platform/config.ts';

/** What nobody went on with for a day is given up. */
const EXPIRES_AFTER_MS = 24 * 60 * 60 * 1000;

/** Texts that may be sent beside a recording; a long one does not fit into the metadata, which is a header. */
export const BESIDE = ['manuscript', 'subtitles'] as const;
export type Beside = (typeof BESIDE)[number];

export const isUploadId = (id: string | undefined): id is string =>
  id !== undefined && /^[0-9a-f]{32}$/.test(id);

/** Unfinished tus uploads on this machine, each with the texts that came beside it. */
export class UploadStore extends FileStore {
  constructor({ dataDir }: Pick<Config, 'dataDir'>) {
    super({ directory: join(dataDir, 'uploads', 'tus'), expirationPeriodInMilliseconds: EXPIRES_AFTER_MS });
  }

  pathOf(id: string): string {
    return join(this.directory, id);
  }

  async keepBeside(id: string, name: Beside, data: Buffer): Promise<void> {
    await writeFile(`${this.pathOf(id)}.${name}`, data);
  }

  readBeside(id: string, name: Beside): Promise<Buffer | null> {
    return readFile(`${this.pathOf(id)}.${name}`).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  override async remove(id: string): Promise<void> {
    for (const name of BESIDE) await rm(`${this.pathOf(id)}.${name}`, { force: true });
    await super.remove(id);
  }
}
