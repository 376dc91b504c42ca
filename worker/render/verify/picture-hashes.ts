import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rect } from '../../../core/layer.ts';
import type { Media } from '../../../platform/media/media.ts';

/** Hashes of every pixel, alpha included: equal ones are equal pictures. */
export interface PictureHash {
  whole: string;
  /** What it would be with everything outside of the rectangle made transparent. */
  inside: string;
}

/** Reads `count` pictures of a folder, from `from`.png on, all of one size. */
export async function pictureHashes(request: {
  folder: string;
  from: number;
  count: number;
  size: { width: number; height: number };
  rect: Rect;
  media: Media;
  signal: AbortSignal;
}): Promise<PictureHash[]> {
  const { folder, from, count, size, rect, media, signal } = request;
  const [whole, inside] = [join(folder, 'whole.md5'), join(folder, 'inside.md5')] as const;
  const graph = [
    '[0:v]format=rgba,split[whole][all]',
    `[all]crop=${rect.width}:${rect.height}:${rect.x}:${rect.y},pad=${size.width}:${size.height}:${rect.x}:${rect.y}:color=black@0[inside]`,
  ].join(';');
  await media.run(
    {
      kind: 'encode',
      inputs: [{ path: numberedPictures(folder), pictures: { firstNumber: from } }],
      filter: graph,
      outputs: [
        { label: 'whole', format: 'framemd5', path: whole, frames: count },
        { label: 'inside', format: 'framemd5', path: inside, frames: count },
      ],
    },
    { signal },
  );
  const insides = await hashesIn(inside);
  return (await hashesIn(whole)).map((hash, i) => ({ whole: hash, inside: insides[i]! }));
}

/** Hash of a picture on which nothing is drawn. */
export const emptyHash = ({ width, height }: { width: number; height: number }): string =>
  createHash('md5')
    .update(new Uint8Array(width * height * 4))
    .digest('hex');

/** 0.png, 1.png … as ffmpeg wants it said. */
export const numberedPictures = (folder: string): string => join(folder.replaceAll('%', '%%'), '%d.png');

async function hashesIn(path: string): Promise<string[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '' && line[0] !== '#');
  return lines.map((line) => line.slice(line.lastIndexOf(',') + 1).trim());
}
