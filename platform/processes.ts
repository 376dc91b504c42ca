import { spawn, type ChildProcess, type Serializable } from 'node:child_process';
import { AppError } from '../core/errors.ts';
import { forgetChild, registerChild, sweepOrphans } from './process-registry.ts';

export { forgetFolder, registerFolder, sweepOrphans } from './process-registry.ts';

/** The one place that starts child processes: each leads its own group, is limited, and never outlives us. */
export interface ProcessOptions {
  command: string;
  args: readonly string[];
  cwd?: string;
  /** The whole environment of the child; ours when left out. */
  env?: NodeJS.ProcessEnv;
  /** Written to its standard input, which is then closed. Without it there is no standard input. */
  input?: string | Uint8Array;
  /** Ends the whole group; `done` then rejects with AppError `cancelled`. */
  signal?: AbortSignal;
  /** Longest life; then the group is ended and the result says `timeout`. */
  timeoutMs?: number;
  /** Most of standard output kept; with more the group is ended and the result says `output_limit`. Default 16 MB. */
  maxOutputBytes?: number;
  /** Takes standard output as it comes; `stdout` of the result is then empty. */
  onStdout?: (chunk: Buffer) => void;
  onStderrLine?: (line: string) => void;
  /** Its output goes where ours goes, a terminal included; nothing of it is kept. */
  inheritOutput?: boolean;
  /** A Node child with a message channel: see `send` and `onMessage`. */
  onMessage?: (message: unknown) => void;
  uid?: number;
  gid?: number;
  /** What ends it when we go. Default SIGKILL; PostgreSQL wants SIGINT. */
  endSignal?: NodeJS.Signals;
  /** `keep`: another process of ours may go on with it, so it is not ended with us or swept later. */
  orphan?: 'end' | 'keep';
}

export interface ProcessResult {
  /** Exit code; null when ended by a signal. */
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: Buffer;
  /** The last 64 KB of what it complained about. */
  stderr: string;
  /** Why we ended it, if we did. */
  stopped: 'timeout' | 'output_limit' | null;
}

export interface RunningProcess {
  readonly pid: number;
  /** Settles when the process is gone and its output read. Rejects with AppError `cancelled` on abort. */
  readonly done: Promise<ProcessResult>;
  send(message: Serializable): void;
  /** Ends the whole group: `signal` first, SIGKILL after `graceMs`. Resolves when it is gone. */
  stop(signal?: NodeJS.Signals, graceMs?: number): Promise<void>;
}

const STDERR_KEPT = 64 * 1024;
const DEFAULT_OUTPUT_LIMIT = 16 * 1024 * 1024;
const OWN_GROUPS = process.platform !== 'win32';

const live = new Map<number, { child: ChildProcess; options: ProcessOptions }>();
let watching = false;

/** Runs a command to its end. An exit code other than 0 is a result, not an error. @throws as `startProcess` */
export async function runProcess(options: ProcessOptions): Promise<ProcessResult> {
  return (await startProcess(options)).done;
}

/**
 * Starts a command and returns once it runs.
 * @throws the system's error (`code: 'ENOENT'` …) when it cannot be started; AppError `cancelled` when already aborted
 */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
  if (options.signal?.aborted) throw new AppError('cancelled', {}, { cause: options.signal.reason });
  watchOurEnd();
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env,
    uid: options.uid,
    gid: options.gid,
    detached: OWN_GROUPS,
    windowsHide: true,
    stdio: [
      options.input === undefined ? 'ignore' : 'pipe',
      options.inheritOutput ? 'inherit' : 'pipe',
      options.inheritOutput ? 'inherit' : 'pipe',
      ...(options.onMessage ? ['ipc' as const] : []),
    ],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const pid = child.pid!;
  live.set(pid, { child, options });
  if (options.orphan !== 'keep') registerChild(pid, options.command);
  const done = watch(child, options);
  // whoever only calls stop() must not meet an unhandled rejection
  done.catch(() => {});
  return {
    pid,
    done,
    send: (message) => {
      if (child.connected) child.send(message, () => {});
    },
    async stop(signal = options.endSignal ?? 'SIGKILL', graceMs = 5000) {
      killGroup(child, signal);
      const timer = setTimeout(() => killGroup(child, 'SIGKILL'), graceMs);
      await done.catch(() => {});
      clearTimeout(timer);
    },
  };
}

function watch(child: ChildProcess, options: ProcessOptions): Promise<ProcessResult> {
  const pid = child.pid!;
  const limit = options.maxOutputBytes ?? DEFAULT_OUTPUT_LIMIT;
  const chunks: Buffer[] = [];
  let size = 0;
  let stderr = '';
  let partial = '';
  let stopped: ProcessResult['stopped'] = null;
  const stop = (reason: 'timeout' | 'output_limit') => {
    stopped ??= reason;
    killGroup(child, 'SIGKILL');
  };
  child.stdout?.on('data', (chunk: Buffer) => {
    if (options.onStdout) return options.onStdout(chunk);
    size += chunk.length;
    if (size > limit) return stop('output_limit');
    chunks.push(chunk);
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    stderr = (stderr + chunk).slice(-STDERR_KEPT);
    if (!options.onStderrLine) return;
    const lines = (partial + chunk).split(/[\r\n]+/);
    partial = (lines.pop() ?? '').slice(-STDERR_KEPT);
    for (const line of lines) if (line) options.onStderrLine(line);
  });
  if (options.onMessage) child.on('message', options.onMessage);
  // a child that does not read its input (EPIPE) tells so by its exit code
  child.stdin?.on('error', () => {}).end(options.input);
  const timer =
    options.timeoutMs === undefined ? undefined : setTimeout(() => stop('timeout'), options.timeoutMs);
  const abort = () => killGroup(child, 'SIGKILL');
  options.signal?.addEventListener('abort', abort, { once: true });
  // it may have come while the process started
  if (options.signal?.aborted) abort();

  return new Promise((resolve, reject) => {
    child.once('exit', () => {
      live.delete(pid);
      forgetChild(pid);
      // what the leader left running would hold its pipes, and us, for ever
      if (options.orphan !== 'keep') killGroup(child, 'SIGKILL');
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', abort);
      if (partial) options.onStderrLine?.(partial);
      if (options.signal?.aborted)
        return reject(new AppError('cancelled', {}, { cause: options.signal.reason }));
      resolve({ code, signal, stdout: Buffer.concat(chunks), stderr, stopped });
    });
  });
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (OWN_GROUPS) process.kill(-child.pid!, signal);
    else child.kill(signal);
  } catch {
    // already gone
  }
}

/** From the first child on: ours end with us, however we end, and what an earlier, killed parent left is ended now. */
function watchOurEnd(): void {
  if (watching) return;
  watching = true;
  sweepOrphans();
  process.on('exit', endAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const onSignal = () => {
      // a program with its own handler shuts down in its own order, and `exit` does the rest
      if (process.listenerCount(signal) > 1) return;
      endAll();
      process.off(signal, onSignal);
      process.kill(process.pid, signal);
    };
    process.on(signal, onSignal);
  }
}

function endAll(): void {
  for (const [pid, { child, options }] of live) {
    if (options.orphan === 'keep') continue;
    killGroup(child, options.endSignal ?? 'SIGKILL');
    forgetChild(pid);
  }
}
