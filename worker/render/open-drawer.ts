import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { nodeScript } from '../../platform/node-script.ts';
import { forgetFolder, registerFolder, startProcess, type RunningProcess } from '../../platform/processes.ts';
import type { AnyDrawing, DrawSettings, FromDrawer, ToDrawer } from './draw-messages.ts';

/** A browser kept open in a process of its own, drawing contact sheets. */
export interface Drawer {
  /**
   * Draws all sheets (or whole frames, or a thumbnail), in order; `onSheet` is told once as each file is there. Should the browser or
   * its page die meanwhile, they are drawn once more.
   * @throws AppError render_failed | disk_full | cancelled
   */
  draw(request: AnyDrawing & { signal: AbortSignal; onSheet: (sheet: number) => void }): Promise<void>;
  close(): Promise<void>;
}

/**
 * Browsers and their pages die, mostly when the system is short of memory; one that does so again and again dies of what
 * it draws. The page's death is a failure like others, so that each is tried once more.
 */
const TRIES = { died: 3, failed: 2 };

/** The process ended, whatever it was doing. */
class DrawerGone extends Error {}

interface Running {
  child: RunningProcess;
  tempDir: string;
  jobs: Map<number, { onSheet: (sheet: number) => void; settle: (error?: AppError) => void }>;
}

/** Opens the browser at the first drawing, and again should it have died. */
export function openDrawer(settings: Omit<DrawSettings, 'tempDir'>): Drawer {
  let opening: Promise<Running> | null = null;
  let closed = false;
  let lastId = 0;

  const open = (): Promise<Running> => {
    if (opening) return opening;
    // another may have been opened since: one whose browser fails to start says so before it ends
    const forget = () => {
      if (opening === started) opening = null;
    };
    const started = start(settings, forget);
    opening = started;
    started.catch(forget);
    return started;
  };

  const drawOnce: Drawer['draw'] = async ({ signal, onSheet, ...request }) => {
    const { child, jobs } = await open();
    if (signal.aborted) throw new AppError('cancelled', {}, { cause: signal.reason });
    const id = ++lastId;
    const tell = (message: ToDrawer) => child.send(message as never);
    const cancel = () => {
      tell({ kind: 'cancel', id });
      jobs.get(id)?.settle(new AppError('cancelled', {}, { cause: signal.reason }));
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      await new Promise<void>((resolve, reject) => {
        jobs.set(id, { onSheet, settle: (error) => (error ? reject(error) : resolve()) });
        tell({ kind: 'draw', id, request });
      });
    } finally {
      jobs.delete(id);
      signal.removeEventListener('abort', cancel);
    }
  };

  return {
    async draw(request) {
      const there = new Set<number>();
      const onSheet = (sheet: number) => {
        if (there.has(sheet)) return;
        there.add(sheet);
        request.onSheet(sheet);
      };
      for (let tries = 1; ; tries++) {
        try {
          return await drawOnce({ ...request, onSheet });
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== 'render_failed' || closed) throw error;
          if (tries >= TRIES[error.cause instanceof DrawerGone ? 'died' : 'failed']) throw error;
        }
      }
    },

    async close() {
      closed = true;
      const running = await opening?.catch(() => null);
      opening = null;
      if (running) await end(running);
    },
  };
}

async function start(settings: Omit<DrawSettings, 'tempDir'>, onGone: () => void): Promise<Running> {
  const tempDir = await mkdtemp(join(tmpdir(), 'qt-draw-'));
  registerFolder(tempDir);
  const jobs: Running['jobs'] = new Map();
  const script = nodeScript(import.meta.url, './draw-child');
  let ready: (error?: AppError) => void = () => {};
  const isReady = new Promise<void>((resolve, reject) => {
    ready = (error) => (error ? reject(error) : resolve());
  });
  const child = await startProcess({
    command: script.command,
    args: [...script.args, JSON.stringify({ ...settings, tempDir } satisfies DrawSettings)],
    onMessage: (raw) => {
      const message = raw as FromDrawer;
      if (message.kind === 'ready') ready();
      else if (message.kind === 'sheet') jobs.get(message.id)?.onSheet(message.sheet);
      else if (message.kind === 'done') jobs.get(message.id)?.settle();
      else if (message.id === null) ready(failure(new Error(message.message)));
      else jobs.get(message.id)?.settle(failure(new Error(message.message)));
    },
  });
  const running = { child, tempDir, jobs };
  const whenGone = async () => {
    const { stderr } = await child.done;
    onGone();
    const error = failure(new DrawerGone(`the drawing process ended: ${stderr}`));
    ready(error);
    for (const job of jobs.values()) job.settle(error);
    await remove(tempDir);
  };
  void whenGone();
  await isReady;
  return running;
}

async function end({ child, tempDir }: Running): Promise<void> {
  await child.stop();
  await remove(tempDir);
}

async function remove(tempDir: string): Promise<void> {
  await rm(tempDir, { recursive: true, force: true, maxRetries: 3 });
  forgetFolder(tempDir);
}

const failure = (cause: Error): AppError =>
  new AppError(cause.message.includes('ENOSPC') ? 'disk_full' : 'render_failed', {}, { cause });
