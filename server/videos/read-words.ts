import { readFile } from 'node:fs/promises';
import { looksLikeSubtitles } from '../../core/captions/looks-like-subtitles.ts';
import { parseSubtitles } from '../../core/captions/parse-subtitles.ts';
import { readManuscript } from '../../core/captions/read-manuscript.ts';
import { AppError } from '../../core/errors.ts';
import {
  MAX_DOCUMENT_BYTES,
  readDocument,
  readSubtitleFile,
} from '../../platform/documents/read-document.ts';
import { plainText } from '../security/plain-text.ts';

/** A text as it came: a file's bytes, in whatever encoding or a Word document, or a form's field. */
export type GivenText = Uint8Array | string;

/** Room for the longest manuscript as a field of a form; a file may be a document with pictures. */
export const MAX_FIELD_BYTES = 2 * 1024 * 1024;

/** A text field of a form, or the file of the same name, which wins. */
export async function readFormText(
  file: { path: string; size: number } | undefined,
  field: string | undefined,
): Promise<GivenText | null> {
  if (!file) return field ?? null;
  if (file.size > MAX_DOCUMENT_BYTES) {
    throw new AppError('file_too_large', { limitMb: MAX_DOCUMENT_BYTES / 1024 / 1024 });
  }
  return readFile(file.path);
}

/**
 * The words of an upload as plain text, both checked to be readable; subtitles keep their times in their text.
 * A field left empty counts as not given; subtitles given as the manuscript are taken for what they are.
 *
 * @param speech whether a speech service can hear the words where none came
 * @throws AppError words_missing | manuscript_* | subtitles_unreadable | file_too_large
 */
export async function readWords(given: {
  manuscript: GivenText | null;
  subtitles: GivenText | null;
  speech: boolean;
}): Promise<{ manuscript: string | null; subtitles: string | null }> {
  const manuscript = isGiven(given.manuscript)
    ? stored(await readDocument(Buffer.from(given.manuscript)))
    : null;
  const subtitles = isGiven(given.subtitles) ? stored(readSubtitleFile(Buffer.from(given.subtitles))) : null;
  if (manuscript !== null && subtitles === null && looksLikeSubtitles(manuscript)) {
    parseSubtitles(manuscript);
    return { manuscript: null, subtitles: manuscript };
  }
  if (manuscript !== null) readManuscript(manuscript);
  if (subtitles !== null) parseSubtitles(subtitles);
  if (manuscript === null && subtitles === null && !given.speech) throw new AppError('words_missing');
  return { manuscript, subtitles };
}

const isGiven = (text: GivenText | null): text is GivenText => text !== null && text !== '';

const stored = (text: string): string => String(plainText(text));
