import type { TFunction } from 'i18next';
import type { ApiWords } from '../../core/api.ts';
import { decodeText } from '../../core/captions/decode-text.ts';
import { looksLikeSubtitles } from '../../core/captions/looks-like-subtitles.ts';
import { parseSubtitles } from '../../core/captions/parse-subtitles.ts';
import { readManuscript } from '../../core/captions/read-manuscript.ts';
import { AppError, isAppError } from '../../core/errors.ts';
import { errorMessage } from '../../core/messages.ts';
import { currentLanguage } from '../i18n/index.ts';
import { requestJson } from '../lib/api.ts';
import { failureText } from '../lib/failure-text.ts';
import type { DraftWords } from './drafts.ts';
import { extensionOf, isSubtitles, isUnreadable } from './match-files.ts';
import type { Words } from './new-video.ts';

/**
 * The words of a chosen file, checked as the server checks them, so that nobody waits for an upload to learn that they
 * cannot be used. Word documents are read by the server.
 *
 * @param readDocument has the text of a document read
 * @throws AppError manuscript_* | subtitles_unreadable; ApiFailure
 */
export async function readWordsFile(
  file: File,
  readDocument: (file: File) => Promise<ApiWords> = readOnServer,
): Promise<DraftWords> {
  const extension = extensionOf(file.name);
  if (isUnreadable(file.name)) {
    throw new AppError('manuscript_file_type', { kind: extension.toUpperCase() });
  }
  if (extension === 'docx') return { ...(await readDocument(file)), fileName: file.name };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = decodeText(bytes, isSubtitles(file.name) ? 'subtitles_unreadable' : 'manuscript_unreadable');
  const kind = isSubtitles(file.name) ? 'subtitles' : wordsKind(text);
  if (kind === 'subtitles') parseSubtitles(text);
  else readManuscript(text);
  return { kind, text, fileName: file.name };
}

/** The server's reading of a document. */
const readOnServer = (file: File): Promise<ApiWords> =>
  requestJson<ApiWords>('/api/words', { method: 'POST', file });

/** What to tell about words that could not be read: which file, why, what to do. */
export function wordsProblem(
  { fileName, error }: { fileName: string; error: unknown },
  t: TFunction,
): string {
  const reason = isAppError(error)
    ? errorMessage(error.code, currentLanguage(), error.params)
    : failureText(error, t);
  return `${fileName.normalize('NFC')}: ${reason}`;
}

/** Pasted text may be subtitles too. */
export const wordsKind = (text: string): Words['kind'] =>
  looksLikeSubtitles(text) ? 'subtitles' : 'manuscript';
