import { spreadWords } from '../captions/spread-words.ts';
import { BOOKS } from '../scripture/books.ts';
import { BIBLE_NAMES } from '../scripture/names.ts';
import type { Word } from '../video.ts';
import { endingOf, readTail, tailAfter, type Tail } from './korean-particles.ts';
import { foldCase, partsOfWord, type DictionaryRule } from './rule.ts';

/** Corrects the words of a sentence or paragraph, in their order. Words that no rule is for are answered as they are. */
export type Dictionary = (words: readonly Word[]) => Word[];

interface Rule extends DictionaryRule {
  wrongKeys: string[];
  rightWords: string[];
  rightKeys: string[];
  /** No particle may follow: one syllable is too little to go by, and a particle that is corrected is the last one. */
  bare: boolean;
  /** It changes nothing but capitals, so that what has them already is no match. */
  exactCase: boolean;
}

/** Words of a rule as steps from one to the next; `ends` by the last word, without its particle. */
interface Step {
  next: Map<string, Step>;
  ends: Map<string, Rule>;
}

interface Token {
  word: Word;
  lead: string;
  core: string;
  trail: string;
  /** `core` for comparing. */
  key: string;
}

/** What follows the corrected word within its token: closing marks, and particles or an English `'s`. */
interface After {
  marks: string;
  tail: Tail | null;
  possessive: string;
}

interface Match {
  rule: Rule;
  count: number;
  after: After;
}

const NOTHING: After = { marks: '', tail: null, possessive: '' };
const CLOSING_MARKS = /^["'”’」』》〉)\]]+(?=[가-힣])/u;
const POSSESSIVE = /^['’]s$/iu;
/** Names that begin with another word and end like a particle: 이사야 is no 이사, 나아만 no 나아. */
const KNOWN_NAMES = [...BIBLE_NAMES.map(({ ko }) => ko), ...BOOKS.map(({ ko }) => ko)];

/**
 * Makes a dictionary of rules. It goes over the words once: the rule of most words wins, then the one that leaves the
 * shortest particle; what a rule made is not looked at again. Takes time by the words alone, however many rules.
 */
export function compileDictionary(rules: readonly DictionaryRule[], language: string): Dictionary {
  if (rules.length === 0) return (words) => [...words];
  const compiled = rules.map(compileRule);
  const start: Step = newStep();
  for (const rule of compiled) addRule(start, rule);
  const known = new Set(
    [...KNOWN_NAMES, ...compiled.map(({ right }) => right).filter((right) => !right.includes(' '))].map(
      foldCase,
    ),
  );
  const knownLength = remember((key: string) => longestKnown(key, known));

  return (words) => {
    const tokens = words.map(toToken);
    const corrected: Word[] = [];
    for (let at = 0; at < tokens.length;) {
      const match = findMatch(tokens, at, start, knownLength);
      if (match) corrected.push(...replace(tokens.slice(at, at + match.count), match, language));
      else corrected.push(tokens[at]!.word);
      at += match?.count ?? 1;
    }
    return corrected;
  };
}

const newStep = (): Step => ({ next: new Map(), ends: new Map() });

function compileRule({ wrong, right }: DictionaryRule): Rule {
  const rightWords = right.split(' ');
  return {
    wrong,
    right,
    wrongKeys: foldCase(wrong).split(' '),
    rightWords,
    rightKeys: rightWords.map(foldCase),
    bare: wrong.length === 1 || onlyParticleDiffers(wrong, right),
    exactCase: foldCase(wrong) === foldCase(right),
  };
}

/** 주님에 → 주님의: not to be followed by another particle, since 주님에는 and 주님에게 are other words. */
function onlyParticleDiffers(wrong: string, right: string): boolean {
  let same = 0;
  while (same < wrong.length && wrong[same] === right[same]) same++;
  const ending = endingOf(wrong.slice(0, same));
  return same > 0 && [wrong, right].every((side) => readTail(side.slice(same), ending) !== null);
}

function addRule(start: Step, rule: Rule): void {
  let step = start;
  for (const key of rule.wrongKeys.slice(0, -1)) {
    const next = step.next.get(key) ?? newStep();
    step.next.set(key, next);
    step = next;
  }
  step.ends.set(rule.wrongKeys.at(-1)!, rule);
}

function toToken(word: Word): Token {
  const parts = partsOfWord(word.text.normalize('NFC'));
  return { word, ...parts, key: foldCase(parts.core) };
}

function findMatch(
  tokens: readonly Token[],
  at: number,
  start: Step,
  knownLength: (key: string) => number,
): Match | null {
  let best: Match | null = null;
  let step: Step | undefined = start;
  for (let i = at; step && i < tokens.length; i++) {
    const token = tokens[i]!;
    // marks between two words part them
    if (i > at && (token.lead !== '' || tokens[i - 1]!.trail !== '')) break;
    const count = i - at + 1;
    const end = findEnd(step, token, knownLength(token.key));
    if (end && applies(end.rule, tokens, at, count)) best = { ...end, count };
    step = step.next.get(token.key);
  }
  return best;
}

/** The longest rule that ends with the beginning of a word, where the rest of it is nothing but particles. */
function findEnd({ ends }: Step, token: Token, knownLength: number): Omit<Match, 'count'> | null {
  if (ends.size === 0) return null;
  const { key } = token;
  // a few letters become two when they are made small
  const written = token.core.length === key.length ? token.core : key;
  for (let length = key.length; length >= Math.max(1, knownLength); length--) {
    const rule = ends.get(key.slice(0, length));
    const after = rule && readAfter(key.slice(0, length), written.slice(length));
    if (after && (after === NOTHING || !rule.bare)) return { rule, after };
  }
  return null;
}

function readAfter(word: string, rest: string): After | null {
  if (rest === '') return NOTHING;
  if (POSSESSIVE.test(rest)) return { ...NOTHING, possessive: rest };
  const marks = CLOSING_MARKS.exec(rest)?.[0] ?? '';
  const tail = readTail(rest.slice(marks.length), endingOf(word));
  return tail && { marks, tail, possessive: '' };
}

/** False where the words are already as the rule wants them: 그리스도 → 예수 그리스도 finds its own result. */
function applies(rule: Rule, tokens: readonly Token[], at: number, count: number): boolean {
  const { wrongKeys, rightKeys, wrong, exactCase } = rule;
  if (exactCase) return coresOf(tokens.slice(at, at + count)).startsWith(wrong);
  for (let offset = 0; offset + wrongKeys.length <= rightKeys.length; offset++) {
    const from = at - offset;
    const holdsWrong = wrongKeys.every((key, i) => rightKeys[offset + i] === key);
    if (holdsWrong && from >= 0 && standsAt(rightKeys, tokens, from)) return false;
  }
  return true;
}

function standsAt(keys: readonly string[], tokens: readonly Token[], from: number): boolean {
  return keys.every((key, i) => {
    const there = tokens[from + i]?.key;
    if (there === undefined || i < keys.length - 1) return there === key;
    return there.startsWith(key) && readAfter(key, there.slice(key.length)) !== null;
  });
}

const coresOf = (tokens: readonly Token[]): string => tokens.map(({ core }) => core).join(' ');

/** The right words in the place of the wrong ones, with the marks and particles that were around those. */
function replace(tokens: readonly Token[], { rule, after }: Match, language: string): Word[] {
  const first = tokens[0]!;
  const last = tokens.at(-1)!;
  const texts = inCaseOf(coresOf(tokens), rule).split(' ');
  const tail = after.tail ? tailAfter(texts.at(-1)!, after.tail) : after.possessive;
  texts[0] = first.lead + texts[0]!;
  texts[texts.length - 1] += after.marks + tail + last.trail;
  if (texts.length === tokens.length) return texts.map((text, i) => ({ ...tokens[i]!.word, text }));
  const startMs = first.word.startMs;
  const endMs = Math.max(startMs, last.word.endMs);
  const known = tokens.flatMap(({ word }) => word.confidence ?? []);
  return spreadWords({ words: texts, startMs, endMs, language }).map((word) => ({
    ...word,
    ...(known.length > 0 && { confidence: Math.min(...known) }),
  }));
}

/** The right words, in capitals or with a capital where the wrong ones had them and the rule does not say otherwise. */
function inCaseOf(found: string, { wrong, right }: Rule): string {
  if (found.startsWith(wrong)) return right;
  const letters = found.match(/\p{Lu}|\p{Ll}/gu) ?? [];
  if (letters.length > 1 && letters.every((letter) => /\p{Lu}/u.test(letter))) return right.toUpperCase();
  return /^\p{Lu}/u.test(found) ? right.charAt(0).toUpperCase() + right.slice(1) : right;
}

/** Length of the longest known name that a word is, but for its particles; 0 where it is none. */
function longestKnown(key: string, known: ReadonlySet<string>): number {
  for (let length = key.length; length > 1; length--) {
    const name = key.slice(0, length);
    if (known.has(name) && readAfter(name, key.slice(length)) !== null) return length;
  }
  return 0;
}

function remember<T>(work: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const result = work(key);
    made.set(key, result);
    return result;
  };
}
