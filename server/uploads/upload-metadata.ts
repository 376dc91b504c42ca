import type { z } from 'zod';
import type { Locale } from '../../core/messages.ts';
import { parseInput } from '../errors/invalid-request.ts';
import { plainFileName } from '../videos/plain-file-name.ts';

type Metadata = Record<string, string | null>;

/** What tus clients add of their own about the file; only the name is of use. */
const ABOUT_FILE = new Set(['filename', 'filetype', 'name', 'type', 'relativePath', 'owner']);

/**
 * What a tus upload says of itself: its metadata are the fields of the form that sends the same in one request.
 * @throws InvalidRequest
 */
export function readMetadata<T>(
  metadata: Metadata | undefined,
  schema: z.ZodType<T>,
  locale: Locale,
): { fileName: string; fields: T } {
  const given = Object.entries(metadata ?? {});
  const fields = given.filter(([name]) => !ABOUT_FILE.has(name)).map(([name, value]) => [name, value ?? '']);
  return {
    fileName: plainFileName(metadata?.['filename'] ?? metadata?.['name'] ?? ''),
    fields: parseInput(schema, Object.fromEntries(fields), locale),
  };
}
