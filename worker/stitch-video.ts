import type { Stage, VideoJob } from '../core/jobs.ts';
import { sumOfFigures } from '../core/timings.ts';
import { finishVideo } from './finish-video.ts';
import { durationsOf } from './make-video.ts';
import { runStage } from './pipeline/make-document.ts';
import { render } from './pipeline/render.ts';
import type { Work } from './work-on-job.ts';

type StitchJob = Extract<VideoJob, { kind: 'stitch' }>;

/**
 * All parts of a render have ended: joins them and ends the run. A part that is not there after all (swept away, or
 * made by a worker of another version) is made here.
 */
export async function stitchVideo(
  work: Work<StitchJob>,
  request: {
    /** When the render was shared out. */
    sharedOutAt: number;
    report: (stage: Stage, share: number) => void;
  },
): Promise<void> {
  const { services, job, row, room } = work;
  const video = row.document;
  const rendered = await runStage('render', async () =>
    render(
      room.renderable(video, row.quality),
      work.context('render', () => request.report('render', 1)),
      await services.engine(),
      await room.plan(video, row.quality),
    ),
  );
  const parts = await services.database.listParts({ videoId: job.videoId, run: job.run });
  const { chunks, planMs, joinMs } = rendered.timings;
  const figures = sumOfFigures(parts.flatMap((part) => part.figures ?? []));
  await finishVideo(work, video, {
    rendered,
    timings: {
      ...figures,
      planMs: figures.planMs + planMs,
      frames: rendered.frames,
      chunks,
      parts: job.parts,
      joinMs,
      stages: { ...durationsOf(row.stages), render: Date.now() - request.sharedOutAt },
    },
    report: request.report,
  });
}
