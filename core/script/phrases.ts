import { splitSentences } from '../captions/split-sentences.ts';
import { wordsOf } from '../captions/words-of.ts';
import { findReferences } from '../scripture/find-references.ts';

/** A title of one or two lines on the card. */
const MAX_PHRASE = 24;
const MAX_PHRASE_LATIN = 48;
const GREETING =
  /^(?:안녕하|할렐루야|샬롬|사랑하는 성도|성도 여러분|여러분,? 안녕|hello\b|hi\b|welcome\b|good (?:morning|evening))/iu;
/** Where a clause ends: a comma and its like before it, or a Korean connective in it. */
const CLAUSE_END = /[,;:—–]|(?:지만|는데|면서|으며|하고|이고|하여|므로|니까|시니)(?=\s)/gu;
/** More letters than this beside the passage, and the sentence says more than which passage is read. */
const MAX_ANNOUNCEMENT = 30;

/** Those sentences that say something: without greetings and the announcement of the passage, unless nothing else is said. */
export function tellingSentences(text: string): string[] {
  const all = splitSentences(wordsOf(text)).map((words) => words.join(' '));
  const telling = all.filter((sentence) => !GREETING.test(sentence) && !isAnnouncement(sentence));
  return telling.length > 0 ? telling : all;
}

/** "오늘 함께 나눌 말씀은 시편 23편 1절에서 3절입니다." */
function isAnnouncement(sentence: string): boolean {
  const references = findReferences(sentence);
  const written = references.reduce((sum, reference) => sum + reference.length, 0);
  return references.length > 0 && sentence.length - written <= MAX_ANNOUNCEMENT;
}

/** What is said first, as a title: one clause of a few words, without the mark that ends it. */
export function firstPhrase(text: string): string {
  const sentence = tellingSentences(text)[0]?.replace(/["'“”‘’.!?。！？…]+$|^["'“”‘’]+/gu, '') ?? '';
  const max = /[\uac00-\ud7a3\u3040-\u30ff\u4e00-\u9fff]/u.test(sentence) ? MAX_PHRASE : MAX_PHRASE_LATIN;
  if (sentence.length <= max) return sentence;
  const clause = [...sentence.matchAll(CLAUSE_END)]
    .map((m) => m.index + (/\p{L}/u.test(m[0]) ? m[0].length : 0))
    .findLast((end) => end >= max / 3 && end <= max);
  return clause === undefined ? shorten(sentence, max) : sentence.slice(0, clause).trim();
}

/** At most `max` UTF-16 units, ending after a whole word with `…` where something is left out. */
export function shorten(text: string, max: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= max) return line;
  const head = line.slice(0, max);
  const space = head.lastIndexOf(' ');
  const whole = space >= max / 2 ? head.slice(0, space) : head.slice(0, -1).replace(/[\ud800-\udbff]$/u, '');
  return `${whole.replace(/[\s,;:·—–-]+$/u, '')}…`;
}
