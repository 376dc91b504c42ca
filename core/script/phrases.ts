import { findReferences } from '../scripture/find-references.ts';

/** A title of one or two lines on the card. */
const MAX_PHRASE = 24;
const MAX_PHRASE_LATIN = 48;
const GREETING =
  /^(?:안녕하|할렐루야|샬롬|사랑하는 성도|성도 여러분|여러분,? 안녕|hello\b|hi\b|welcome\b|good (?:morning|evening))/iu;
const CLAUSE_END = /[,;:—–]|(?:지만|는데|면서|으며|하고|이고|하여|므로|니까)(?=\s)/gu;

/** Sentences of a text, in order. A mark inside a number or a passage (`1 Cor. 13`) ends none. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?。！？…]["'”’)\]]*)\s+(?!\d)|\n+/u)
    .map((sentence) => sentence.replace(/\s+/gu, ' ').trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** Those that say something: without greetings and without the announcement of the passage, unless nothing else is said. */
export function tellingSentences(text: string): string[] {
  const all = sentencesOf(text);
  const telling = all.filter((sentence) => !GREETING.test(sentence) && !isAnnouncement(sentence));
  return telling.length > 0 ? telling : all;
}

/** "오늘 함께 나눌 말씀은 시편 23편 1절에서 3절입니다." */
function isAnnouncement(sentence: string): boolean {
  const references = findReferences(sentence);
  if (references.length === 0) return false;
  const written = references.reduce((length, r) => length + r.end - r.start, 0);
  return sentence.length - written <= 30;
}

/** What is said first, as a title: one clause of a few words, without the mark that ends it. */
export function firstPhrase(text: string): string {
  const sentence = tellingSentences(text)[0]?.replace(/["'“”‘’.!?。！？…]+$|^["'“”‘’]+/gu, '') ?? '';
  const max = /[\uac00-\ud7a3\u3040-\u30ff\u4e00-\u9fff]/u.test(sentence) ? MAX_PHRASE : MAX_PHRASE_LATIN;
  if (sentence.length <= max) return sentence;
  const clauses = [...sentence.matchAll(CLAUSE_END)].map(
    (m) => m.index + (/\p{L}/u.test(m[0]) ? m[0].length : 0),
  );
  const clause = clauses.findLast((end) => end >= max / 3 && end <= max);
  return clause === undefined ? shorten(sentence, max) : sentence.slice(0, clause).trim();
}

/** At most `max` characters (UTF-16 units), ending after a whole word with `…` where something is left out. */
export function shorten(text: string, max: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= max) return line;
  const head = line.slice(0, max);
  const space = head.lastIndexOf(' ');
  const whole =
    space >= max / 2 ? head.slice(0, space) : line.slice(0, max - 1).replace(/[\ud800-\udbff]$/u, '');
  return `${whole.replace(/[\s,;:·—–-]+$/u, '')}…`;
}
