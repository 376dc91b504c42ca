import { uploadOptionsSchema, type UploadOptions } from '../../core/api.ts';
import type { Locale } from '../../core/messages.ts';
import { parseInput } from '../errors/invalid-request.ts';
import { plainFileName } from '../videos/plain-file-name.ts';

type Metadata = Record<string, string | null>;

/** What tus clients add of their own about the file; only the name is of use. */
const ABOUT_FILE = new Set(['filename', 'filetype', 'name', 'type', 'relativePath', 'owner']);

/**
 * The options of a tus upload: its metadata, the same fields as those of the form.
 * @throws InvalidRequest
 */
export function readMetadata(
  metadata: Metadata | undefined,
  locale: Locale,
): { fileName: string; options: UploadOptions } {
  const given = Object.entries(metadata ?? {});
  const options = given.filter(([name]) => !ABOUT_FILE.has(name)).map(([name, value]) => [name, value ?? '']);
  return {
    fileName: plainFileName(metadata?.['filename'] ?? metadata?.['name'] ?? ''),
    options: parseInput(uploadOptionsSchema, Object.fromEntries(options), locale),
  };
}
