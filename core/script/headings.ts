import { findReferences } from '../scripture/find-references.ts';

const TITLE_LABEL = /^(?:제\s?목|설교\s?제목|묵상\s?제목|title)$/iu;
const SCRIPTURE_LABEL =
  /^(?:본\s?문|성경\s?본문|본문\s?말씀|말씀\s?본문|성경|scripture|passage|text|bible)$/iu;
/** Labels that also begin ordinary sentences, and so need a passage after them. */
const LOOSE_SCRIPTURE_LABEL = /^(?:말씀|오늘의?\s?말씀|성경\s?말씀|reading)$/iu;
const LABELLED = /^[\s>*#[【<(-]*([\p{L} ]{2,12}?)[\]】>)*\s]*[:：]\s*\**\s*(.*)$/u;
const BRACKETED = /^\s*[[【]\s*([\p{L} ]{2,12}?)\s*[\]】]\s*(.*)$/u;
const MARKDOWN_HEADING = /^\s{0,3}#{1,3}\s+(.+?)\s*#*\s*$/u;
const SENTENCE_END = /[.!?。！？…,]["'”’)\]]*$/u;
const MAX_HEADING = 40;
/** Labels stand at the top; further down a colon is only a colon. */
const TOP_LINES = 12;

/**
 * What a manuscript says of itself at its top: `제목: …`, `본문: …`, a Markdown heading, or a first line that stands alone.
 *
 * @returns title and scripture as written, empty where there is none, and the text without those lines
 */
export function readHeadings(manuscript: string): { title: string; scripture: string; body: string } {
  const lines = manuscript.replace(/\r\n?/gu, '\n').split('\n');
  const top = lines.slice(0, TOP_LINES);
  const used = new Set<number>();
  let title = '';
  let scripture = '';
  top.forEach((line, i) => {
    const [, label = '', value = ''] = LABELLED.exec(line) ?? BRACKETED.exec(line) ?? [];
    const isTitle = TITLE_LABEL.test(label);
    const isScripture =
      SCRIPTURE_LABEL.test(label) ||
      (LOOSE_SCRIPTURE_LABEL.test(label) && findReferences(value)[0]?.start === 0);
    if (!isTitle && !isScripture) return;
    used.add(i);
    if (isTitle) title ||= plain(value);
    else scripture ||= plain(value);
  });
  if (!title) {
    const at = headingAt(top, used);
    if (at !== null) {
      title = plain(MARKDOWN_HEADING.exec(top[at]!)?.[1] ?? top[at]!);
      used.add(at);
    }
  }
  const body = lines.filter((_, i) => !used.has(i)).join('\n');
  return { title, scripture, body: body.trim() };
}

/** A Markdown heading, else the first line where it is short, ends like no sentence, and an empty line follows. */
function headingAt(top: readonly string[], used: ReadonlySet<number>): number | null {
  const markdown = top.findIndex((line, i) => !used.has(i) && MARKDOWN_HEADING.test(line));
  if (markdown !== -1) return markdown;
  const first = top.findIndex((line, i) => !used.has(i) && line.trim() !== '');
  const line = top[first]?.trim();
  if (!line || line.length > MAX_HEADING || SENTENCE_END.test(line) || top[first + 1]?.trim() !== '')
    return null;
  const rest = findReferences(line).reduceRight(
    (text, r) => text.slice(0, r.start) + text.slice(r.end),
    line,
  );
  // a line that is only a passage is no title, nor is one that ends as Korean sentences do
  if (!/\p{L}{2}/u.test(rest) || /(?:니다|어요|아요|세요|까요|도다|로다)$/u.test(line)) return null;
  return first;
}

/** Without the marks that people set around headings. */
const plain = (text: string): string =>
  text
    .replace(/^[\s*_#"“'‘「『<〈《]+|[\s*_"”'’」』>〉》]+$/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
