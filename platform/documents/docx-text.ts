/** An element of a Word document as mammoth reads it; only what its text needs. */
export interface DocxElement {
  type: string;
  children?: DocxElement[];
  /** Of a text. */
  value?: string;
  /** Of a paragraph, as in its style sheet: English for built-in styles, whatever language Word speaks. */
  styleName?: string | null;
  /** Of a break: line, page or column. */
  breakType?: string;
  /** Of a run. */
  isStrikethrough?: boolean;
}

const HEADING = /^(?:title|subtitle|heading \d|제목|부제|개요 1)/i;

/**
 * The text of a Word document: paragraphs with a blank line between them, line breaks as they are. Headings that stand
 * above all else are marked (`# …`), since they are title and not speech. Left out: pictures, notes and comments, what
 * is struck out, the numbers that Word itself puts before lists.
 */
export function docxText(document: DocxElement): string {
  let started = false;
  const paragraphs = paragraphsOf(document).flatMap((paragraph) => {
    const text = textOf(paragraph).trim();
    if (text === '') return [];
    const isHeading = HEADING.test(paragraph.styleName ?? '');
    started ||= !isHeading;
    return [started ? text : `# ${text.replace(/\s+/gu, ' ')}`];
  });
  return paragraphs.join('\n\n');
}

const paragraphsOf = (element: DocxElement): DocxElement[] =>
  element.type === 'paragraph' ? [element] : (element.children ?? []).flatMap(paragraphsOf);

function textOf(element: DocxElement): string {
  switch (element.type) {
    case 'text':
      return element.value ?? '';
    case 'tab':
      return '\t';
    case 'break':
      return element.breakType === 'line' ? '\n' : '\n\n';
    default:
      return element.isStrikethrough ? '' : (element.children ?? []).map(textOf).join('');
  }
}
