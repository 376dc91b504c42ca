import { rm, writeFile } from 'node:fs/promises';
import { runProcess } from '../processes.ts';
import { encodeArgs, FROM_OUTSIDE, joinArgs, joinList } from './ffmpeg-args.ts';
import { measuringJob, readLoudness } from './loudness.ts';
import type { DecodeRequest, DriverOptions, MediaDriver } from './media-driver.ts';
import type { MediaJob } from './media-job.ts';
import { probeFile } from './probe-file.ts';
import { engineError, isCutOff, runLimited } from './run-engine.ts';

export interface FfmpegTools {
  ffmpegPath: string;
  ffprobePath: string;
}

/** The largest single allocation ffmpeg may make for a file from outside. */
const MAX_ALLOC_BYTES = 256 * 1024 * 1024;
/** For work on a file from outside that sets itself no limit. */
const LONGEST_LIMITED_MS = 15 * 60 * 1000;

/** The programs ffmpeg and ffprobe. */
export function openFfmpegDriver({ ffmpegPath, ffprobePath }: FfmpegTools): MediaDriver {
  return {
    run: (job, options) => runJob(ffmpegPath, job, options),

    async measure(request) {
      const result = await runProcess({
        command: ffmpegPath,
        args: [
          '-y',
          '-nostdin',
          '-hide_banner',
          '-nostats',
          '-v',
          'info',
          ...encodeArgs(measuringJob(request)),
        ],
        signal: request.signal,
      });
      if (result.code !== 0) throw engineError(result);
      return readLoudness(result.stderr);
    },

    async decode(request) {
      const { limits, signal, onPcm } = request;
      const command = { command: ffmpegPath, args: decodeArgs(request), signal, onStdout: onPcm };
      const result = await (limits
        ? runLimited({ ...command, timeoutMs: limits.timeoutMs }, 'address space')
        : runProcess(command));
      return {
        failure: result.code === 0 ? null : engineError(result),
        timedOut: result.stopped === 'timeout',
        cutOff: isCutOff(result.stderr),
      };
    },

    probe: (request) => probeFile({ ffprobePath, ...request }),
  };
}

function decodeArgs({ path, sampleRate, limits }: DecodeRequest): string[] {
  return [
    ['-nostdin', ...(limits ? ['-max_alloc', String(MAX_ALLOC_BYTES)] : []), '-v', 'error'],
    [...FROM_OUTSIDE, '-i', `file:${path}`, '-map', '0:a:0', '-vn', '-sn', '-dn'],
    limits ? ['-t', String(limits.maxSeconds)] : [],
    ['-ac', '1', '-ar', String(sampleRate), '-f', 's16le', 'pipe:1'],
  ].flat();
}

async function runJob(ffmpegPath: string, job: MediaJob, options: DriverOptions): Promise<void> {
  if (job.kind === 'encode') return runFfmpeg({ ffmpegPath, args: encodeArgs(job), ...options });
  const list = `${job.out}.txt`;
  try {
    await writeFile(list, joinList(job));
    await runFfmpeg({ ffmpegPath, args: joinArgs(job, list), ...options });
  } finally {
    await rm(list, { force: true });
  }
}

/** ffmpeg with these arguments to its end. @throws AppError disk_full | render_failed | cancelled */
export async function runFfmpeg(
  request: DriverOptions & { ffmpegPath: string; args: readonly string[] },
): Promise<void> {
  const { onProgress } = request;
  let line = '';
  const at = { frame: 0, seconds: 0 };
  const command = {
    command: request.ffmpegPath,
    args: ['-y', '-v', 'error', '-nostdin', ...(onProgress ? ['-progress', 'pipe:1'] : []), ...request.args],
    signal: request.signal,
    timeoutMs: request.timeoutMs,
    ...(onProgress && {
      onStdout: (chunk: Buffer) => {
        const lines = (line + chunk.toString()).split('\n');
        line = lines.pop() ?? '';
        for (const [, name, value] of lines.map((l) => /^(\w+)=\s*(.+)$/.exec(l) ?? [])) {
          if (name === 'frame') at.frame = Number(value);
          else if (name === 'out_time_us' && Number(value) >= 0) at.seconds = Number(value) / 1e6;
          else if (name === 'progress') onProgress(at);
        }
      },
    }),
  };
  const result = await (request.limited
    ? runLimited({ ...command, timeoutMs: request.timeoutMs ?? LONGEST_LIMITED_MS }, 'address space')
    : runProcess(command));
  if (result.code !== 0) throw engineError(result);
}
