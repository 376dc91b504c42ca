import { AppError } from '../../core/errors.ts';

/** Nothing we take is nested half as deep; a hundred thousand brackets are only meant to exhaust the stack. */
const MAX_DEPTH = 32;

/**
 * A value with every text in it made storable: no NUL (PostgreSQL keeps none) and no half of a surrogate pair
 * (JSON cannot carry one). Anything else, SQL and HTML included, is just text and stays.
 * @throws AppError bad_request where it is nested absurdly deep
 */
export function plainText(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return wellFormed(value.replaceAll('\0', ''));
  if (value === null || typeof value !== 'object') return value;
  if (depth > MAX_DEPTH) throw new AppError('bad_request');
  if (Array.isArray(value)) return value.map((part) => plainText(part, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [wellFormed(key), plainText(part, depth + 1)]),
  );
}

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
