import { rm, writeFile } from 'node:fs/promises';
import { encodeArgs, joinArgs, joinList } from './ffmpeg-args.ts';
import type { MediaJob } from './media-job.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/** A job by the ffmpeg program. @throws AppError disk_full | render_failed | cancelled */
export async function runJob(request: {
  ffmpegPath: string;
  job: MediaJob;
  signal?: AbortSignal;
  timeoutMs?: number;
  onProgress?: (at: { frame: number; seconds: number }) => void;
}): Promise<void> {
  const { job, ...rest } = request;
  if (job.kind === 'encode') {
    await runFfmpeg({ ...rest, args: encodeArgs(job) });
    return;
  }
  const list = `${job.out}.txt`;
  try {
    await writeFile(list, joinList(job));
    await runFfmpeg({ ...rest, args: joinArgs(job, list) });
  } finally {
    await rm(list, { force: true });
  }
}
