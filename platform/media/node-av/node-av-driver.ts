import { rename, rm, stat } from 'node:fs/promises';
import { AppError } from '../../../core/errors.ts';
import { nodeScript } from '../../node-script.ts';
import { runProcess, type ProcessOptions, type ProcessResult } from '../../processes.ts';
import { measuringJob, readLoudness } from '../loudness.ts';
import type { MediaDriver } from '../media-driver.ts';
import type { MediaJob, MediaOutput } from '../media-job.ts';
import type { ProbeResult } from '../media.ts';
import { engineError, isCutOff, runLimited } from '../run-engine.ts';
import { REFUSED, type ChildRequest, type FromChild } from './messages.ts';

const PROBE_MS = 30_000;
const CHECK_MS = 30_000;
/** For work on a file from outside that sets itself no limit. */
const LONGEST_LIMITED_MS = 15 * 60 * 1000;

/** FFmpeg's libraries from npm, for machines without the programs; each piece of work in a child that can be killed. */
export function openNodeAvDriver(): MediaDriver {
  return {
    async run(job, { onProgress, limited, timeoutMs, signal }) {
      const drafts = await draftsOf(job);
      try {
        const command = {
          ...child({ kind: 'run', job: drafts.job }),
          signal,
          onMessage: (message: unknown) => {
            const { kind, ...at } = message as FromChild & { kind: 'progress' };
            if (kind === 'progress') onProgress?.(at);
          },
        };
        const result = await (limited
          ? runLimited({ ...command, timeoutMs: timeoutMs ?? LONGEST_LIMITED_MS }, 'data')
          : runProcess({ ...command, timeoutMs }));
        if (result.code !== 0) throw engineError(result);
        for (const { draft, path } of drafts.files) await rename(draft, path);
      } finally {
        await Promise.all(drafts.files.map(({ draft }) => rm(draft, { force: true })));
      }
    },

    async measure({ signal, ...request }) {
      const result = await runProcess({ ...child({ kind: 'measure', job: measuringJob(request) }), signal });
      if (result.code !== 0) throw engineError(result);
      return readLoudness(result.stderr);
    },

    async decode({ path, sampleRate, limits, signal, onPcm }) {
      const command = {
        ...child({ kind: 'decode', path, sampleRate, maxSeconds: limits?.maxSeconds ?? null }),
        signal,
        onStdout: onPcm,
      };
      const result = await (limits
        ? runLimited({ ...command, timeoutMs: limits.timeoutMs }, 'data')
        : runProcess(command));
      const timedOut = result.stopped === 'timeout';
      // what brings the child down with it cannot be read; of anything else the samples so far are told
      if (!timedOut && result.code !== 0 && result.code !== REFUSED) {
        throw new AppError('audio_unreadable', {}, { cause: engineError(result) });
      }
      return {
        failure: result.code === 0 ? null : engineError(result),
        timedOut,
        cutOff: isCutOff(result.stderr),
      };
    },

    async probe({ path, still, signal }) {
      let probe: ProbeResult | null = null;
      await runProcess({
        ...child({ kind: 'probe', path, ...(still && { still }) }),
        timeoutMs: PROBE_MS,
        signal,
        onMessage: (message) => {
          const told = message as FromChild;
          if (told.kind === 'probed') probe = told.probe;
        },
      });
      return probe;
    },
  };
}

/** Whether it is installed, loads on this system and can make our videos. */
export async function nodeAvWorks(): Promise<boolean> {
  const result: ProcessResult | null = await runProcess({
    ...child({ kind: 'check' }),
    timeoutMs: CHECK_MS,
  }).catch(() => null);
  return result?.code === 0;
}

const child = (request: ChildRequest): Pick<ProcessOptions, 'command' | 'args' | 'input'> => ({
  ...nodeScript(import.meta.url, './node-av-child'),
  input: JSON.stringify(request),
});

/** The same job into files beside the wanted ones, so that these appear when they are whole. */
async function draftsOf(job: MediaJob): Promise<{ job: MediaJob; files: { draft: string; path: string }[] }> {
  const files: { draft: string; path: string }[] = [];
  const draftOf = async (path: string) => {
    // a device or a pipe is written as it is
    if ((await stat(path).catch(() => null))?.isFile() === false) return path;
    const draft = `${path}.draft`;
    files.push({ draft, path });
    return draft;
  };
  if (job.kind === 'join') return { job: { ...job, out: await draftOf(job.out) }, files };
  const outputs: MediaOutput[] = [];
  for (const output of job.outputs) {
    outputs.push('path' in output ? { ...output, path: await draftOf(output.path) } : output);
  }
  return { job: { ...job, outputs }, files };
}
