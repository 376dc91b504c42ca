import type { Transcript, Word } from '../video.ts';
import { compileDictionary } from './compile-dictionary.ts';
import type { DictionaryRule } from './rule.ts';

/** Words in their order with the rules applied, particles and marks kept, times moved along. */
export const applyDictionary = (
  words: readonly Word[],
  rules: readonly DictionaryRule[],
  language: string,
): Word[] => compileDictionary(rules, language)(words);

/** Heard words with the rules applied, each segment for itself. Words that somebody wrote are left to the letter. */
export function correctTranscript(transcript: Transcript, rules: readonly DictionaryRule[]): Transcript {
  if (transcript.source !== 'speech' || rules.length === 0) return transcript;
  const correct = compileDictionary(rules, transcript.language);
  return {
    ...transcript,
    segments: transcript.segments.map((segment) => ({ ...segment, words: correct(segment.words) })),
  };
}
