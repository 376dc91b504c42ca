import type { Format } from '../../core/format.ts';
import type { Clip, Scene } from '../../core/video.ts';

/** A stock-footage service. Absent (null) where none is configured; built-in loops stand in on any failure. */
export interface Footage {
  readonly name: string;
  /** Candidate clips for a picture idea, best first; an empty list on any failure of the service (logged). */
  search(request: {
    query: string;
    format: Format;
    /** Of the scene; what is as bright or dark comes first. */
    tone?: Scene['tone'];
    minDurationMs: number;
    signal: AbortSignal;
  }): Promise<FoundClip[]>;
  /**
   * Puts the very file of a found clip at `path`.
   * @returns frames of it (see `sampleClip`), which were decoded to know that it is whole
   */
  download(request: { clip: FoundClip; path: string; signal: AbortSignal }): Promise<{ frames: Buffer[] }>;
}

export interface FoundClip {
  /** `clip.asset` is `pexels:<video id>/<file id>`. */
  clip: Clip;
  downloadUrl: string;
  /** A small picture of it, where the service gives one. */
  posterUrl: string | null;
}
