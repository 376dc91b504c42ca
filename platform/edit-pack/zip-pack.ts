import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file of an archive, opened when its turn comes. */
export interface ZipEntry {
  /** Name in the archive. */
  path: string;
  sizeBytes: number;
  open(): Promise<Readable>;
}

export interface Zip {
  /** Exact, before anything is read: nothing in it is compressed. */
  sizeBytes: number;
  stream: Readable;
}

/** Archives are the same to the last byte each time they are made. */
const MODIFIED_AT = new Date('2026-01-01T00:00:00Z');

/**
 * Files as one ZIP, read one after the other while it is sent, never held in memory; ZIP64 where it is large. All are
 * stored as they are: pictures and sound are compressed already. To destroy the stream ends the reading.
 * @returns a stream that fails where a file cannot be opened, or is not as long as was said
 */
export async function zipPack(entries: readonly ZipEntry[]): Promise<Zip> {
  const zip = new ZipFile();
  // what yazl pipes into; typed as the interface of streams alone
  const stream = zip.outputStream as Readable;
  let reading: Readable | null = null;
  zip.on('error', (error) => stream.destroy(error as Error));
  stream.once('close', () => reading?.destroy());
  for (const { path, sizeBytes, open } of entries) {
    const options = { compress: false, size: sizeBytes, mtime: MODIFIED_AT };
    zip.addReadStreamLazy(path, options, (opened) => {
      const start = (body: Readable): void => {
        reading = body;
        body.once('error', (error) => stream.destroy(error));
        // an archive that nobody reads any more
        if (stream.destroyed) body.destroy();
        else opened(null, body);
      };
      open().then(start, (error: unknown) => stream.destroy(error as Error));
    });
  }
  const sizeBytes = await new Promise<number>((resolve) => {
    // its types forget the one argument that it is there for
    zip.end(undefined, ((bytes: number) => resolve(bytes)) as () => void);
  });
  return { sizeBytes, stream };
}
