import type { SpellingEdit } from '../../core/script/spelling-edit.ts';
import type { Script } from '../../core/video.ts';

/** A language model that reads the devotional. Absent (null) where none is configured; rules stand in on any failure. */
export interface Writing {
  readonly name: string;
  /**
   * @param lines captions in order, each with its time
   * @param spelling names to expect where words were heard and may be spelled wrongly; null where somebody wrote them
   * @returns null when the answer was blocked, empty, malformed, late or over quota: the caller uses rules and says so.
   *   `edits` are suggestions by line, not checked
   */
  writeScript(request: {
    language: string;
    title: string;
    lines: readonly { startMs: number; endMs: number; text: string }[];
    durationMs: number;
    spelling: { vocabulary: readonly string[] } | null;
    signal: AbortSignal;
  }): Promise<{ title: string; scripture: string; script: Script; edits: SpellingEdit[] } | null>;
}
