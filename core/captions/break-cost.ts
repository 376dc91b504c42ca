import { englishBreakCost } from './english-breaks.ts';
import { koreanBreakCost } from './korean-breaks.ts';

/** What ends a clause for good: a comma or the end of a sentence. */
export const CLAUSE_END_COST = 0.6;
/** About what a break between any two words costs. */
export const PLAIN_BREAK_COST = 4.4;

/** How ill a caption, a line or a breath ends between two words, as the language has it: 0 best, above 10 never. */
export const breakCost = (word: string, next: string, language: string): number =>
  language.startsWith('ko') ? koreanBreakCost(word, next) : englishBreakCost(word, next);
