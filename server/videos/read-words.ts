import { readFile } from 'node:fs/promises';
import { decodeText } from '../../core/captions/decode-text.ts';
import { parseSubtitles } from '../../core/captions/parse-subtitles.ts';
import { readManuscript } from '../../core/captions/read-manuscript.ts';
import { AppError } from '../../core/errors.ts';
import { plainText } from '../security/plain-text.ts';

/** A text as it came: a file's bytes, in whatever encoding, or a form's field. */
export type GivenText = Uint8Array | string;

/** Five times the longest Bible book in Korean. */
export const MAX_WORDS_BYTES = 2 * 1024 * 1024;
/** Twelve hours of speech, the longest recording there is, are about this many letters. */
const MAX_LETTERS = 300_000;

/** A text field of a form, or the file of the same name, which wins. */
export async function readFormText(
  file: { path: string; size: number } | undefined,
  field: string | undefined,
): Promise<GivenText | null> {
  if (!file) return field ?? null;
  if (file.size > MAX_WORDS_BYTES) throw new AppError('manuscript_too_long', { limit: MAX_LETTERS });
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
  const manuscript = decode(given.manuscript);
  const subtitles = decode(given.subtitles);
  if (manuscript !== null) {
    if (manuscript.length > MAX_LETTERS) throw new AppError('manuscript_too_long', { limit: MAX_LETTERS });
    if (readManuscript(manuscript).length === 0) throw new AppError('manuscript_empty');
  }
  if (subtitles !== null) parseSubtitles(subtitles);
  if (manuscript === null && subtitles === null && !given.speech) throw new AppError('words_missing');
  return { manuscript, subtitles };
}

function decode(given: GivenText | null): string | null {
  if (given === null || given === '') return null;
  if (typeof given !== 'string' && isOfficeFile(given)) throw new AppError('manuscript_unreadable');
  return String(plainText(typeof given === 'string' ? given : decodeText(given)));
}

/** Word, Hancom Office and PDF files, which some encodings would read as nonsense. */
function isOfficeFile(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return head === 'PK\x03\x04' || head === '\xd0\xcf\x11\xe0' || head === '%PDF' || head === '{\\rt';
}
