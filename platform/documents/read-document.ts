import { decodeText } from '../../core/captions/decode-text.ts';
import { AppError } from '../../core/errors.ts';
import { documentKind } from './document-kind.ts';
import { readDocx } from './read-docx.ts';

/** Room for the longest manuscript in any encoding, and for a Word document with some pictures. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/**
 * The text of a manuscript's file: plain text in whatever encoding, or a Word document (.docx).
 *
 * @throws AppError manuscript_file_type (with the kind it is) | manuscript_locked | manuscript_damaged |
 *   manuscript_too_long | manuscript_unreadable | file_too_large
 */
export async function readDocument(bytes: Uint8Array): Promise<string> {
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new AppError('file_too_large', { limitMb: MAX_DOCUMENT_BYTES / 1024 / 1024 });
  }
  const found = documentKind(bytes);
  switch (found.kind) {
    case 'text':
      return decodeText(bytes);
    case 'docx':
      return readDocx(bytes);
    case 'locked':
      throw new AppError('manuscript_locked');
    case 'other':
      throw new AppError('manuscript_file_type', { kind: found.name });
  }
}

/**
 * The text of a subtitle file, in whatever encoding.
 * @throws AppError subtitles_unreadable
 */
export function readSubtitleFile(bytes: Uint8Array): string {
  const found = documentKind(bytes);
  if (found.kind === 'text') return decodeText(bytes, 'subtitles_unreadable');
  const name = found.kind === 'other' ? found.name : 'DOCX';
  throw new AppError('subtitles_unreadable', { line: 1, reason: `${name} 문서 (a ${name} document)` });
}
