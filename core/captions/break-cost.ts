import { isUnspaced } from './cut-words.ts';
import { koreanBreakCost } from './korean-breaks.ts';
import { latinBreakCost } from './latin-breaks.ts';
import { unspacedBreakCost } from './unspaced-breaks.ts';

/** How ill a caption, a line or a breath ends between two words, as the language has it: 0 best, 30 never. */
export function breakCost(word: string, next: string, language: string): number {
  if (language.startsWith('ko')) return koreanBreakCost(word, next);
  return isUnspaced(language)
    ? unspacedBreakCost(word, next, language)
    : latinBreakCost(word, next, language);
}
