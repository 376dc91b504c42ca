import { readFile } from 'node:fs/promises';
import { decodeText } from '../../core/captions/decode-text.ts';
import { parseSubtitles } from '../../core/captions/parse-subtitles.ts';
import { MAX_MANUSCRIPT_LENGTH, readManuscript } from '../../core/captions/read-manuscript.ts';
import { AppError, type ErrorCode } from '../../core/errors.ts';
import { plainText } from '../security/plain-text.ts';

/** A text as it came: a file's bytes, in whatever encoding, or a form's field. */
export type GivenText = Uint8Array | string;

/** Room for the longest manuscript in any encoding. */
export const MAX_WORDS_BYTES = 2 * 1024 * 1024;

/** A text field of a form, or the file of the same name, which wins. */
export async function readFormText(
  file: { path: string; size: number } | undefined,
  field: string | undefined,
): Promise<GivenText | null> {
  if (!file) return field ?? null;
  if (file.size > MAX_WORDS_BYTES)
    throw new AppError('manuscript_too_long', { limit: MAX_MANUSCRIPT_LENGTH });
  return readFile(file.path);
}

/**
 * The words of an upload as plain text, both checked to be readable; subtitles keep their times in their text.
 * A field left empty counts as not given.
 *
 * @param speech whether a speech service can hear the words where none came
 * @throws AppError words_missing | manuscript_empty | manuscript_too_long | manuscript_unreadable | subtitles_unreadable
 */
export function readWords(given: {
  manuscript: GivenText | null;
  subtitles: GivenText | null;
  speech: boolean;
}): { manuscript: string | null; subtitles: string | null } {
  const manuscript = decode(given.manuscript, 'manuscript_unreadable');
  const subtitles = decode(given.subtitles, 'subtitles_unreadable');
  if (manuscript !== null) readManuscript(manuscript);
  if (subtitles !== null) parseSubtitles(subtitles);
  if (manuscript === null && subtitles === null && !given.speech) throw new AppError('words_missing');
  return { manuscript, subtitles };
}

function decode(given: GivenText | null, whenUnreadable: ErrorCode): string | null {
  if (given === null || given === '') return null;
  const bytes = Buffer.from(given);
  if (isOfficeFile(bytes)) throw new AppError('manuscript_unreadable');
  return String(plainText(decodeText(bytes, whenUnreadable)));
}

/** Word, Hancom Office and PDF files, which some encodings would read as nonsense. */
function isOfficeFile(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4).toString('latin1');
  return head === 'PK\x03\x04' || head === '\xd0\xcf\x11\xe0' || head === '%PDF' || head === '{\\rt';
}
