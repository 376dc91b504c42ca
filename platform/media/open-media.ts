import { open } from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';
import { checkAudio } from './check-audio.ts';
import { openFfmpegDriver } from './ffmpeg-driver.ts';
import type { MediaEngine } from './find-tools.ts';
import type { DecodeRequest, MediaDriver } from './media-driver.ts';
import type { Media } from './media.ts';
import { openNodeAvDriver } from './node-av/node-av-driver.ts';
import { surviveKill, survivingDriver } from './survive-kill.ts';

const WAV_HEADER_BYTES = 44;

/** The sound of a file as one channel at 48 kHz, and the input it is of. */
const soundOf = (path: string, filter?: string) => ({
  inputs: [{ path, fromOutside: true }],
  filter: `[0:a:0]aformat=channel_layouts=mono:sample_rates=48000${filter ? `,${filter}` : ''}[sound]`,
});

/** The media engine that was found. */
export function openMedia(engine: MediaEngine): Media {
  const driver = survivingDriver(engine.kind === 'ffmpeg' ? openFfmpegDriver(engine) : openNodeAvDriver());
  return {
    checkAudio: (request) => checkAudio(driver, request),

    async toWav({ path, out, signal, onProgress }) {
      const claimedMs = onProgress ? ((await driver.probe({ path, signal }))?.durationMs ?? null) : null;
      const share = (seconds: number) => Math.min(1, (seconds * 1000) / claimedMs!);
      await driver
        .run(
          { kind: 'encode', ...soundOf(path), outputs: [{ label: 'sound', format: 'wav', path: out }] },
          {
            signal,
            ...(onProgress && claimedMs && { onProgress: ({ seconds }) => onProgress(share(seconds)) }),
          },
        )
        .catch((error: unknown) => {
          throw error instanceof AppError && error.code === 'render_failed'
            ? new AppError('audio_unreadable', {}, { cause: error })
            : error;
        });
      onProgress?.(1);
      return { samples: await samplesOf(out) };
    },

    measureLoudness: ({ path, signal }) =>
      driver.measure({ inputs: [{ path, fromOutside: true }], graph: '[0:a:0]', peak: true, signal }),

    measureMix: (request) => driver.measure(request),

    async decodePcm(request) {
      const bytes = await surviveKill(() => decodeAll(driver, request));
      const samples = new Float32Array(bytes.length >> 1);
      for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(2 * i) / 32768;
      return samples;
    },

    async toPreview({ path, filter, out, signal }) {
      const audio = { bitRate: 64_000 };
      await driver.run(
        {
          kind: 'encode',
          ...soundOf(path, filter),
          outputs: [{ label: 'sound', format: 'm4a', path: out, audio, fastStart: true }],
        },
        { signal },
      );
    },

    run: (job, { onFrame, ...options } = {}) =>
      driver.run(job, { ...options, ...(onFrame && { onProgress: ({ frame }) => onFrame(frame) }) }),

    async ffprobe(request) {
      const found = await driver.probe(request);
      if (!found) throw new AppError('audio_unreadable');
      return found;
    },
  };
}

async function decodeAll(
  driver: MediaDriver,
  request: Omit<DecodeRequest, 'limits' | 'onPcm'>,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  const { failure } = await driver.decode({ ...request, onPcm: (chunk) => void parts.push(chunk) });
  if (failure) throw new AppError('audio_unreadable', {}, { cause: failure });
  return Buffer.concat(parts);
}

/** Samples in a WAV that we wrote: 16 bits, one channel, a plain header. */
async function samplesOf(wav: string): Promise<number> {
  const file = await open(wav, 'r');
  try {
    return ((await file.stat()).size - WAV_HEADER_BYTES) / 2;
  } finally {
    await file.close();
  }
}
