/** An element as lines of text, its children indented below it. */
export type Xml = readonly string[];

type Attributes = Readonly<Record<string, string>>;

/**
 * `xml('rate', [xml('timebase', 30)])`. Text is escaped; characters that XML 1.0 has no place for are left out.
 * @param content a text or number, or elements; without any the element is empty
 */
export function xml(
  name: string,
  content: string | number | readonly Xml[] = [],
  given: Attributes = {},
): Xml {
  const attributes = Object.entries(given).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const open = `${name}${attributes.join('')}`;
  if (typeof content !== 'object') return [`<${open}>${escape(String(content))}</${name}>`];
  const inside = content.flat();
  return inside.length === 0
    ? [`<${open}/>`]
    : [`<${open}>`, ...inside.map((line) => `  ${line}`), `</${name}>`];
}

const escape = (text: string): string =>
  Array.from(text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
    .map((letter) => ENTITIES[letter] ?? letter)
    .join('');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
