import { isUnspaced } from '../captions/cut-words.ts';
import { spreadWords } from '../captions/spread-words.ts';
import { wordsOf } from '../captions/words-of.ts';
import { correctTranscript } from '../dictionary/apply-dictionary.ts';
import { foldCase, partsOfWord, tidySide, type DictionaryRule } from '../dictionary/rule.ts';
import { isShown, type Caption, type Transcript, type Word } from '../video.ts';
import { isSpellingEdit, type SpellingEdit } from './spelling-edit.ts';

/** A word of the transcript. */
interface Place {
  segment: number;
  word: number;
}

/** Words of one segment, `from` included, `to` not, and what stands in their place. */
interface Replacement {
  segment: number;
  from: number;
  to: number;
  words: Word[];
}

/**
 * Heard words with the edits that are corrections of their spelling; all others are passed over. The times of the words
 * stay, or are shared where there is a word more or less. The church's rules bind last. A transcript that somebody wrote
 * is answered as it is.
 *
 * @param request.captions as made of the transcript: an edit's line is the index of one
 * @returns how many edits were made, beside the transcript
 */
export function correctSpelling(request: {
  transcript: Transcript;
  captions: readonly Caption[];
  edits: readonly SpellingEdit[];
  rules: readonly DictionaryRule[];
}): { transcript: Transcript; made: number } {
  const { transcript, captions, edits, rules } = request;
  const places = transcript.source === 'speech' ? placesOf(transcript, captions) : null;
  if (!places) return { transcript, made: 0 };
  const { language } = transcript;
  const taken = new Set<string>();
  const replacements = edits.flatMap(({ line, from, to }) => {
    const own = places[line];
    if (!own || !isSpellingEdit({ from, to }, language) || undoesRule(from, to, rules)) return [];
    return findWords(transcript, own, tidySide(from)).flatMap((found): Replacement[] => {
      const words = transcript.segments[found.segment]!.words.slice(found.from, found.to);
      const keys = words.map((_, i) => `${found.segment} ${found.from + i}`);
      if (keys.some((key) => taken.has(key))) return [];
      keys.forEach((key) => taken.add(key));
      return [{ ...found, words: respell(words, tidySide(to), language) }];
    });
  });
  if (replacements.length === 0) return { transcript, made: 0 };
  const segments = transcript.segments.map((segment, s) => ({
    ...segment,
    words: replaceWords(
      segment.words,
      replacements.filter((one) => one.segment === s),
    ),
  }));
  return { transcript: correctTranscript({ ...transcript, segments }, rules), made: replacements.length };
}

/** The words of each caption in the transcript; null where captions hold others, since a person has been at them. */
function placesOf(transcript: Transcript, captions: readonly Caption[]): Place[][] | null {
  const words = transcript.segments.flatMap((segment, s) =>
    isShown(segment) ? segment.words.map(({ text }, word) => ({ segment: s, word, text: bare(text) })) : [],
  );
  let at = 0;
  let passed = '';
  const places: Place[][] = [];
  for (const caption of captions) {
    const own: Place[] = [];
    for (const piece of caption.words) {
      const whole = words[at];
      passed += bare(piece.text);
      if (!whole?.text.startsWith(passed)) return null;
      if (own.at(-1)?.word !== whole.word || own.at(-1)?.segment !== whole.segment) {
        own.push({ segment: whole.segment, word: whole.word });
      }
      if (passed !== whole.text) continue;
      passed = '';
      at++;
    }
    places.push(own);
  }
  return places;
}

const bare = (text: string): string => text.replace(/\s/gu, '');

/** Where in a caption the words stand that are, without the marks around them, the given text. */
function findWords(
  { segments, language }: Transcript,
  places: readonly Place[],
  text: string,
): Omit<Replacement, 'words'>[] {
  const between = isUnspaced(language) ? '' : ' ';
  const wanted = isUnspaced(language) ? bare(text) : text;
  const found: Omit<Replacement, 'words'>[] = [];
  places.forEach(({ segment, word }, p) => {
    let read = '';
    for (let count = 1; places[p + count - 1]?.segment === segment; count++) {
      const { lead, core, trail } = partsOfWord(
        segments[segment]!.words[word + count - 1]!.text.normalize('NFC'),
      );
      // marks between two words part them
      if (count > 1 && lead !== '') return;
      read += (count > 1 ? between : '') + core;
      if (read === wanted) found.push({ segment, from: word, to: word + count });
      if (read.length >= wanted.length || trail !== '') return;
    }
  });
  return found;
}

/** Takes away what a rule of the church put there. */
function undoesRule(from: string, to: string, rules: readonly DictionaryRule[]): boolean {
  const [before, after] = [foldCase(from), foldCase(to)];
  return rules.some(({ right }) => before.includes(foldCase(right)) && !after.includes(foldCase(right)));
}

function respell(old: readonly Word[], text: string, language: string): Word[] {
  const texts = wordsOf(text);
  const first = old[0]!;
  const last = old[old.length - 1]!;
  texts[0] = partsOfWord(first.text).lead + texts[0]!;
  texts[texts.length - 1] += partsOfWord(last.text).trail;
  if (texts.length === old.length) return texts.map((own, i) => ({ ...old[i]!, text: own }));
  const known = old.flatMap(({ confidence }) => confidence ?? []);
  return spreadWords({ words: texts, startMs: first.startMs, endMs: last.endMs, language }).map((word) => ({
    ...word,
    ...(known.length > 0 && { confidence: Math.min(...known) }),
  }));
}

function replaceWords(words: readonly Word[], replacements: readonly Replacement[]): Word[] {
  return words.flatMap((word, w) => {
    const own = replacements.find(({ from, to }) => w >= from && w < to);
    if (!own) return [word];
    return own.from === w ? own.words : [];
  });
}
