import type { z } from 'zod';
import type { uploadRecordSchema } from './read-records.ts';

const PREFIX = 'qt-video:upload:';
/** A page that sends says so far more often. */
const GONE_AFTER_MS = 60_000;

export type UploadRecord = z.infer<typeof uploadRecordSchema>;

/** `localStorage`, each record under a key of its own, so that tabs do not write over each other. */
export type Store = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

/** Whether any is remembered at all. */
export const hasRecords = (store: Store): boolean => recordNames(store).length > 0;

/** The keys of those that are remembered. */
export const recordNames = (store: Store): string[] =>
  Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter((name) =>
    name.startsWith(PREFIX),
  );

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
