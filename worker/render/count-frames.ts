import { open, type FileHandle } from 'node:fs/promises';

/** Way to the table of sample sizes of an MP4's first track; its count is the number of frames. */
const WAY = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsz'];
/** Of a box: its length and name; of `stsz` also version, size of each sample, and their count. */
const HEAD_BYTES = 8;
const COUNT_AT = 16;

/** Frames in an MP4 of one track, as its index says; 0 where it has none. Reads a few bytes of the file. */
export async function countFrames(path: string): Promise<number> {
  const file = await open(path, 'r');
  try {
    let from = 0;
    let to = (await file.stat()).size;
    for (const name of WAY) {
      const box = await findBox(file, name, from, to);
      if (!box) return 0;
      [from, to] = [box.from, box.to];
    }
    return (await read(file, from - HEAD_BYTES + COUNT_AT, 4)).readUInt32BE();
  } finally {
    await file.close();
  }
}

/** Inside of the first box of this name between two places of the file. */
async function findBox(
  file: FileHandle,
  name: string,
  from: number,
  to: number,
): Promise<{ from: number; to: number } | null> {
  for (let at = from; at + HEAD_BYTES <= to;) {
    const head = await read(file, at, 2 * HEAD_BYTES);
    const short = head.readUInt32BE(0);
    // a length of 1 says that the real one follows in eight bytes
    const [length, inside] =
      short === 1 ? [Number(head.readBigUInt64BE(HEAD_BYTES)), 2 * HEAD_BYTES] : [short, HEAD_BYTES];
    if (length < inside || at + length > to) return null;
    if (head.toString('latin1', 4, HEAD_BYTES) === name) return { from: at + inside, to: at + length };
    at += length;
  }
  return null;
}

/** What lies beyond the end of the file reads as zeros. */
async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  return (await file.read(Buffer.alloc(length), 0, length, position)).buffer;
}
