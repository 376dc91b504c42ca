import { AppError } from '../errors.ts';
import { joinWrappedLines } from './join-wrapped-lines.ts';
import { fieldOf, isSeparator, isStageNote, stripMarks, withoutStageNotes } from './manuscript-marks.ts';
import { splitSentences } from './split-sentences.ts';
import { wordsOf } from './words-of.ts';

/** More than three hours of speech. */
export const MAX_MANUSCRIPT_LENGTH = 200_000;

/** One sentence, or one line of verse: what is said in a breath and timed as one. */
export interface ManuscriptLine {
  /** As written, parted by white space only. */
  words: string[];
  /** Counts from 0; grows at every blank line. */
  paragraph: number;
}

/**
 * What is to be spoken, sentence by sentence, every word to the letter. Left out is what nobody says: Markdown
 * headings, `제목:` and the like at the top, stage notes in brackets, separators, bullet signs, verse numbers.
 *
 * @throws AppError manuscript_empty | manuscript_too_long
 */
export function readManuscript(text: string): ManuscriptLine[] {
  if (text.length > MAX_MANUSCRIPT_LENGTH) {
    throw new AppError('manuscript_too_long', { limit: MAX_MANUSCRIPT_LENGTH });
  }
  const lines = spokenParagraphs(text).flatMap((paragraph, index) =>
    joinWrappedLines(withoutVerseNumbers(paragraph))
      .flatMap((line) => splitSentences(wordsOf(withoutStageNotes(line))))
      .map((words) => ({ words, paragraph: index })),
  );
  if (lines.length === 0) throw new AppError('manuscript_empty');
  return lines;
}

/** Title and scripture as the manuscript names them itself; empty where it does not. */
export function readManuscriptHead(text: string): { title: string; scripture: string } {
  const head = { title: '', scripture: '' };
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    if (line === '' || isSeparator(line)) continue;
    const heading = /^#{1,6}\s+(.*)$/.exec(line);
    const field = fieldOf(line);
    if (!heading && !field) break;
    if (heading && head.title === '') head.title = stripMarks(heading[1]!);
    if (field?.name === 'title') head.title = field.value;
    if (field?.name === 'scripture') head.scripture = field.value;
  }
  return head;
}

/** Lines that are spoken, by paragraph. */
function spokenParagraphs(text: string): string[][] {
  const paragraphs: string[][] = [];
  let open: string[] = [];
  let started = false;
  const close = () => {
    if (open.length > 0) paragraphs.push(open);
    open = [];
  };
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|[\r\n\u2028\u2029\f\v]/)) {
    const line = raw.trim();
    const heading = /^#{1,6}\s/.test(line);
    if (line === '' || isSeparator(line) || heading) {
      close();
      continue;
    }
    // only at the top: later on, "본문: …" may well be said
    if ((!started && fieldOf(line)) || isStageNote(line)) continue;
    started = true;
    open.push(stripMarks(line));
  }
  close();
  return paragraphs;
}

/** "1 태초에 …", "2 그가 …": numbers that count up at the start of lines are verse numbers, which nobody reads. */
function withoutVerseNumbers(lines: string[]): string[] {
  const numbers = lines.map((line) => Number(/^(\d{1,3})\s+\p{L}/u.exec(line)?.[1] ?? NaN));
  return lines.map((line, i) => {
    const counts = numbers[i - 1] === numbers[i]! - 1 || numbers[i + 1] === numbers[i]! + 1;
    return counts ? line.replace(/^\d{1,3}\s+/, '') : line;
  });
}
