import { MAX_MANUSCRIPT_LENGTH } from '../../core/captions/read-manuscript.ts';
import { AppError } from '../../core/errors.ts';
import { nodeThread } from '../node-thread.ts';

/** What the parts of a document may come to: far more than any manuscript, little enough for any machine. */
export const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
const MAX_HEAP_MB = 512;
const MAX_READING_MS = 20_000;

export type DocxAnswer = { text: string } | { tooLarge: true } | { damaged: string };

/** One document at a time, however many come: each may take a whole core and much memory. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * The text of a Word document, paragraph by paragraph. It is read in a thread of its own that has so much memory and
 * time and no more, since a small file can unpack to gigabytes.
 *
 * @param bytes the file; a copy is handed to the thread
 * @throws AppError manuscript_damaged | manuscript_too_long
 */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  const mine = turn.then(() => ask(bytes));
  turn = mine.catch(() => {});
  const answer = await mine;
  if ('text' in answer) return answer.text;
  if ('tooLarge' in answer) throw new AppError('manuscript_too_long', { limit: MAX_MANUSCRIPT_LENGTH });
  throw new AppError('manuscript_damaged', {}, { cause: answer.damaged });
}

async function ask(bytes: Uint8Array): Promise<DocxAnswer> {
  const thread = nodeThread(import.meta.url, './docx-thread', {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<DocxAnswer>((resolve) => {
      thread.once('message', resolve);
      thread.once('error', (error) => resolve({ damaged: String(error) }));
      thread.once('exit', () => resolve({ damaged: 'the thread ended without an answer' }));
      timer = setTimeout(() => resolve({ damaged: `not read in ${MAX_READING_MS} ms` }), MAX_READING_MS);
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
