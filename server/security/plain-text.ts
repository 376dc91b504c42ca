/**
 * A value with every text in it made storable: no NUL (PostgreSQL keeps none) and no half of a surrogate pair
 * (JSON cannot carry one). Anything else, SQL and HTML included, is just text and stays.
 */
export function plainText(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value.replaceAll('\0', ''));
  if (Array.isArray(value)) return value.map(plainText);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [wellFormed(key), plainText(part)]));
}

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
