import { open } from 'node:fs/promises';

/** How a picture that lies as the camera was held is set upright, as EXIF numbers it: 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Filters that set such a picture upright. */
export const UPRIGHT: Record<Orientation, readonly string[]> = {
  1: [],
  2: ['hflip'],
  3: ['hflip', 'vflip'],
  4: ['vflip'],
  5: ['transpose=cclock_flip'],
  6: ['transpose=clock'],
  7: ['transpose=clock_flip'],
  8: ['transpose=cclock'],
};

/** EXIF stands in the first segments of a JPEG, which hold 64 KB each. */
const HEAD_BYTES = 256 * 1024;
const ORIENTATION_TAG = 0x0112;

/** The orientation a JPEG's EXIF names; upright where it names none, or the file is none. */
export async function exifOrientation(path: string): Promise<Orientation> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return orientationOf(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** The same of the beginning of a JPEG. */
export function orientationOf(jpeg: Buffer): Orientation {
  try {
    const tiff = exifOf(jpeg);
    return tiff ? tagOf(tiff) : 1;
  } catch (error) {
    // what points beyond its end is damaged
    if (error instanceof RangeError) return 1;
    throw error;
  }
}

/** The TIFF structure of the segment APP1 that holds EXIF. */
function exifOf(jpeg: Buffer): Buffer | null {
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff;) {
    const marker = jpeg[at + 1]!;
    const length = jpeg.readUInt16BE(at + 2);
    // the picture itself begins
    if (marker === 0xda) return null;
    const body = jpeg.subarray(at + 4, at + 2 + length);
    if (marker === 0xe1 && body.toString('latin1', 0, 6) === 'Exif\0\0') return body.subarray(6);
    at += 2 + length;
  }
  return null;
}

function tagOf(tiff: Buffer): Orientation {
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = long(4);
  for (let entry = 0; entry < short(directory); entry++) {
    const at = directory + 2 + 12 * entry;
    if (short(at) !== ORIENTATION_TAG) continue;
    const value = short(at + 8);
    return isOrientation(value) ? value : 1;
  }
  return 1;
}

const isOrientation = (value: number): value is Orientation => value >= 1 && value <= 8;
