import type { Stage } from '../core/jobs.ts';
import type { VideoTimings } from '../core/timings.ts';
import type { Video } from '../core/video.ts';
import { videoKeys } from '../platform/storage/video-keys.ts';
import { runStage } from './pipeline/make-document.ts';
import { publish } from './pipeline/publish.ts';
import type { RenderedVideo } from './pipeline/render.ts';
import { takeNext, type Work } from './work-on-job.ts';

/** Publishes a rendered video and ends its run; the person's next video may begin. */
export async function finishVideo(
  work: Work,
  video: Video,
  request: {
    rendered: RenderedVideo;
    /** Without the publishing. */
    timings: VideoTimings;
    report: (stage: Stage, share: number) => void;
  },
): Promise<void> {
  const { services, job, run, row, room } = work;
  const { rendered, timings } = request;
  const startedAt = Date.now();
  const files = await runStage('publish', async () =>
    publish(
      video,
      work.context('publish', (share) => request.report('publish', share)),
      {
        rendered,
        of: room.renderable(video, row.quality),
        engine: await services.engine(),
        run: job.run,
        quality: row.quality,
      },
    ),
  );
  const finished = await services.database.finishRun({
    ...run,
    files,
    timings: { ...timings, stages: { ...timings.stages, publish: Date.now() - startedAt } },
  });
  // cancelled or deleted in its last moments: nobody will ask for these files
  if (!finished) await services.storage.deletePrefix(videoKeys(job.videoId).run(job.run));
  else {
    await work.announce('done');
    if (row.files) await services.storage.deletePrefix(dirOf(row.files.mp4Key));
  }
  await takeNext(services, job.userId);
}

/** Folder of a key, with its slash. */
const dirOf = (key: string): string => key.slice(0, key.lastIndexOf('/') + 1);
