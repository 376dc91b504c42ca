import { createHash } from 'node:crypto';
import { AppError, toAppError } from '../../core/errors.ts';
import type { Stage } from '../../core/jobs.ts';
import { videoSchema, type Video } from '../../core/video.ts';
import { caption } from './caption.ts';
import type { PipelineContext } from './context.ts';
import { illustrate } from './illustrate.ts';
import { probe } from './probe.ts';
import { score } from './score.ts';
import { script } from './script.ts';
import { transcribe } from './transcribe.ts';

/** Raised when a stage would now make something else from the same inputs: what was kept is made again. */
const PIPELINE_VERSION = 3;

type StageFunction = (video: Video, context: PipelineContext) => Promise<Video>;

/** Recording to document, in order. Render and publish follow. */
const MAKING: readonly [Stage, StageFunction][] = [
  ['probe', probe],
  ['transcribe', transcribe],
  ['caption', caption],
  ['script', script],
  ['illustrate', illustrate],
  ['score', score],
];

/** What earlier tries kept, and where this one keeps its work. */
export interface StageStore {
  done: Partial<Record<Stage, { inputHash: string }>>;
  /** Answers once it is safe; throws to stop the run. */
  save(result: { stage: Stage; inputHash: string; durationMs: number; document: Video }): Promise<void>;
}

/** A stage failed: which one, beside the AppError itself. */
export class StageError extends Error {
  readonly stage: Stage;
  readonly error: AppError;
  constructor(stage: Stage, cause: unknown) {
    super(`stage ${stage} failed`, { cause });
    this.name = 'StageError';
    this.stage = stage;
    this.error = toAppError(cause);
  }
}

/**
 * Runs the stages from recording to finished document, skipping those whose result is kept from an earlier try.
 * A document that was completed once belongs to the person: it is answered as it is, whatever changed around it.
 */
export async function makeDocument(request: {
  video: Video;
  context: (stage: Stage) => PipelineContext;
  store: StageStore;
}): Promise<Video> {
  const { store } = request;
  if (isMade(store)) return request.video;
  let video = request.video;
  let key = hash(PIPELINE_VERSION, request.context('probe').source);
  let skipping = true;
  for (const [stage, run] of MAKING) {
    const context = request.context(stage);
    key = hash(key, stage, servicesOf(stage, context));
    skipping &&= store.done[stage]?.inputHash === key;
    if (skipping) continue;
    video = await runStage(stage, async () => {
      context.signal.throwIfAborted();
      const startedAt = Date.now();
      const document = videoSchema.parse(await run(video, context));
      context.signal.throwIfAborted();
      await store.save({ stage, inputHash: key, durationMs: Date.now() - startedAt, document });
      return document;
    });
  }
  return video;
}

/** True once every stage before the render has been kept. */
export const isMade = (store: Pick<StageStore, 'done'>): boolean =>
  MAKING.every(([stage]) => store.done[stage]);

/** Runs something as part of a stage, so that its failure carries the stage's name. */
export async function runStage<T>(stage: Stage, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw new StageError(stage, error);
  }
}

/** The services a stage's result depends on, with what they are told. */
function servicesOf(stage: Stage, { services, dictionary, pictures, policy }: PipelineContext): unknown {
  switch (stage) {
    case 'transcribe':
      return services.speech ? [services.speech.name, dictionary] : '';
    case 'script':
      return services.writing?.name ?? '';
    case 'illustrate':
      return [services.footage?.name ?? '', pictures, services.vetting?.name ?? '', policy];
    default:
      return '';
  }
}

const hash = (...parts: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
