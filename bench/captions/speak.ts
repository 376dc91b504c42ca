import { countSyllables } from '../../core/captions/syllables.ts';
import { spreadWords } from '../../core/captions/spread-words.ts';
import type { Transcript } from '../../core/video.ts';

/** Sentences as if spoken evenly, with a pause between them: a transcript with a segment for each. */
export function speak(
  sentences: readonly (readonly string[])[],
  pace: { syllablesPerSecond: number; pauseMs: number },
): Transcript {
  const language = 'ko';
  let startMs = 500;
  const segments = sentences.map((words) => {
    const syllables = words.reduce((sum, word) => sum + countSyllables(word, language), 0);
    const endMs = startMs + Math.round((syllables / pace.syllablesPerSecond) * 1000);
    const segment = { startMs, endMs, words: spreadWords({ words, startMs, endMs, language }) };
    startMs = endMs + pace.pauseMs;
    return segment;
  });
  return { source: 'manuscript', timing: 'rough', language, segments };
}

/** An ordinary pace of preaching. */
export const ORDINARY = { syllablesPerSecond: 5.5, pauseMs: 600 };
