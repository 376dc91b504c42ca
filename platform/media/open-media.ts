import { open } from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';
import { runProcess } from '../processes.ts';
import { checkAudio } from './check-audio.ts';
import type { FfmpegTools } from './find-tools.ts';
import { measureLoudness } from './measure-loudness.ts';
import type { Media } from './media.ts';
import { probeFile } from './probe-file.ts';
import { ffmpegError, FROM_OUTSIDE } from './run-ffmpeg.ts';
import { runJob } from './run-job.ts';

const WAV_HEADER_BYTES = 44;

/** The sound of a file as one channel at 48 kHz, and the input it is of. */
const soundOf = (path: string) => ({
  inputs: [{ path, fromOutside: true }],
  filter: '[0:a:0]aformat=channel_layouts=mono:sample_rates=48000[sound]',
});

/** The media engine on these two programs. */
export function openMedia(tools: FfmpegTools): Media {
  const { ffmpegPath, ffprobePath } = tools;
  return {
    checkAudio: (request) => checkAudio(tools, request),

    async toWav({ path, out, signal, onProgress }) {
      const claimedMs = onProgress ? ((await probe({ path, signal }))?.durationMs ?? null) : null;
      await runJob({
        ffmpegPath,
        job: {
          kind: 'encode',
          ...soundOf(path),
          outputs: [{ label: 'sound', format: 'wav', path: out }],
        },
        signal,
        ...(onProgress &&
          claimedMs && {
            onProgress: ({ seconds }: { seconds: number }) =>
              onProgress(Math.min(1, (seconds * 1000) / claimedMs)),
          }),
      }).catch((error: unknown) => {
        throw error instanceof AppError && error.code === 'render_failed'
          ? new AppError('audio_unreadable', {}, { cause: error })
          : error;
      });
      onProgress?.(1);
      return { samples: await samplesOf(out) };
    },

    measureLoudness: ({ path, signal }) =>
      measureLoudness({
        ffmpegPath,
        inputs: [{ path, fromOutside: true }],
        peak: true,
        signal,
      }),

    measureMix: (request) => measureLoudness({ ffmpegPath, ...request }),

    async decodePcm({ path, sampleRate, signal }) {
      const parts: Buffer[] = [];
      const result = await runProcess({
        command: ffmpegPath,
        args: [
          ['-v', 'error', '-nostdin', ...FROM_OUTSIDE, '-i', `file:${path}`, '-map', '0:a:0'],
          ['-ac', '1', '-ar', String(sampleRate), '-f', 's16le', 'pipe:1'],
        ].flat(),
        signal,
        onStdout: (chunk) => parts.push(chunk),
      });
      if (result.code !== 0) throw new AppError('audio_unreadable', {}, { cause: ffmpegError(result) });
      const bytes = Buffer.concat(parts);
      const samples = new Float32Array(bytes.length >> 1);
      for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(2 * i) / 32768;
      return samples;
    },

    async toPreview({ path, out, signal }) {
      await runJob({
        ffmpegPath,
        job: {
          kind: 'encode',
          ...soundOf(path),
          outputs: [
            { label: 'sound', format: 'm4a', path: out, audio: { bitRate: 64_000 }, fastStart: true },
          ],
        },
        signal,
      });
    },

    async run(job, { onFrame, ...options } = {}) {
      await runJob({
        ffmpegPath,
        job,
        ...options,
        ...(onFrame && { onProgress: ({ frame }: { frame: number }) => onFrame(frame) }),
      });
    },

    async ffprobe(request) {
      const found = await probe(request);
      if (!found) throw new AppError('audio_unreadable');
      return found;
    },
  };

  function probe(request: { path: string; signal?: AbortSignal }) {
    return probeFile({ ffprobePath, ...request });
  }
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
