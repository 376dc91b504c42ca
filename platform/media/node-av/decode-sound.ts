import { once } from 'node:events';
import type { Frame } from 'node-av/lib';
import { runGraph } from './run-graph.ts';

const BYTES_A_SAMPLE = 2;

/** The sound of a file from outside as one channel of 16-bit samples on standard output. */
export async function decodeSound(request: {
  path: string;
  sampleRate: number;
  maxSeconds: number | null;
}): Promise<void> {
  const { path, sampleRate, maxSeconds } = request;
  let left = maxSeconds === null ? Infinity : Math.round(maxSeconds * sampleRate);
  let roomLeft = true;
  await runGraph({
    inputs: [{ path, fromOutside: true }],
    filter: `[0:a:0]aformat=channel_layouts=mono:sample_rates=${sampleRate}[pcm]`,
    ends: [
      {
        label: 'pcm',
        kind: 'a',
        shape: 'aformat=sample_fmts=s16',
        open: () => ({
          progress: () => ({ frame: 0, seconds: 0 }),
          write(frame) {
            const samples = Math.min(left, frame.nbSamples);
            roomLeft = process.stdout.write(bytesOf(frame, samples));
            left -= samples;
            return left > 0;
          },
          finish() {},
        }),
      },
    ],
    async pace() {
      if (!roomLeft) await once(process.stdout, 'drain');
      roomLeft = true;
    },
  });
  // until the last of it is on its way
  await new Promise((resolve) => process.stdout.write('', resolve));
}

function bytesOf(frame: Frame, samples: number): Buffer {
  const [plane] = frame.data ?? [];
  if (!plane) throw new Error('a frame of sound holds nothing');
  // copied: the frame is used again
  return Buffer.from(plane.subarray(0, samples * BYTES_A_SAMPLE));
}
