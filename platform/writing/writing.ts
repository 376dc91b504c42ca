import type { Script } from '../../core/video.ts';

/** A language model that reads the devotional. Absent (null) where none is configured; rules stand in on any failure. */
export interface Writing {
  readonly name: string;
  /**
   * @param lines captions in order, each with its time
   * @returns null when the answer was blocked, empty, malformed or over quota: the caller uses rules and says so
   */
  writeScript(request: {
    language: string;
    title: string;
    lines: { startMs: number; endMs: number; text: string }[];
    durationMs: number;
    signal: AbortSignal;
  }): Promise<{ title: string; scripture: string; script: Script } | null>;
}
