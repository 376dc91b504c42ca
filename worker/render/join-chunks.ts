import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { FPS } from '../../core/format.ts';
import type { Media } from '../../platform/media/media.ts';

/**
 * Chunks one after the other with the sound, without encoding anything again; ready to start playing before it is
 * whole. `out` appears when it is complete.
 */
export async function joinChunks(request: {
  chunks: readonly { path: string; frames: number }[];
  soundPath: string;
  title: string;
  artist: string;
  media: Media;
  /** Where the chunks are, and the list goes. */
  folder: string;
  out: string;
  signal: AbortSignal;
}): Promise<void> {
  const { chunks, soundPath, title, artist, media, folder, out, signal } = request;
  const list = join(folder, 'chunks.txt');
  const lines = chunks.map(
    ({ path, frames }) => `file '${basename(path)}'\nduration ${(frames / FPS).toFixed(6)}`,
  );
  await writeFile(list, `ffconcat version 1.0\n${lines.join('\n')}\n`);
  const draft = `${out}.part`;
  try {
    await media.ffmpeg({
      args: [
        [
          '-f',
          'concat',
          '-safe',
          '0',
          '-i',
          list,
          '-i',
          soundPath,
          '-map',
          '0:v:0',
          '-map',
          '1:a:0',
          '-c',
          'copy',
        ],
        ['-map_metadata', '-1', '-metadata', `title=${title}`, '-metadata', `artist=${artist}`],
        ['-video_track_timescale', String(FPS * 512), '-movflags', '+faststart', '-f', 'mp4', draft],
      ].flat(),
      signal,
    });
    await rename(draft, out);
  } finally {
    await rm(draft, { force: true });
  }
}
