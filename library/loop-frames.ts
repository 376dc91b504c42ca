import { runProcess } from '../platform/processes.ts';

/** Enough to see a colour, or that a picture has jumped. */
const SIZE = { width: 96, height: 54 };
const BYTES = SIZE.width * SIZE.height * 3;

const RAW = ['-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'];

/** Which frames of a film: its keyframes, so many from its beginning, or all from a second on. */
export type FrameChoice = { keyframes: true } | { first: number } | { fromSeconds: number };

/** Small RGB pictures of a film, each 96 x 54 whatever its shape. */
export async function readSmallFrames(request: {
  ffmpegPath: string;
  path: string;
  choice: FrameChoice;
}): Promise<Buffer[]> {
  const { ffmpegPath, path, choice } = request;
  const before =
    'keyframes' in choice
      ? ['-skip_frame', 'nokey']
      : 'fromSeconds' in choice
        ? ['-ss', String(choice.fromSeconds)]
        : [];
  const after = 'first' in choice ? ['-frames:v', String(choice.first)] : [];
  const filter = `scale=${SIZE.width}:${SIZE.height}:flags=area:in_color_matrix=bt709,format=rgb24`;
  const { stdout } = await runProcess({
    command: ffmpegPath,
    args: ['-v', 'error', '-nostdin', ...before, '-i', path, '-an', '-vf', filter, ...after, ...RAW],
    maxOutputBytes: 64 * 1024 * 1024,
  });
  return Array.from({ length: Math.floor(stdout.length / BYTES) }, (_, i) =>
    stdout.subarray(i * BYTES, (i + 1) * BYTES),
  );
}

/** `#rrggbb`, the mean of all pixels of all pictures. */
export function averageColor(frames: readonly Buffer[]): string {
  const sums = [0, 0, 0];
  let pixels = 0;
  for (const frame of frames) {
    for (let i = 0; i < frame.length; i += 3) {
      for (let channel = 0; channel < 3; channel++) sums[channel]! += frame[i + channel]!;
    }
    pixels += frame.length / 3;
  }
  return `#${sums
    .map((sum) =>
      Math.round(sum / pixels)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** Mean difference of two pictures, in steps of 8 bits. */
export function differenceOf(a: Buffer, b: Buffer): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! - b[i]!);
  return sum / a.length;
}
