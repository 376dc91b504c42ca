import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeScript } from '../platform/node-script.ts';
import { startProcess, type RunningProcess } from '../platform/processes.ts';
import type { FromHost, HostSetup, RenderOrder, RenderReport, ToHost } from './messages.ts';
import type { Peaks } from './sample-use.ts';

export interface Host {
  /** Until it was ready for its first order. */
  openMs: number;
  render(order: RenderOrder): Promise<RenderReport & Peaks>;
  close(): Promise<void>;
}

/** A process that renders one way, and one beside it that looks on. */
export async function startHost(setup: HostSetup): Promise<Host> {
  const tempDir = join(setup.folder, 'temp');
  await mkdir(tempDir, { recursive: true });
  const waiting = new Map<
    number,
    { resolve: (report: RenderReport) => void; reject: (error: Error) => void }
  >();
  let isReady: (openMs: number) => void = () => {};
  const ready = new Promise<number>((resolve) => (isReady = resolve));
  const child = await start('./host', [JSON.stringify(setup)], {
    env: { ...process.env, TMPDIR: tempDir },
    onMessage: (raw) => {
      const message = raw as FromHost;
      if (message.kind === 'ready') isReady(message.openMs);
      else if (message.kind === 'done') waiting.get(message.id)?.resolve(message.report);
      else waiting.get(message.id)?.reject(new Error(`${setup.way}: ${message.message}`));
    },
  });
  const ended = child.done.then(({ stderr }) => {
    throw new Error(`${setup.way} ended: ${stderr}`);
  });
  ended.catch(() => {});
  const openMs = await Promise.race([ready, ended]);

  let answer: (peaks: Peaks) => void = () => {};
  const sampler = await start('./sample-use', [String(child.pid), setup.folder], {
    onMessage: (raw) => answer(raw as Peaks),
  });
  const peaks = () =>
    new Promise<Peaks>((resolve) => {
      answer = resolve;
      sampler.send({});
    });

  let lastId = 0;
  return {
    openMs,
    async render(order) {
      await peaks();
      const id = ++lastId;
      const done = new Promise<RenderReport>((resolve, reject) => waiting.set(id, { resolve, reject }));
      child.send({ id, order } satisfies ToHost as never);
      const report = await Promise.race([done, ended]);
      return { ...report, ...(await peaks()) };
    },
    async close() {
      await sampler.stop();
      child.send('close' satisfies ToHost);
      await child.done;
    },
  };
}

function start(
  script: string,
  given: readonly string[],
  options: { env?: NodeJS.ProcessEnv; onMessage: (message: unknown) => void },
): Promise<RunningProcess> {
  const { command, args } = nodeScript(import.meta.url, script);
  return startProcess({ command, args: [...args, ...given], ...options });
}
