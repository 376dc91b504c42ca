import { AppError } from '../../core/errors.ts';
import { runProcess, type ProcessOptions, type ProcessResult } from '../processes.ts';

/** Memory of a process that reads a file from outside, in KB. */
const MAX_MEMORY_KB = 2 * 1024 * 1024;

/**
 * Runs a command on a file nobody vouches for, short of memory and time; the result is judged by the caller.
 * @param memory what is limited: all address space (`ulimit -v`), or, for a command that reserves much more of it than it
 *   uses, as Node does, what it can write to (`ulimit -d`)
 */
export function runLimited(
  options: ProcessOptions & { timeoutMs: number },
  memory: 'address space' | 'data',
): Promise<ProcessResult> {
  if (process.platform === 'win32') return runProcess(options);
  const limit = `ulimit ${memory === 'data' ? '-d' : '-v'} ${MAX_MEMORY_KB}`;
  return runProcess({
    ...options,
    // not every system has the limit (macOS): then the others have to do
    // by its full name: a service may run without a PATH
    command: '/bin/sh',
    args: ['-c', `${limit} 2>/dev/null; exec "$@"`, 'sh', options.command, ...options.args],
  });
}

/** A signal ended it that was not ours. */
export class EngineKilled extends Error {}

/** What became of an engine's process, as one of our errors; its own words stay in the cause, for the log. */
export function engineError(result: ProcessResult): AppError {
  const said = `media engine ${result.stopped ?? result.signal ?? result.code}: ${result.stderr.trim()}`;
  const cause = result.signal && !result.stopped ? new EngineKilled(said) : new Error(said);
  return new AppError(
    /No space left on device/i.test(result.stderr) ? 'disk_full' : 'render_failed',
    {},
    { cause },
  );
}

/** Said by FFmpeg's demuxers when a file ends before what its index announces. */
export const isCutOff = (stderr: string): boolean => /partial file/.test(stderr);
