import { AppError } from '../../core/errors.ts';
import { runProcess, type ProcessResult } from '../processes.ts';

/** Containers a recording or clip may come in. Playlists, concat scripts and the like would name other files or hosts. */
const ALLOWED_FORMATS =
  'aac,ac3,aiff,amr,ape,asf,au,avi,caf,eac3,flac,flv,matroska,mov,mp3,mp4,mpeg,mpegts,ogg,tta,w64,wav,webm,wv';

/** Input options for a file from outside: local files only, known containers only. */
export const FROM_OUTSIDE = ['-protocol_whitelist', 'file', '-format_whitelist', ALLOWED_FORMATS] as const;

/** The largest single allocation ffmpeg may make for a file from outside. */
const MAX_ALLOC_BYTES = 256 * 1024 * 1024;
/** Address space of a process that reads a file from outside, in KB (`ulimit -v`). */
const MAX_MEMORY_KB = 2 * 1024 * 1024;

/** ffmpeg with these arguments to its end. @throws AppError disk_full | render_failed with what it said as the cause | cancelled */
export async function runFfmpeg(request: {
  ffmpegPath: string;
  args: readonly string[];
  signal?: AbortSignal;
  timeoutMs?: number;
  /** Whatever ffmpeg reports about twice a second. */
  onProgress?: (at: { frame: number; seconds: number }) => void;
}): Promise<{ stderr: string }> {
  const { onProgress } = request;
  let line = '';
  const at = { frame: 0, seconds: 0 };
  const result = await runProcess({
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
  });
  if (result.code !== 0) throw ffmpegError(result);
  return { stderr: result.stderr };
}

export function ffmpegError(result: ProcessResult): AppError {
  const cause = new Error(
    `ffmpeg ${result.stopped ?? result.signal ?? result.code}: ${result.stderr.trim()}`,
  );
  return new AppError(
    /No space left on device/i.test(result.stderr) ? 'disk_full' : 'render_failed',
    {},
    { cause },
  );
}

/** Runs ffmpeg on a file nobody vouches for, short of memory and time; the result is judged by the caller. */
export function runOnUntrusted(request: {
  ffmpegPath: string;
  args: readonly string[];
  timeoutMs: number;
  signal?: AbortSignal;
  onStdout?: (chunk: Buffer) => void;
}): Promise<ProcessResult> {
  const ffmpeg = [request.ffmpegPath, '-nostdin', '-max_alloc', String(MAX_ALLOC_BYTES), ...request.args];
  return runProcess({
    // not every system has the limit (macOS): then the others have to do
    command: 'sh',
    args: ['-c', `ulimit -v ${MAX_MEMORY_KB} 2>/dev/null; exec "$@"`, 'sh', ...ffmpeg],
    timeoutMs: request.timeoutMs,
    signal: request.signal,
    onStdout: request.onStdout,
  });
}
