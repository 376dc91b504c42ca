/** What in a manuscript is written for the eye and not said. */

export const isSeparator = (line: string): boolean => /^([-*=_~·.#]\s*){3,}$/.test(line);

const FIELDS = [
  { name: 'title', pattern: /^(?:설교\s*)?(?:제목|title)\s*[:：]\s*(.+)$/i },
  {
    name: 'scripture',
    pattern: /^(?:(?:성경\s*)?본문(?:\s*말씀)?|성경|말씀|scripture|passage|text)\s*[:：]\s*(.+)$/i,
  },
  {
    name: 'other',
    pattern:
      /^(?:설교자?|강사|일시|날짜|일자|교회|시리즈|찬송가?|preacher|speaker|date|church|series)\s*[:：]\s*(.+)$/i,
  },
] as const;

/** `제목: 쉴 만한 물가로` and its like. Null for any other line. */
export function fieldOf(line: string): { name: 'title' | 'scripture' | 'other'; value: string } | null {
  for (const { name, pattern } of FIELDS) {
    const found = pattern.exec(stripMarks(line));
    if (found) return { name, value: found[1]!.trim() };
  }
  return null;
}

/** Bullets, quote bars and Markdown emphasis off a line; numbers stay, for they are said. */
export const stripMarks = (line: string): string =>
  line
    .replace(/^(?:[>|]\s*)+/, '')
    .replace(/^[-*•·▪◦‣○●■□◆◇▶※]\s+/u, '')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .trim();

const NOTE =
  /침묵|잠시|잠깐|찬양|찬송|묵도|박수|웃음|음악|배경|효과음|화면|영상|자막|다같이|모두|쉬고|호흡|pause|silence|music|applause|laugh|hymn|video|slide/i;
const BRACKETED = /^[([{<〈《【［（](.*)[)\]}>〉》】］）]$/u;

/** A whole line in brackets that tells what to do: "(잠시 침묵)", "[찬양 250장]". */
export function isStageNote(line: string): boolean {
  const inside = BRACKETED.exec(line)?.[1];
  return inside !== undefined && inside.length <= 60 && NOTE.test(inside);
}

/** Without the short stage notes inside a line. */
export const withoutStageNotes = (line: string): string =>
  line.replace(/[([【［（]([^()[\]【】（）［］]{1,20})[)\]】］）]/gu, (whole, inside: string) =>
    NOTE.test(inside) ? ' ' : whole,
  );
