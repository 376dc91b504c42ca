import { partsOf } from '../captions/hangul.ts';
import { koreanEnding, type KoreanEnding } from '../captions/korean-endings.ts';
import { BIBLE_NAMES } from '../scripture/names.ts';
import { endingOf, readTail } from './korean-particles.ts';
import { checkRule, foldCase, partsOfWord, type DictionaryRule } from './rule.ts';

/** Words of either side beyond which a change is no correction of a name. */
const MAX_WORDS = 3;
/** Places changed at once, beyond which somebody is rewriting. */
const MAX_PLACES = 3;
/** Share of sounds that wrong and right have in common; other words are a rewording. */
const MIN_LIKENESS = 0.5;

const KNOWN = new Set(BIBLE_NAMES.map(({ ko }) => ko));
/** Words with a meaning of their own in every sentence: no rule can be made of them. */
const COMMON: ReadonlySet<KoreanEnding> = new Set([
  'conjunction',
  'determiner',
  'describer',
  'negation',
  'degree',
  'adverb',
]);
const PLAIN_VERB = /[다요까]$/;
const ENGLISH_ENDING = /^(?:e?s|e?d|ing|er|ly|['’]s)$/;

/**
 * What a person's change of a caption might teach: small corrections of what was misheard, without their particles.
 * Nothing for new line breaks, marks, particles, endings of verbs, numbers, words added or taken out, and rewordings.
 */
export function suggestRules(before: string, after: string): DictionaryRule[] {
  const places = changesBetween(wordsIn(before), wordsIn(after));
  if (places.length > MAX_PLACES) return [];
  const rules = places.flatMap(({ old, made }) => {
    if (old.length === made.length && old.every((word, i) => likeness(word, made[i]!) >= MIN_LIKENESS))
      return old.map((word, i) => ruleOf([word], [made[i]!]));
    return [ruleOf(old, made)];
  });
  return rules.filter((rule) => rule !== null);
}

const wordsIn = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/\s+/u)
    .map((word) => partsOfWord(word).core)
    .filter((core) => core !== '');

interface Change {
  old: string[];
  made: string[];
}

/** Runs of words that differ, between the most words that stand in both in the same order. */
function changesBetween(old: readonly string[], made: readonly string[]): Change[] {
  const a = old.map(foldCase);
  const b = made.map(foldCase);
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i]![j] =
        a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const changes: Change[] = [];
  let change: Change = { old: [], made: [] };
  const close = () => {
    if (change.old.length + change.made.length > 0) changes.push(change);
    change = { old: [], made: [] };
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      close();
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      change.old.push(old[i++]!);
    } else {
      change.made.push(made[j++]!);
    }
  }
  close();
  return changes;
}

function ruleOf(old: readonly string[], made: readonly string[]): DictionaryRule | null {
  if ([old, made].some((words) => words.length < 1 || words.length > MAX_WORDS)) return null;
  if (digitsOf(old) !== digitsOf(made)) return null;
  const last = { old: old.at(-1)!, made: made.at(-1)! };
  const isName = KNOWN.has(made.join(' '));
  if (!isName && (isCommon(old) || onlyEndingDiffers(last.old, last.made))) return null;
  const stem = isName ? last : withoutTail(last.old, last.made);
  const checked = checkRule({
    wrong: [...old.slice(0, -1), stem.old].join(' '),
    right: [...made.slice(0, -1), stem.made].join(' '),
  });
  if (typeof checked === 'string') return null;
  const { wrong, right } = checked;
  // one syllable is said too often to be always wrong
  if (wrong.length < 2 || foldCase(wrong) === foldCase(right)) return null;
  return likeness(wrong, right) >= MIN_LIKENESS ? checked : null;
}

const digitsOf = (words: readonly string[]): string => words.join('').replace(/\D/g, '');
const isCommon = (words: readonly string[]): boolean =>
  words.length === 1 && COMMON.has(koreanEnding(words[0]!));

/** Whether two words are one word with other particles, or one verb with another ending. */
function onlyEndingDiffers(old: string, made: string): boolean {
  const same = commonStart(old, made);
  for (let length = same; length > 0; length--) {
    const rests = [old, made].map((word) => word.slice(length));
    const ending = endingOf(old.slice(0, length));
    if (rests.every((rest) => rest === '' || readTail(rest, ending))) return true;
    if (rests.every((rest) => rest === '' || ENGLISH_ENDING.test(rest))) return true;
  }
  const kept = commonStart([...old].toReversed().join(''), [...made].toReversed().join(''));
  // 기도합니다 → 기도했습니다 is another ending; 회게합니다 → 회개합니다 a correction
  const isInsideVerb = old.length === made.length && same >= 1 && kept >= 2;
  switch (koreanEnding(old)) {
    case 'relative':
    case 'adjective':
      // 하신 → 하실
      return same === old.length - 1 && old.length === made.length && sameVowel(old.at(-1), made.at(-1));
    case 'closing':
    case 'connective':
    case 'serial':
      return !isInsideVerb;
    default:
      return PLAIN_VERB.test(old) && !isInsideVerb;
  }
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++;
  return length;
}

function sameVowel(a: string | undefined, b: string | undefined): boolean {
  const vowel = partsOf(a)?.vowel;
  return vowel !== undefined && vowel === partsOf(b)?.vowel;
}

/** Both words without the particles that both have: 이사를 and 이삭을 are about 이사 and 이삭. */
function withoutTail(old: string, made: string): { old: string; made: string } {
  for (let length = 2; length < old.length; length++) {
    const tail = readTail(old.slice(length), endingOf(old.slice(0, length)));
    if (!tail || tail.particle.unsure) continue;
    const { afterVowel, afterConsonant } = tail.particle;
    for (const form of [afterVowel, afterConsonant]) {
      const stem = made.slice(0, -(form + tail.rest).length);
      if (stem.length < 2 || stem + form + tail.rest !== made) continue;
      const theirs = readTail(form + tail.rest, endingOf(stem));
      if (theirs?.particle === tail.particle) return { old: old.slice(0, length), made: stem };
    }
  }
  return { old, made };
}

/** Share of sounds that two texts have in the same order, 0 to 1; spaces are no sound. */
function likeness(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => [...foldCase(text).replace(/\s/g, '').normalize('NFD')]) as [
    string[],
    string[],
  ];
  let row = new Uint16Array(y.length + 1);
  for (const sound of x) {
    const next = new Uint16Array(y.length + 1);
    for (let j = 0; j < y.length; j++) {
      next[j + 1] = sound === y[j] ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!);
    }
    row = next;
  }
  return row[y.length]! / Math.max(x.length, y.length, 1);
}
