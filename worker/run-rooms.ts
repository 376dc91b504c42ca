import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../core/errors.ts';
import type { VideoRun } from '../core/jobs.ts';
import type { Quality } from '../core/quality.ts';
import type { Video } from '../core/video.ts';
import type { PipelineServices } from './pipeline/context.ts';
import { renderable, type Renderable } from './pipeline/render.ts';
import type { RenderEngine } from './render/open-render-engine.ts';
import type { RenderPlan } from './render/plan-render.ts';

/** What the jobs of one run share on one worker: its clips are fetched and looked at once. */
export interface RunRoom {
  /** The document and its assets. */
  renderable(video: Video, quality: Quality): Renderable;
  /** @throws AppError cancelled once the room is closed, or as planning does */
  plan(video: Video, quality: Quality): Promise<RenderPlan>;
}

export interface RunRooms {
  /** `leave` must be called once; the room is gone with the last who leaves it. */
  enter(run: VideoRun): Promise<{ room: RunRoom; leave(): Promise<void> }>;
}

interface Opened {
  room: RunRoom;
  close(): Promise<void>;
}

export function openRunRooms({
  scratchDir,
  services,
  engine,
}: {
  scratchDir: string;
  services: PipelineServices;
  engine: () => Promise<RenderEngine>;
}): RunRooms {
  const rooms = new Map<string, { guests: number; opening: Promise<Opened> }>();

  const openRoom = async (): Promise<Opened> => {
    await mkdir(scratchDir, { recursive: true });
    const cacheDir = await mkdtemp(join(scratchDir, 'room-'));
    const closed = new AbortController();
    let subject: Renderable | null = null;
    let planning: Promise<RenderPlan> | null = null;
    const room: RunRoom = {
      // the document of a run does not change once its render has begun
      renderable: (video, quality) => (subject ??= renderable(video, { services, cacheDir, quality })),
      plan(video, quality) {
        planning ??= engine().then((ready) =>
          ready.plan({ ...room.renderable(video, quality), signal: closed.signal }),
        );
        // the next who asks tries again
        planning.catch(() => (planning = null));
        return planning;
      },
    };
    return {
      room,
      async close() {
        closed.abort(new AppError('cancelled'));
        await planning?.catch(() => {});
        await rm(cacheDir, { recursive: true, force: true, maxRetries: 3 });
      },
    };
  };

  return {
    async enter({ videoId, run }) {
      const name = `${videoId} ${run}`;
      const entered = rooms.get(name) ?? { guests: 0, opening: openRoom() };
      rooms.set(name, entered);
      // counted at once, so that nobody closes it meanwhile
      entered.guests++;
      const leave = async () => {
        if (--entered.guests > 0) return;
        rooms.delete(name);
        await (await entered.opening.catch(() => null))?.close();
      };
      try {
        return { room: (await entered.opening).room, leave };
      } catch (error) {
        await leave();
        throw error;
      }
    },
  };
}
