import { constants } from 'node:fs';
import { copyFile, mkdir, open, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import { signedPath } from './signed-key.ts';
import type { Storage } from './storage.ts';
import { checkKey, checkPrefix } from './storage-key.ts';

/** Where half-written files wait, and where content types are kept; keys cannot begin with a dot. */
const DRAFTS = '.drafts';
const TYPES = '.types';
/** A draft this old was left by a process that was killed. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;
const UNKNOWN_TYPE = 'application/octet-stream';

export interface LocalStorageOptions {
  kind: 'local';
  dir: string;
  /** Address of our own server before `/files`; empty for links of the same origin. */
  baseUrl: string;
  signingKey: string;
}

/** Files in a folder, at the path their key names. Links are signed and served by our own server at `/files`. */
export function openLocalStorage({ dir, baseUrl, signingKey }: LocalStorageOptions): Storage {
  const pathOf = (key: string) => join(dir, checkKey(key));
  const typePathOf = (key: string) => join(dir, TYPES, checkKey(key));

  async function moveIntoPlace(path: string, write: (draft: string) => Promise<void>): Promise<void> {
    const draft = join(dir, DRAFTS, randomUUID());
    await mkdir(dirname(draft), { recursive: true });
    try {
      await write(draft);
      await mkdir(dirname(path), { recursive: true });
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async function openFile(key: string) {
    const handle = await open(pathOf(key), 'r');
    const { size, isFile } = await handle.stat().then((s) => ({ size: s.size, isFile: s.isFile() }));
    if (isFile) return { handle, size };
    await handle.close();
    throw new AppError('not_found');
  }

  return {
    kind: 'local',

    put: (key, body, { contentType }) =>
      asAppError('storage_failed', async () => {
        const path = pathOf(key);
        await moveIntoPlace(typePathOf(key), (draft) => writeFile(draft, contentType));
        await moveIntoPlace(path, (draft) =>
          'path' in body
            ? copyFile(body.path, draft, constants.COPYFILE_FICLONE)
            : writeFile(draft, body.data),
        );
      }),

    get: (key, range) =>
      asAppError('not_found', async (): Promise<Readable> => {
        const { handle, size } = await openFile(key);
        if (range && (range.start < 0 || range.start >= size || range.end < range.start)) {
          await handle.close();
          throw new AppError('range_not_satisfiable');
        }
        return handle.createReadStream(range);
      }),

    download: (key, path) =>
      asAppError('not_found', async () => {
        const { handle } = await openFile(key);
        await handle.close();
        const draft = `${path}.${randomUUID()}`;
        try {
          await copyFile(pathOf(key), draft, constants.COPYFILE_FICLONE);
          await rename(draft, path);
        } catch (error) {
          await rm(draft, { force: true });
          throw error;
        }
      }),

    stat: (key) =>
      asAppError('storage_failed', async () => {
        const found = await stat(pathOf(key)).catch(nullWhenAbsent);
        if (!found?.isFile()) return null;
        const contentType = (await readFile(typePathOf(key), 'utf8').catch(nullWhenAbsent)) ?? UNKNOWN_TYPE;
        return { sizeBytes: found.size, contentType, modifiedAt: found.mtime };
      }),

    delete: (key) =>
      asAppError('storage_failed', async () => {
        await rm(pathOf(key), { force: true });
        await rm(typePathOf(key), { force: true });
      }),

    deletePrefix: (prefix) =>
      asAppError('storage_failed', async () => {
        const folder = checkPrefix(prefix).slice(0, -1);
        await rm(pathOf(folder), { recursive: true, force: true });
        await rm(typePathOf(folder), { recursive: true, force: true });
      }),

    async *list(prefix) {
      const folder = checkPrefix(prefix).slice(0, -1);
      const entries = (await readdir(pathOf(folder), { withFileTypes: true }).catch(nullWhenAbsent)) ?? [];
      for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
        const key = prefix + entry.name;
        if (entry.isDirectory()) {
          yield* this.list(`${key}/`);
          continue;
        }
        const found = await stat(pathOf(key)).catch(nullWhenAbsent);
        if (found) yield { key, sizeBytes: found.size, modifiedAt: found.mtime };
      }
    },

    async signedUrl(key, { expiresInSeconds, fileName }) {
      const expires = Math.floor(Date.now() / 1000) + expiresInSeconds;
      return `${baseUrl}${signedPath(signingKey, checkKey(key), { expires, ...(fileName && { name: fileName }) })}`;
    },

    check: () =>
      asAppError('storage_failed', async () => {
        const drafts = join(dir, DRAFTS);
        await mkdir(drafts, { recursive: true });
        const probe = join(drafts, randomUUID());
        await writeFile(probe, 'ok');
        await rm(probe);
        for (const name of await readdir(drafts)) {
          const draft = await stat(join(drafts, name)).catch(nullWhenAbsent);
          if (draft && Date.now() - draft.mtimeMs > ABANDONED_AFTER_MS) await rm(join(drafts, name));
        }
      }),
  };
}

const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? '';

function nullWhenAbsent(error: unknown): null {
  if (ABSENT.has(codeOf(error))) return null;
  throw error;
}

/** Runs `work`; `whenAbsent` is what a missing file means there. */
async function asAppError<T>(whenAbsent: ErrorCode, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = codeOf(error);
    if (ABSENT.has(code)) throw new AppError(whenAbsent, {}, { cause: error });
    throw new AppError(
      code === 'ENOSPC' || code === 'EDQUOT' ? 'disk_full' : 'storage_failed',
      {},
      { cause: error },
    );
  }
}
