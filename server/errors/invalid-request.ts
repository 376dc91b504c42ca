import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import type { Locale } from '../../core/messages.ts';
import { plainText } from '../security/plain-text.ts';

export interface Issue {
  /** Where, e.g. `document.captions.3.startMs`; empty for the whole. */
  path: string;
  message: string;
}

/** A `bad_request` that says what is wrong where; sent as the error's `details`. */
export class InvalidRequest extends AppError {
  readonly issues: Issue[];

  constructor(issues: Issue[]) {
    super('bad_request');
    this.issues = issues;
  }
}

const MESSAGES: Record<Locale, z.core.$ZodErrorMap> = {
  ko: z.locales.ko().localeError,
  en: z.locales.en().localeError,
};
/** A thousand wrong captions are told as well by the first twenty. */
const MAX_ISSUES = 20;

/**
 * What a caller sent, as the schema wants it; texts are made plain first.
 * @throws InvalidRequest with zod's issues in the caller's language
 */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown, locale: Locale): z.output<T> {
  const parsed = schema.safeParse(plainText(value), { error: MESSAGES[locale] });
  if (parsed.success) return parsed.data;
  throw new InvalidRequest(
    parsed.error.issues
      .slice(0, MAX_ISSUES)
      .map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
  );
}
