import { readManuscriptHead } from '../captions/read-manuscript.ts';
import { findReferences } from '../scripture/find-references.ts';

const SENTENCE_END = /[.!?。！？…,:]["'”’)\]]*$|(?:니다|어요|아요|세요|까요|도다|로다)$/u;
const MAX_HEADING = 40;

/**
 * What a manuscript says of itself at its top: `제목: …`, `본문: …`, a Markdown heading, or a first line that stands
 * alone. As written; empty where there is none.
 */
export function readHeadings(manuscript: string): { title: string; scripture: string } {
  const { title, scripture } = readManuscriptHead(manuscript);
  return { title: plain(title) || plain(firstLineAlone(manuscript)), scripture: plain(scripture) };
}

/** The first line, where it is short, ends like no sentence, names no passage and an empty line follows. */
function firstLineAlone(manuscript: string): string {
  const [first = '', second] = manuscript
    .replace(/^\uFEFF/u, '')
    .trimStart()
    .split(/\r\n|\r|\n/u);
  const line = first.trim();
  const stands = second !== undefined && second.trim() === '';
  if (!stands || line.length > MAX_HEADING || SENTENCE_END.test(line)) return '';
  return findReferences(line).length === 0 && !/[:：]/u.test(line) && /\p{L}{2}/u.test(line) ? line : '';
}

/** Without the marks that people set around headings. */
const plain = (text: string): string =>
  text
    .replace(/^[\s*_#"“'‘「『<〈《[]+|[\s*_"”'’」』>〉》\]]+$/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
