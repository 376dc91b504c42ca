import type { Media } from '../../platform/media/media.ts';

export interface PrepareRequest {
  /** The upload, on this machine; named as it came, so its name says nothing. */
  path: string;
  /** Gone afterwards. */
  workDir: string;
  media: Media;
  signal: AbortSignal;
}

/** What was made of an upload, in files on this machine. */
export interface PreparedAsset {
  durationMs: number;
  /** 0 for music. */
  width: number;
  height: number;
  loops: boolean;
  main: string;
  /** What can be seen of it; null for music. */
  views: { proxy: string; still: string; poster: string } | null;
}
