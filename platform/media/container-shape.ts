import { open, type FileHandle } from 'node:fs/promises';

/** What the first bytes of a file say it is, and whether its own sizes reach past its end. */
export interface ContainerShape {
  sizeBytes: number;
  /** Known to hold sound, video or tags of sound; null for anything else. */
  kind: 'riff' | 'aiff' | 'mp4' | 'id3' | 'mpeg' | 'flac' | 'ogg' | 'matroska' | 'asf' | 'caf' | 'amr' | null;
  /** The file ends before what its header announces. */
  cutOff: boolean;
}

const MAGIC: [ContainerShape['kind'], RegExp][] = [
  ['riff', /^(RIFF|RF64|RIFX)/],
  ['aiff', /^FORM....AIF[FC]/s],
  ['mp4', /^....(ftyp|moov|mdat|free|skip|wide)/s],
  ['id3', /^ID3/],
  ['flac', /^fLaC/],
  ['ogg', /^OggS/],
  ['matroska', /^.E\xdf\xa3/s],
  ['asf', /^\x30\x26\xb2\x75/],
  ['caf', /^caff/],
  ['amr', /^#!AMR/],
  ['mpeg', /^\xff[\xe0-\xff]/],
];

/** Reads a few headers, never the whole file. */
export async function containerShape(path: string): Promise<ContainerShape> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = await read(file, 0, 16);
    const text = head.toString('latin1');
    const kind = MAGIC.find(([, magic]) => magic.test(text))?.[0] ?? null;
    return { sizeBytes: size, kind, cutOff: await isCutOff(file, kind, head, size) };
  } finally {
    await file.close();
  }
}

async function isCutOff(
  file: FileHandle,
  kind: ContainerShape['kind'],
  head: Buffer,
  size: number,
): Promise<boolean> {
  if (head.length < 12) return kind !== null;
  switch (kind) {
    case 'riff': {
      const said = head.toString('latin1', 0, 4) === 'RIFX' ? head.readUInt32BE(4) : head.readUInt32LE(4);
      // streaming recorders leave 0 or all ones where the size belongs
      return said !== 0 && said < 0xffff_ff00 && said + 8 > size;
    }
    case 'aiff':
      return head.readUInt32BE(4) + 8 > size;
    case 'id3': {
      const tagSize = [6, 7, 8, 9].reduce((sum, i) => (sum << 7) | (head[i]! & 0x7f), 0);
      return tagSize + 10 > size;
    }
    case 'mp4':
      return boxesReachPastEnd(file, size);
    default:
      return false;
  }
}

/** Walks the top-level boxes of an MP4: a cut copy ends inside one of them, or before its index (`moov`). */
async function boxesReachPastEnd(file: FileHandle, size: number): Promise<boolean> {
  let at = 0;
  let hasIndex = false;
  for (let boxes = 0; at + 8 <= size && boxes < 10_000; boxes++) {
    const head = await read(file, at, 16);
    const type = head.toString('latin1', 4, 8);
    let length = head.readUInt32BE(0);
    if (length === 1 && head.length === 16) length = Number(head.readBigUInt64BE(8));
    if (length === 0) length = size - at;
    if (type === 'moov') hasIndex = true;
    if (length < 8 || at + length > size) return true;
    at += length;
  }
  return !hasIndex;
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
