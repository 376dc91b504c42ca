import { Router } from 'express';
import type { VideoProgress, VideoStatus } from '../../core/jobs.ts';
import type { VideoRow } from '../../platform/database/database.ts';
import type { Guards } from '../guards.ts';
import type { ServerContext } from '../services.ts';
import { videoKey } from '../videos/video-key.ts';
import { openProgressHub } from './progress-hub.ts';

/** The row is read this often besides, since events of the queue may be missed. */
const REREAD_MS = 2_000;
/** Proxies close connections that say nothing for a minute. */
const HEARTBEAT_MS = 15_000;

const isOver = (status: VideoStatus): boolean => status !== 'queued' && status !== 'working';

const progressOf = (row: VideoRow): VideoProgress => ({
  videoId: row.id,
  status: row.status,
  stage: row.stage,
  progress: row.progress,
  etaMs: row.etaMs,
});

export function eventRoutes(context: ServerContext, { user }: Guards): Router {
  const { database, log, stopping } = context;
  const hub = openProgressHub(context);
  const router = Router();

  /** Server-sent events of `core/jobs.ts` VideoProgress: where the row stands at once, then all that happens, to the end. */
  router.get('/api/videos/:id/events', user, async (req, res) => {
    const key = videoKey(req);
    const row = await database.getVideo(key);
    // A browser comes back when a stream ends; it has heard how this run ended, and 204 tells it to stay away.
    if (isOver(row.status) && req.get('last-event-id') === endId(row)) {
      res.status(204).end();
      return;
    }
    res.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    res.flushHeaders();
    res.write(`retry: ${REREAD_MS}\n\n`);

    let last = '';
    let reading = false;
    const push = (progress: VideoProgress, id = '') => {
      const data = JSON.stringify(progress);
      if (data !== last && !res.writableEnded) res.write(`${id && `id: ${id}\n`}data: ${data}\n\n`);
      last = data;
    };
    /** The row decides what the queue only announces: a stream ends by it alone. */
    const tell = (now: VideoRow) => {
      push(progressOf(now), isOver(now.status) ? endId(now) : '');
      if (isOver(now.status)) res.end();
    };
    const reread = async () => {
      if (reading || res.writableEnded) return;
      reading = true;
      try {
        tell(await database.getVideo(key));
      } catch (error) {
        // Deleted meanwhile, or the database is away: the browser comes back and is told.
        log.debug({ err: error, videoId: row.id }, 'event stream ended');
        res.end();
      } finally {
        reading = false;
      }
    };

    const stopListening = hub.listen(row.id, (progress) => {
      if (isOver(progress.status)) void reread();
      else push(progress);
    });
    const rereading = setInterval(() => void reread(), REREAD_MS);
    const heartbeat = setInterval(() => res.write(': still here\n\n'), HEARTBEAT_MS);
    const end = () => res.end();
    stopping.addEventListener('abort', end);
    res.once('close', () => {
      stopListening();
      clearInterval(rereading);
      clearInterval(heartbeat);
      stopping.removeEventListener('abort', end);
    });
    if (stopping.aborted) end();
    else tell(row);
  });

  return router;
}

const endId = (row: VideoRow): string => `${row.run}-${row.status}`;
