import { describe, expect, it } from 'vitest';
import { orientationOf } from './exif-orientation.ts';

/** A JPEG that holds nothing but EXIF with this one entry. */
function jpeg(value: number, { little = true, tag = 0x0112 } = {}): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 12);
  tiff.write(little ? 'II' : 'MM', 0, 'latin1');
  const short = (n: number, at: number) => (little ? tiff.writeUInt16LE(n, at) : tiff.writeUInt16BE(n, at));
  const long = (n: number, at: number) => (little ? tiff.writeUInt32LE(n, at) : tiff.writeUInt32BE(n, at));
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(tag, 10);
  short(3, 12);
  long(1, 14);
  short(value, 18);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(2 + 6 + tiff.length);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xe1]),
    length,
    Buffer.from('Exif\0\0', 'latin1'),
    tiff,
  ]);
}

describe('the orientation of a photo', () => {
  it('is read in both byte orders, behind other segments', () => {
    expect(orientationOf(jpeg(6))).toBe(6);
    expect(orientationOf(jpeg(8, { little: false }))).toBe(8);
  });

  it('is upright where none is named, or nonsense', () => {
    expect(orientationOf(jpeg(6, { tag: 0x0110 }))).toBe(1);
    expect(orientationOf(jpeg(77))).toBe(1);
    expect(orientationOf(Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2]))).toBe(1);
    expect(orientationOf(Buffer.alloc(0))).toBe(1);
  });

  it('is upright where the file ends in the middle of it', () => {
    const whole = jpeg(6);
    for (let length = 0; length < whole.length; length++) {
      expect([1, 6]).toContain(orientationOf(whole.subarray(0, length)));
    }
  });
});
