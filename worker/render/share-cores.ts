import { availableParallelism } from 'node:os';

/** An encoder at 1080p holds some 500 MB. */
const MAX_AT_ONCE = 8;

export interface CoreShare {
  /** Chunks encoded at the same time. */
  atOnce: number;
  /** Threads of each; null leaves it to ffmpeg, which takes more than there are cores. */
  threads: number | null;
}

/**
 * How the cores are shared by the chunks that are to be made. One thread a chunk does the same work with a tenth less
 * processor time, as long as there are chunks for every core; for a few, as after an edit, each takes all it can get.
 */
export function shareCores(chunks: number, cores: number = availableParallelism()): CoreShare {
  return chunks >= 2 * cores
    ? { atOnce: Math.min(MAX_AT_ONCE, cores), threads: 1 }
    : { atOnce: Math.min(MAX_AT_ONCE, Math.ceil(cores / 1.5)), threads: null };
}
