import { open, type FileHandle } from 'node:fs/promises';

/** What the index of an MP4 or MOV says of its picture. It may lie. */
export interface Mp4Index {
  /** As stored; turning it may swap the two. */
  width: number;
  height: number;
  durationMs: number;
  /** Where pictures stand that are made from no other one, in order, to a few frames; null where all of them are. */
  keyframesMs: number[] | null;
}

/** The index of an hour is some megabytes. */
const MAX_INDEX_BYTES = 32 * 1024 * 1024;
const MAX_BOXES = 10_000;
/** Before a box with 64 bits of length, its own header. */
const WIDE = 16;
const PLAIN = 8;

/**
 * Read without decoding, and without a process: for saying where to look, never for trusting what is found there.
 * @returns null where the file has no such index: it is something else, is made of fragments, or is broken
 */
export async function readMp4Index(path: string): Promise<Mp4Index | null> {
  const file = await open(path, 'r');
  try {
    const moov = await findMoov(file);
    return moov && pictureOf(moov);
  } catch (error) {
    // a count or length that leads out of its box
    if (error instanceof RangeError) return null;
    throw error;
  } finally {
    await file.close();
  }
}

async function findMoov(file: FileHandle): Promise<Buffer | null> {
  const { size } = await file.stat();
  let at = 0;
  for (let boxes = 0; at + PLAIN <= size && boxes < MAX_BOXES; boxes++) {
    const head = await readAt(file, at, WIDE);
    const { type, length, headBytes } = boxAt(head, 0, size - at);
    if (length < headBytes) return null;
    if (type === 'moov') return length > MAX_INDEX_BYTES ? null : readAt(file, at + headBytes, length - headBytes); // prettier-ignore
    at += length;
  }
  return null;
}

function pictureOf(moov: Buffer): Mp4Index | null {
  const media = childrenOf(moov)
    .filter(({ type }) => type === 'trak')
    .map(({ body }) => inside(body, 'mdia'))
    .find((mdia) => mdia && inside(mdia, 'hdlr')?.toString('latin1', 8, 12) === 'vide');
  const header = media && inside(media, 'mdhd');
  const table = media && inside(media, 'minf', 'stbl');
  const [sample, times] = table ? [inside(table, 'stsd'), inside(table, 'stts')] : [];
  if (!header || !table || !sample || !times) return null;
  const timescale = header.readUInt32BE(header[0] === 1 ? 20 : 12);
  const runs = rowsOf(times, 2).map(([count, ticks]) => ({ count: count!, ticks: ticks! }));
  const toMs = (ticks: number) => (1000 * ticks) / timescale;
  const durationMs = toMs(runs.reduce((sum, { count, ticks }) => sum + count * ticks, 0));
  if (!(durationMs > 0) || !Number.isFinite(durationMs)) return null;
  const keyframes = inside(table, 'stss');
  return {
    // behind version, count, and the head of the first description
    width: sample.readUInt16BE(8 + 32),
    height: sample.readUInt16BE(8 + 34),
    durationMs,
    keyframesMs: keyframes && ticksAt(runs, rowsOf(keyframes, 1).map(([nth]) => nth! - 1)).map(toMs), // prettier-ignore
  };
}

/** When samples of these places, in rising order, begin. */
function ticksAt(runs: readonly { count: number; ticks: number }[], places: readonly number[]): number[] {
  const found: number[] = [];
  let [before, ticksBefore, run] = [0, 0, 0];
  for (const place of places) {
    while (run < runs.length && place >= before + runs[run]!.count) {
      before += runs[run]!.count;
      ticksBefore += runs[run]!.count * runs[run]!.ticks;
      run++;
    }
    if (run < runs.length) found.push(ticksBefore + (place - before) * runs[run]!.ticks);
  }
  return found;
}

/** Rows of a table: version and flags, their number, then so many 32-bit numbers each. @throws RangeError */
function rowsOf(table: Buffer, columns: number): number[][] {
  const count = table.readUInt32BE(4);
  if (8 + count * columns * 4 > table.length) throw new RangeError('a table is longer than its box');
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: columns }, (__, column) => table.readUInt32BE(8 + (row * columns + column) * 4)),
  );
}

/** The first box on this way down. */
function inside(box: Buffer, ...types: string[]): Buffer | null {
  let found: Buffer | undefined = box;
  for (const wanted of types) found = found && childrenOf(found).find(({ type }) => type === wanted)?.body;
  return found ?? null;
}

function childrenOf(box: Buffer): { type: string; body: Buffer }[] {
  const children: { type: string; body: Buffer }[] = [];
  for (let at = 0; at + PLAIN <= box.length && children.length < MAX_BOXES;) {
    const { type, length, headBytes } = boxAt(box, at, box.length - at);
    if (length < headBytes) break;
    children.push({ type, body: box.subarray(at + headBytes, at + length) });
    at += length;
  }
  return children;
}

/** @param left bytes to the end of what it stands in, which is how long a box of length 0 is */
function boxAt(bytes: Buffer, at: number, left: number) {
  const type = bytes.toString('latin1', at + 4, at + PLAIN);
  const said = bytes.readUInt32BE(at);
  if (said === 1) return { type, length: Number(bytes.readBigUInt64BE(at + PLAIN)), headBytes: WIDE };
  return { type, length: said === 0 ? left : said, headBytes: PLAIN };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
