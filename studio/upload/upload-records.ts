import { z } from 'zod';
import { newVideoOptionsSchema } from './new-video.ts';

const PREFIX = 'qt-video:upload:';
/** The server forgets an unfinished upload after a day. */
const KEPT_MS = 24 * 60 * 60 * 1000;
/** A page that sends says so far more often. */
const GONE_AFTER_MS = 60_000;

/** An upload under way, as it is remembered beyond a reload. */
export const uploadRecordSchema = z.object({
  id: z.string(),
  userId: z.string(),
  fileName: z.string(),
  totalBytes: z.number(),
  /** What the file is known by when it is chosen again. */
  mark: z.string(),
  options: newVideoOptionsSchema,
  /** Of the upload on the server; null until it was begun there. */
  uploadUrl: z.string().nullable(),
  wordsAreSent: z.boolean(),
  sentBytes: z.number(),
  startedAt: z.number(),
  /** When the page that sends it was last there; 0 once it was left. */
  seenAt: z.number(),
});
export type UploadRecord = z.infer<typeof uploadRecordSchema>;

/** `localStorage`, each record under a key of its own, so that tabs do not write over each other. */
type Store = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

/** All that are remembered, the oldest first. What is too old, or of another version, is forgotten. */
export function readRecords(store: Store, now: number): UploadRecord[] {
  const names = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
  const records: UploadRecord[] = [];
  for (const name of names.filter((given) => given.startsWith(PREFIX))) {
    const record = parse(store.getItem(name));
    if (record && now - record.startedAt < KEPT_MS) records.push(record);
    else store.removeItem(name);
  }
  return records.sort((a, b) => a.startedAt - b.startedAt);
}

/** Remembers an upload. Where there is no room for its words, they are left out once the server has them. */
export function writeRecord(store: Store, record: UploadRecord): void {
  const write = (given: UploadRecord) => store.setItem(PREFIX + record.id, JSON.stringify(given));
  try {
    write(record);
  } catch {
    store.removeItem(PREFIX + record.id);
    if (!record.wordsAreSent) return;
    try {
      write({ ...record, options: { ...record.options, words: null } });
    } catch {
      // no room at all, or none to be had: then a reload begins anew
    }
  }
}

export const removeRecord = (store: Store, id: string): void => store.removeItem(PREFIX + id);

/** Whether the page that sent it is gone: left, or not heard of for a while. */
export const isInterrupted = (record: Pick<UploadRecord, 'seenAt'>, now: number): boolean =>
  now - record.seenAt > GONE_AFTER_MS;

function parse(text: string | null): UploadRecord | null {
  try {
    return uploadRecordSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}
