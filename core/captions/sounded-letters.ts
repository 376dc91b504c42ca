import { soundOf } from './syllables.ts';

/** Words as one row of letters or syllables as they sound, each knowing its word. */
export interface SoundedLetters {
  letters: string[];
  /** Index of the word each letter belongs to. */
  word: number[];
  /** First letter of each word, and the number of letters at the end. */
  firstOf: number[];
}

export function soundedLetters(words: readonly string[], language: string): SoundedLetters {
  const letters: string[] = [];
  const word: number[] = [];
  const firstOf: number[] = [];
  words.forEach((text, index) => {
    firstOf.push(letters.length);
    for (const letter of soundOf(text, language)) {
      letters.push(letter);
      word.push(index);
    }
  });
  firstOf.push(letters.length);
  return { letters, word, firstOf };
}
