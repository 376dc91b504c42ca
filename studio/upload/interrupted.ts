import { useEffect, useSyncExternalStore } from 'react';
import { keys } from '../lib/keys.ts';
import { queryClient } from '../lib/query-client.ts';
import { markOf } from './file-mark.ts';
import { hasRecords, isInterrupted, removeRecord, writeRecord, type UploadRecord } from './upload-records.ts';
import { startUpload } from './uploads.ts';

// One list for every part of the page that shows or fills it.
let interrupted: readonly UploadRecord[] = [];
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

function publish(next: readonly UploadRecord[]): void {
  interrupted = next;
  for (const listener of listeners) listener();
}

/** Uploads of this person that a reload or a closed page has cut off, and that the server still knows. */
export function useInterruptedUploads(userId: string | undefined): readonly UploadRecord[] {
  useEffect(() => {
    if (userId !== undefined) void look(userId);
  }, [userId]);
  return useSyncExternalStore(subscribe, () => interrupted);
}

async function look(userId: string): Promise<void> {
  const known = await Promise.all((await readInterrupted(userId)).map(askServer));
  // some may have been gone on with while the server was asked
  const still = new Set((await readInterrupted(userId)).map(({ id }) => id));
  publish(known.filter((record) => record !== null).filter(({ id }) => still.has(id)));
}

async function readInterrupted(userId: string): Promise<UploadRecord[]> {
  if (!hasRecords(localStorage)) return [];
  // in a chunk of its own: most visits have nothing to go on with
  const { readRecords } = await import('./read-records.ts');
  const now = Date.now();
  return readRecords(localStorage, now).filter(
    (record) => record.userId === userId && isInterrupted(record, now),
  );
}

/** How far it is by what the server says; null where there is nothing left to go on with. */
async function askServer(record: UploadRecord): Promise<UploadRecord | null> {
  if (record.uploadUrl === null) return record;
  const answer = await tus('HEAD', record.uploadUrl);
  // offline, or a server in trouble: what is remembered is still as good
  if (!answer || (!answer.ok && answer.status !== 404)) return record;
  const sentBytes = Number(answer.headers.get('Upload-Offset'));
  if (answer.status === 404) return { ...record, uploadUrl: null, wordsAreSent: false, sentBytes: 0 };
  if (sentBytes < record.totalBytes) return { ...record, sentBytes };
  // it had arrived after all, and is a video by now
  removeRecord(localStorage, record.id);
  void queryClient.invalidateQueries({ queryKey: keys.videos });
  return null;
}

const tus = (method: 'HEAD' | 'DELETE', url: string): Promise<Response | null> =>
  fetch(url, { method, headers: { 'Tus-Resumable': '1.0.0' } }).catch(() => null);

/** Goes on with those of the files that were being uploaded when the page was left. Answers the others. */
export async function resumeWith(files: readonly File[]): Promise<{ resumed: string[]; others: File[] }> {
  const resumed: string[] = [];
  const others: File[] = [];
  for (const file of files) {
    const record = await recordOf(file);
    if (record) {
      resumed.push(record.options.title || record.fileName);
      forget(record.id);
      startUpload({ ...record.options, recording: file }, record);
    } else others.push(file);
  }
  return { resumed, others };
}

async function recordOf(file: File): Promise<UploadRecord | undefined> {
  if (!interrupted.some(({ totalBytes }) => totalBytes === file.size)) return undefined;
  const mark = await markOf(file).catch(() => null);
  return interrupted.find((record) => record.mark === mark);
}

/** Takes an interrupted upload out of the list; `restore` undoes it. */
export function hideInterrupted(record: UploadRecord): { restore: () => void } {
  forget(record.id);
  removeRecord(localStorage, record.id);
  return {
    restore: () => {
      writeRecord(localStorage, record);
      publish([...interrupted, record]);
    },
  };
}

/** Deletes on the server what had arrived of it. */
export function discardInterrupted({ uploadUrl }: UploadRecord): void {
  if (uploadUrl !== null) void tus('DELETE', uploadUrl);
}

const forget = (id: string): void => publish(interrupted.filter((record) => record.id !== id));
