import { AppError } from '../core/errors.ts';
import type { VideoJob } from '../core/jobs.ts';
import type { RenderFigures } from '../core/timings.ts';
import { runStage } from './pipeline/make-document.ts';
import type { tellPart } from './tell-progress.ts';
import type { Work } from './work-on-job.ts';

export type PartJob = Extract<VideoJob, { kind: 'segment' | 'sound' }>;

/** Name of a part among those of its run. */
export const partOf = (job: PartJob): string => (job.kind === 'segment' ? job.part : job.kind);

/** Makes one part of a render and keeps it; whoever stitches the video fetches it. */
export async function makePart(work: Work<PartJob>, teller: ReturnType<typeof tellPart>): Promise<void> {
  const figures = await runStage('render', () => make(work, teller.report));
  if (!(await teller.finish(figures))) {
    work.tracker.abandon();
    throw new AppError('cancelled');
  }
}

async function make(work: Work<PartJob>, onWork: (done: number) => void): Promise<RenderFigures> {
  const { services, job, row, room, tracker } = work;
  const { signal } = tracker;
  const engine = await services.engine();
  const plan = await room.plan(row.document, row.quality);
  const context = work.context('render', () => {});
  const request = {
    ...room.renderable(row.document, row.quality),
    plan,
    storage: services.storage,
    workDir: context.workDir,
    signal,
    onWork,
  };
  if (job.kind === 'sound') {
    return engine.makeSound({
      ...request,
      voiceWav: async () => (await context.voiceWav()).path,
      dropVoiceWav: () => context.dropVoiceWav(),
    });
  }
  // a worker of another version may cut the video differently: what it does not find is made at the stitching
  const chunks = job.chunks.flatMap((index) => plan.chunks[index] ?? []);
  return engine.makeChunks({ ...request, chunks });
}
