import { NEVER } from './break-scale.ts';
import { koreanEnding, type KoreanEnding } from './korean-endings.ts';
import { koreanLeaning } from './korean-leaning.ts';
import { endsSentence } from './split-sentences.ts';

/** How ill a caption or a line ends after such a word. */
const AFTER: Record<KoreanEnding, number> = {
  closing: 0.6,
  connective: 2,
  topic: 2.8,
  serial: 3,
  adverbial: 3,
  subject: 3.4,
  object: 4.2,
  joined: 4.5,
  bare: 6,
  adverb: 6,
  relative: 7.5,
  genitive: 9,
  conjunction: 8,
  degree: 14,
  adjective: 14,
  describer: 20,
  determiner: NEVER,
  negation: NEVER,
};

/**
 * How ill a caption or a line ends between two Korean words: 0 at the end of a sentence, about 4 anywhere, 30 and more where the
 * next word cannot stand without the one before. From endings and particles, with short lists and no dictionary.
 */
export function koreanBreakCost(word: string, next: string): number {
  const bare = bareOf(word);
  const following = bareOf(next);
  const hasMarks = bare.length < word.length;
  if (hasMarks && /[.!?…。！？]["'”’」』)\]]*$/u.test(word)) return endsSentence(word, next) ? 0 : 5;
  // after a comma nothing leans on what was before
  if (hasMarks && /[,;:，、][”’"']*$/u.test(word)) return 0.6;
  const leaning = koreanLeaning(bare, following);
  if (hasMarks && /["”’」』)]$/u.test(word)) return Math.max(1.8, leaning);
  const ending = koreanEnding(bare);
  const isHeld = HELD.has(ending) && PREDICATE.has(koreanEnding(following));
  return Math.max(AFTER[ending] + (isHeld ? HELD_COST : 0), leaning);
}

/** 앞이 (보이지), 말씀을 (읽고), 소리 (지르며): what a verb right after it holds. */
const HELD = new Set<KoreanEnding>(['subject', 'object', 'adverbial', 'bare']);
const PREDICATE = new Set<KoreanEnding>(['closing', 'connective', 'relative']);
const HELD_COST = 1.5;

const bareOf = (word: string): string =>
  PLAIN.test(word) ? word : word.replace(/[^\p{L}\p{N}]+$/u, '').replace(/^[^\p{L}\p{N}]+/u, '');
const PLAIN = /^[가-힣]+$/;
