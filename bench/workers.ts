import { openAsBlob } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { ApiVideo } from '../core/api.ts';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.ts';
import { findFreePort } from '../platform/database/free-port.ts';
import { findFfmpeg } from '../platform/media/find-tools.ts';
import { PACKAGE_ROOT } from '../platform/package-root.ts';
import { startProcess, type RunningProcess } from '../platform/processes.ts';
import { signUp } from '../tests/support/api-client.ts';
import { openScratchFolder } from '../tests/support/postgres.ts';
import { openBenchServices } from './bench-services.ts';
import { makeBenchDocument } from './make-document.ts';
import { median } from './report.ts';

/**
 * How much sooner a video is done when two workers share it: the product's server and worker processes, each worker
 * pinned to one core, against one worker on one core. Timed from the request for a render to the video's being done,
 * with nothing kept but the document; the workers have rendered before. They take turns, `--runs` times over.
 *
 *   npm run bench:workers -- [--seconds 120] [--runs 3] [--json]
 */
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '120' },
    runs: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
if (process.platform !== 'linux' || availableParallelism() < 2)
  throw new Error('needs Linux (taskset) and two cores');

/** Asking takes time from the workers. */
const POLL_MS = 500;
const BIN = join(PACKAGE_ROOT, 'bin', 'qt-video.mjs');
const dataDir = await openScratchFolder();
const postgres = await startEmbeddedPostgres({ dir: join(dataDir, 'postgres') });
const running: RunningProcess[] = [];
try {
  const port = await findFreePort();
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    DATA_DIR: dataDir,
    DATABASE_URL: postgres.url,
    PORT: String(port),
    LOG_LEVEL: 'error',
    SIGNUP_CREDITS: '1000',
    RATE_LIMIT_UPLOADS_PER_HOUR: '10000',
    RATE_LIMIT_API_PER_MINUTE: '100000',
  };
  const start = async (command: string, args: string[]): Promise<RunningProcess> => {
    const child = await startProcess({ command, args, env, inheritOutput: true, endSignal: 'SIGTERM' });
    running.push(child);
    return child;
  };
  const startWorker = (core: number) =>
    start('taskset', ['-c', String(core), process.execPath, BIN, 'worker']);
  await start(process.execPath, [BIN, 'server']);
  const url = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${url}/health`).catch(() => null))?.ok === true);

  tell('making the document');
  const person = await signUp(url);
  const { headers } = person;
  await startWorker(0);
  const id = await upload();
  await untilDone(id);

  const alone: number[] = [];
  const together: number[] = [];
  for (let run = 1; run <= Number(options.runs); run++) {
    alone.push(await timeRender(id));
    tell(`run ${run}, one worker: ${(alone.at(-1)! / 1000).toFixed(2)} s`);
    const second = await startWorker(1);
    // its browser is opened by a render
    await timeRender(id);
    together.push(await timeRender(id));
    tell(`run ${run}, two workers: ${(together.at(-1)! / 1000).toFixed(2)} s`);
    await second.stop('SIGTERM', 15_000);
  }
  const [one, two] = [median(alone), median(together)];
  console.log(`a video of ${options.seconds} s, medians of ${options.runs} runs`);
  console.log(`one worker on one core     ${(one / 1000).toFixed(1)} s`);
  console.log(`two workers on two cores   ${(two / 1000).toFixed(1)} s`);
  console.log(`sooner                     ${(one / two).toFixed(2)} ×`);
  if (options.json) {
    const speedup = Number((one / two).toFixed(3));
    console.log(
      JSON.stringify({ seconds: Number(options.seconds), one_s: one / 1000, two_s: two / 1000, speedup }),
    );
  }

  async function upload(): Promise<string> {
    const folder = join(dataDir, 'document');
    await mkdir(folder);
    const services = await openBenchServices(join(folder, 'storage'));
    const ffmpegPath = (await findFfmpeg(services.config.tools))!.ffmpegPath;
    const document = await makeBenchDocument({
      seconds: Number(options.seconds),
      services,
      ffmpegPath,
      folder,
    });
    const form = new FormData();
    form.set('audio', await openAsBlob(document.recording), 'recording.mp3');
    form.set('manuscript', document.source.manuscript!);
    const answer = await fetch(`${url}/api/videos`, { method: 'POST', headers, body: form });
    if (!answer.ok) throw new Error(await answer.text());
    return ((await answer.json()) as ApiVideo).id;
  }

  async function timeRender(video: string): Promise<number> {
    await rm(join(dataDir, 'storage', 'cache'), { recursive: true, force: true });
    const startedAt = performance.now();
    const answer = await fetch(`${url}/api/videos/${video}/render`, { method: 'POST', headers });
    if (!answer.ok) throw new Error(await answer.text());
    await untilDone(video);
    return performance.now() - startedAt;
  }

  async function untilDone(video: string): Promise<void> {
    await until(async () => {
      const { status, error } = await person.video(video);
      if (status === 'failed' || status === 'cancelled')
        throw new Error(`${status}: ${JSON.stringify(error)}`);
      return status === 'done';
    });
  }
} finally {
  for (const child of running) await child.stop('SIGTERM', 15_000);
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(POLL_MS);
}

function tell(step: string): void {
  process.stderr.write(`${step}\n`);
}
