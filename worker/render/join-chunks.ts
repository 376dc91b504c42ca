import { rename, rm } from 'node:fs/promises';
import { FPS } from '../../core/format.ts';
import type { Media } from '../../platform/media/media.ts';
import { TIMESCALE } from './compose-chunk.ts';

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
  out: string;
  signal: AbortSignal;
}): Promise<void> {
  const { chunks, soundPath, title, artist, media, out, signal } = request;
  const draft = `${out}.part`;
  try {
    await media.run(
      {
        kind: 'join',
        chunks: chunks.map(({ path, frames }) => ({ path, frames })),
        frameRate: FPS,
        soundPath,
        timescale: TIMESCALE,
        metadata: { title, artist },
        out: draft,
      },
      { signal },
    );
    await rename(draft, out);
  } finally {
    await rm(draft, { force: true });
  }
}
