import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FPS } from '../core/format.ts';
import { loopFile } from '../core/library.ts';
import { findFfmpeg } from '../platform/media/find-tools.ts';
import { loadLibrary } from '../platform/library.ts';
import { averageColor, differenceOf, readSmallFrames } from './loop-frames.ts';

/** Another decoder may round otherwise. */
const COLOR_STEPS = 2;
/** What encoding alone does to a picture between the end of one group of pictures and the next. */
const CODING_STEPS = 0.5;

const { ffmpegPath } = (await findFfmpeg())!;
const { library, dir } = await loadLibrary();
const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

it.concurrent.each(library.loops)('$id says what colour it has', async ({ id, color }) => {
  const path = join(dir, loopFile(id, '16:9'));
  const measured = channels(
    averageColor(await readSmallFrames({ ffmpegPath, path, choice: { keyframes: true } })),
  );
  for (const [i, said] of channels(color ?? '').entries())
    expect(Math.abs(said - measured[i]!)).toBeLessThanOrEqual(COLOR_STEPS);
});

const cuts = library.loops.flatMap(({ durationMs, ...loop }) =>
  (['16:9', '9:16'] as const).map((format) => ({ file: loopFile(loop.id, format), durationMs })),
);

it.concurrent.each(cuts)('$file begins where it ends', async ({ file, durationMs }) => {
  const path = join(dir, file);
  const read = (choice: { first: number } | { fromSeconds: number }) =>
    readSmallFrames({ ffmpegPath, path, choice });
  const [beginning, end] = await Promise.all([
    read({ first: 3 }),
    read({ fromSeconds: durationMs / 1000 - 3.5 / FPS }),
  ]);
  expect(end).toHaveLength(3);
  const steps = (frames: Buffer[]) => frames.slice(1).map((frame, i) => differenceOf(frames[i]!, frame));
  const seam = differenceOf(end.at(-1)!, beginning[0]!);
  expect(seam).toBeLessThan(1.5 * Math.max(...steps(beginning), ...steps(end)) + CODING_STEPS);
});
