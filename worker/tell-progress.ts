import { overallProgress, type Stage, type VideoJob, type VideoProgress } from '../core/jobs.ts';
import type { RenderFigures } from '../core/timings.ts';
import type { Database, VideoRow } from '../platform/database/database.ts';

interface Teller {
  database: Database;
  job: VideoJob;
  row: VideoRow;
  publish: (progress: VideoProgress) => Promise<void>;
}

/** How far a run is, told by the one job that works on it. */
export function tellStages({ database, job: { videoId, run }, row, publish }: Teller) {
  let current = { stage: row.stage ?? 'probe', progress: row.progress, etaMs: null as number | null };
  let began = { stage: current.stage, at: Date.now(), share: 0 };
  return {
    report(stage: Stage, share: number) {
      if (stage !== began.stage) began = { stage, at: Date.now(), share };
      current = {
        stage,
        progress: Math.max(current.progress, overallProgress(stage, share)),
        etaMs: etaOf(stage, share, began),
      };
    },
    /** To the row, and to who listens. */
    async beat(): Promise<boolean> {
      const told = current;
      const goesOn = await database.reportProgress({ videoId, run, ...told });
      if (goesOn) await publish({ videoId, status: 'working', ...told });
      return goesOn;
    },
  };
}

/** How far a render is that several jobs share, told by one of them. */
export function tellPart({ database, job: { videoId, run }, publish }: Teller, part: string) {
  const [from, to] = [overallProgress('render', 0), overallProgress('render', 1)];
  let done = 0;
  const tell = async (figures?: RenderFigures): Promise<boolean> => {
    const all = await database.reportPart({
      videoId,
      run,
      part,
      done,
      from,
      to,
      ...(figures && { figures }),
    });
    if (all?.told) {
      const { progress, etaMs } = all;
      await publish({ videoId, status: 'working', stage: 'render', progress, etaMs });
    }
    return all !== null;
  };
  return {
    /** Frames of work. */
    report: (work: number) => void (done = work),
    beat: () => tell(),
    /** The part is whole. */
    finish: (figures: RenderFigures) => tell(figures),
  };
}

/** Time left from the speed of the render so far; unknown before it is measured, so that nobody is told a guess. */
function etaOf(stage: Stage, share: number, began: { at: number; share: number }): number | null {
  if (stage !== 'render' || share - began.share < 0.05) return null;
  const speed = (share - began.share) / (Date.now() - began.at);
  return Math.round((1 - share) / speed);
}
