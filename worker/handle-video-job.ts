import type { VideoRow } from '../platform/database/database.ts';
import type { VideoJobHandler } from '../platform/queue/queue.ts';
import { makeEditPack } from './edit-pack/make-edit-pack.ts';
import { makePart, partOf } from './make-part.ts';
import { makeThumbnailFile } from './make-thumbnail-file.ts';
import { makeVideo } from './make-video.ts';
import { stitchVideo } from './stitch-video.ts';
import { tellPart, tellStages } from './tell-progress.ts';
import { workOnJob, type JobServices } from './work-on-job.ts';

/**
 * Takes one job of one run of a video to its end: the making of its document, a part of its render, or its stitching.
 * Ends quietly when the run is over (cancelled, deleted, overtaken); throws to be tried again.
 */
export function videoJobHandler(services: JobServices): VideoJobHandler {
  const { database } = services;
  return async (job, queued) => {
    if (job.kind === 'thumbnail') return makeThumbnailFile({ services, job, signal: queued.signal });
    if (job.kind === 'pack')
      return makeEditPack({ services, job, signal: queued.signal, share: queued.share });
    const row = await beginRun(services, job);
    if (!row) return;
    const told = { database, job, row, publish: queued.progress };
    const begun = { services, queued, row };
    switch (job.kind) {
      case 'make': {
        const { beat, report } = tellStages(told);
        return workOnJob({ ...begun, job, beat, work: (work) => makeVideo(work, report) });
      }
      case 'segment':
      case 'sound': {
        const teller = tellPart(told, partOf(job));
        return workOnJob({ ...begun, job, beat: teller.beat, work: (work) => makePart(work, teller) });
      }
      case 'stitch': {
        const { beat, report } = tellStages(told);
        const sharedOutAt = queued.addedAt;
        return workOnJob({ ...begun, job, beat, work: (work) => stitchVideo(work, { sharedOutAt, report }) });
      }
    }
  };
}

/** The row of a run that goes on; null where it is over, or waits for another video of the same person. */
async function beginRun(
  { database, videosAtOnce }: JobServices,
  job: Parameters<VideoJobHandler>[0],
): Promise<VideoRow | null> {
  const run = { videoId: job.videoId, run: job.run };
  if (job.kind !== 'make') return database.startRun(run);
  const taken = await database.takeRun({ ...run, atOnce: videosAtOnce });
  return taken && 'video' in taken ? taken.video : null;
}
