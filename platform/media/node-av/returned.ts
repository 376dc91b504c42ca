import { FFmpegError } from 'node-av/lib';

/** FFmpeg's calls answer below 0 when they failed. @throws Error saying what was being done */
export function returned(result: number, doing: string): number {
  if (result < 0) throw new Error(`${doing}: ${FFmpegError.strerror(result)}`);
  return result;
}

/** For calls that answer null instead. */
export function there<T>(result: T | null, what: string): T {
  if (result === null) throw new Error(`there is no ${what}`);
  return result;
}
