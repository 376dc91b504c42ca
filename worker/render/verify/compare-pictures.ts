import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaInput } from '../../../platform/media/media-job.ts';
import type { Media } from '../../../platform/media/media.ts';

/** PSNR of each frame in dB; EQUAL_DB where two are equal. */
export interface Likeness {
  luma: number[];
  /** The worse of both chroma planes. */
  chroma: number[];
}

export const EQUAL_DB = 99;

/**
 * Frame by frame, how alike two pictures are.
 * @param inputs two films
 * @param graph filters that make of them `[ours]` and `[plain]`, both yuv420p
 * @param folder where the figures go on their way
 */
export async function comparePictures(request: {
  inputs: MediaInput[];
  graph: string;
  folder: string;
  media: Media;
  signal?: AbortSignal;
}): Promise<Likeness> {
  const { inputs, graph, folder, media, signal } = request;
  const stats = join(folder, 'psnr.txt');
  await media.run(
    {
      kind: 'encode',
      inputs,
      filter: `${graph};[ours][plain]psnr=stats_file=${escaped(stats)}[compared]`,
      outputs: [{ label: 'compared', format: 'none', of: 'video' }],
    },
    { signal },
  );
  const text = await readFile(stats, 'utf8');
  const of = (plane: 'y' | 'u' | 'v') =>
    [...text.matchAll(new RegExp(`psnr_${plane}:([\\d.]+|inf)`, 'g'))].map((m) =>
      m[1] === 'inf' ? EQUAL_DB : Number(m[1]),
    );
  const v = of('v');
  return { luma: of('y'), chroma: of('u').map((u, i) => Math.min(u, v[i]!)) };
}

/** A file's name inside a filter: first for the option, then for the graph. */
const escaped = (path: string): string =>
  path.replace(/[\\':]/g, String.raw`\$&`).replace(/[\\'[\],;]/g, String.raw`\$&`);
