import type { Logger } from 'pino';
import type { Database } from '../platform/database/database.ts';
import type { VideoQueue } from '../platform/queue/queue.ts';

/** A worker touches its row every second; a minute of silence means that nobody works on it. */
const SILENT_MS = 60_000;

/** Queues again every run that waits in the database but not in the queue: after a flushed Redis, or a crash in between. */
export async function queueLostRuns(request: {
  database: Database;
  queue: VideoQueue;
  /** Videos of one person that are in work at once. */
  videosAtOnce: number;
  log: Logger;
}): Promise<void> {
  try {
    const stale = { olderThanMs: SILENT_MS, limit: 100, atOnce: request.videosAtOnce };
    for (const run of await request.database.listStaleRuns(stale)) {
      await request.queue.add(run);
      request.log.info(run, 'a waiting run was queued again');
    }
  } catch (error) {
    request.log.warn({ err: error }, 'lost runs could not be looked for');
  }
}
