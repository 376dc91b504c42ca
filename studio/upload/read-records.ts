import { z } from 'zod';
import { newVideoOptionsSchema } from './new-video.ts';
import { recordNames, type Store, type UploadRecord } from './upload-records.ts';

/** The server forgets an unfinished upload after a day. */
const KEPT_MS = 24 * 60 * 60 * 1000;

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

/** All that are remembered, the oldest first. What is too old, or of another version, is forgotten. */
export function readRecords(store: Store, now: number): UploadRecord[] {
  const records: UploadRecord[] = [];
  for (const name of recordNames(store)) {
    const record = parse(store.getItem(name));
    if (record && now - record.startedAt < KEPT_MS) records.push(record);
    else store.removeItem(name);
  }
  return records.sort((a, b) => a.startedAt - b.startedAt);
}

function parse(text: string | null): UploadRecord | null {
  try {
    return uploadRecordSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}
