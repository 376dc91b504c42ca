import type { Stage, VideoJob } from '../core/jobs.ts';
import type { VideoTimings } from '../core/timings.ts';
import { finishVideo } from './finish-video.ts';
import { isMade, makeDocument, runStage } from './pipeline/make-document.ts';
import { render, type RenderedVideo } from './pipeline/render.ts';
import { workOfChunks, workOfSound } from './render/measure-work.ts';
import { shareOut } from './share-out.ts';
import { takeNext, type Work } from './work-on-job.ts';

type MakeJob = Extract<VideoJob, { kind: 'make' }>;

/** From the recording to the document, and on: a short render is made here, a long one is shared out. */
export async function makeVideo(
  work: Work<MakeJob>,
  report: (stage: Stage, share: number) => void,
): Promise<void> {
  const { services, job, run, row, room, tracker } = work;
  // queued again while its parts wait for their turn
  if (await services.queue.isRendering(job)) return;

  const madeBefore = isMade({ done: row.stages });
  const stages = { ...durationsOf(row.stages) };
  const video = await makeDocument({
    video: row.document,
    context: (stage) => work.context(stage, (share) => report(stage, share)),
    store: {
      done: row.stages,
      save: async (result) => {
        const saved = await services.database.saveStage({ ...run, ...result, notes: [...work.notes] });
        if (!saved) tracker.abandon();
        stages[result.stage] = Math.round(result.durationMs);
        report(result.stage, 1);
      },
    },
  });
  tracker.signal.throwIfAborted();
  if (row.review && !madeBefore) {
    await services.database.reviewRun(run);
    await work.announce('review');
    return takeNext(services, job.userId);
  }

  const startedAt = Date.now();
  const { engine, plan, segments } = await runStage('render', async () => {
    report('render', 0);
    const ready = await services.engine();
    const planned = await room.plan(video, row.quality);
    const missing = await ready.missing(planned, services.storage);
    const total = workOfChunks(planned.chunks);
    const shared = shareOut(missing.map(({ index }) => index));
    if (shared.length > 1) {
      const goesOn = await services.database.openWork({
        ...run,
        total: total + workOfSound(total),
        kept: total - workOfChunks(missing),
      });
      if (!goesOn) tracker.abandon();
      tracker.signal.throwIfAborted();
      await services.queue.addRender(job, shared);
    }
    return { engine: ready, plan: planned, segments: shared };
  });
  if (segments.length > 1) return;

  const rendered = await runStage('render', () =>
    render(
      room.renderable(video, row.quality),
      work.context('render', (share) => report('render', share)),
      engine,
      plan,
    ),
  );
  const timings = timingsOf(rendered, { ...stages, render: Date.now() - startedAt });
  await finishVideo(work, video, { rendered, timings, report });
}

export const durationsOf = (stages: Work['row']['stages']): VideoTimings['stages'] =>
  Object.fromEntries(
    Object.entries(stages).map(([stage, { durationMs }]) => [stage, Math.round(durationMs)]),
  );

function timingsOf({ frames, timings }: RenderedVideo, stages: VideoTimings['stages']): VideoTimings {
  const { reusedChunks, ...figures } = timings;
  return { stages, frames, parts: 1, ...figures, chunksMade: figures.chunks - reusedChunks };
}
