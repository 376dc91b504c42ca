import { randomUUID } from 'node:crypto';
import { access, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import type { Config } from '../../platform/config.ts';

/** What nobody went on with for a day is given up. */
const EXPIRES_AFTER_MS = 24 * 60 * 60 * 1000;

/** Texts that may be sent beside a recording; a long one does not fit into the metadata, which is a header. */
export const BESIDE = ['manuscript', 'subtitles'] as const;
export type Beside = (typeof BESIDE)[number];

/** Folders of unfinished uploads, by what they will be: what is begun as one is never finished as another. */
const FOLDERS = { recording: 'tus', asset: 'tus-library' } as const;
export type UploadKind = keyof typeof FOLDERS;
export const UPLOAD_KINDS = Object.keys(FOLDERS) as UploadKind[];

/**
 * An upload is named by what it will be, without dashes: whoever lost the answer to the last byte can still be told
 * what became of it.
 */
export const newUploadId = (): string => randomUUID().replaceAll('-', '');
export const isUploadId = (id: string | undefined): id is string =>
  id !== undefined && /^[0-9a-f]{32}$/.test(id);
export const uuidOf = (uploadId: string): string =>
  uploadId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Unfinished tus uploads on this machine, each with the texts that came beside it. */
export class UploadStore extends FileStore {
  constructor({ dataDir }: Pick<Config, 'dataDir'>, kind: UploadKind) {
    super({
      directory: join(dataDir, 'uploads', FOLDERS[kind]),
      expirationPeriodInMilliseconds: EXPIRES_AFTER_MS,
    });
  }

  pathOf(id: string): string {
    return join(this.directory, id);
  }

  has(id: string): Promise<boolean> {
    return access(this.pathOf(id)).then(
      () => true,
      () => false,
    );
  }

  /** Lets the client send the last byte, and with it everything that hangs on it, once more. */
  async takeLastByteBack(id: string, sizeBytes: number): Promise<void> {
    await truncate(this.pathOf(id), sizeBytes - 1);
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
