import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { signUp } from '../support/api-client.ts';
import { startProduct } from '../support/start-product.ts';
import { productProcesses, VICTIMS, type Victim } from './product-processes.ts';
import { seeded } from './seeded.ts';
import { renderAgain, uploadShortVideo } from './short-video.ts';

/**
 * The whole product, as `npm start` brings it up, renders a short video again and again with nothing kept, and each
 * time one of its processes is killed with SIGKILL at a random moment. Each render has to end well, without anybody's
 * help, with the same encoded picture and sound, byte for byte, as one that was left alone; and nothing may be left
 * over: no process, no file in scratch. What a killed worker leaves in its own folder there is removed by the next
 * worker that starts once the folder is a quarter of an hour old; the folders are made old, a worker is killed once
 * more, and nothing but the new one's folder may be there.
 *
 *   npm run chaos:render -- [--rounds 30] [--seed N] [--only worker,drawer,browser,page,compositor]
 *
 * Drawing is done early: what draws is killed in the first third of the render three times of four, else, as everything,
 * at any moment. The seed is printed; the same one kills the same kinds at the same shares of a render's time.
 */
const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    only: { type: 'string' },
  },
});
const run = promisify(execFile);
const rounds = Number(options.rounds);
const seed = Number(options.seed);
const random = seeded(seed);
const victims = options.only ? VICTIMS.filter((kind) => options.only!.split(',').includes(kind)) : VICTIMS;
/** A render that takes longer, with all that has to happen after a kill, is taken to hang. */
const LIMIT_MS = 300_000;
/** For processes and files of a render that has just ended. */
const SETTLE_MS = 10_000;
const DRAWING: readonly Victim[] = ['drawer', 'browser', 'page'];
const OLD = new Date(Date.now() - 60 * 60 * 1000);

const tempDir = await mkdtemp(join(tmpdir(), 'qt-chaos-'));
const faults: string[] = [];
let kills = 0;
console.log(`seed ${seed}`);
const product = await startProduct({
  TMPDIR: tempDir,
  LOG_LEVEL: 'error',
  SIGNUP_CREDITS: '1000',
  RATE_LIMIT_UPLOADS_PER_HOUR: '10000',
  RATE_LIMIT_API_PER_MINUTE: '100000',
});
const { dataDir } = product;
const scratch = join(dataDir, 'scratch');
try {
  const person = await signUp(product.url);
  const { headers } = person;
  const id = await uploadShortVideo({ url: product.url, headers, folder: tempDir });
  await person.waitFor(id, ({ status }) => status === 'done');
  // once with everything warm: what the others are held against, and how long a render takes
  const undisturbed = await render(async () => {});
  const expected = await streamsOf();
  console.log(`undisturbed: ${seconds(undisturbed)}\n${expected}`);

  // a process that has done its work before its moment comes cannot be killed: another is chosen
  for (let round = 1; kills < rounds; round++) {
    const victim = victims[Math.floor(random() * victims.length)]!;
    const early = random() < 0.75 && DRAWING.includes(victim);
    const momentMs = random() * undisturbed * (early ? 1 / 3 : 1);
    const name = `round ${round}: ${victim} killed after ${seconds(momentMs)}`;
    const worker = await workerAtWork();
    let killed: number | null = null;
    const before = faults.length;
    const tookMs = await render(async (isOver) => {
      await pause(momentMs);
      while (killed === null && !isOver()) {
        killed = kill(victim);
        if (killed === null) await pause(10);
      }
    }).catch((error: unknown) => {
      faults.push(`${name}: ${String(error)}`);
      return null;
    });
    if (tookMs !== null) {
      const streams = await streamsOf();
      if (streams !== expected) faults.push(`${name}: other streams than undisturbed: ${streams}`);
    }
    if (victim !== 'worker' && pidOf('worker') !== worker)
      faults.push(`${name}: the worker did not live through it`);
    await checkNothingLeft(name);
    const outcome = faults.length > before ? `✗ ${faults.slice(before).join('; ')}` : '✓';
    if (killed !== null) kills++;
    const when = killed === null ? 'was not running any more' : `killed after ${seconds(momentMs)}`;
    const took = tookMs === null ? '' : `, done after ${seconds(tookMs)}`;
    console.log(
      `${String(killed === null ? '' : kills).padStart(3)}  ${victim.padEnd(10)} ${when}${took}  ${outcome}`,
    );
    // it hangs still, or has failed for good: nothing more can be learnt from this product
    if (tookMs === null) break;
  }
  await checkSweep();

  /** Renders the video with nothing kept while something is done to it. Answers how long it took. */
  async function render(disturb: (isOver: () => boolean) => Promise<void>): Promise<number> {
    await rm(join(dataDir, 'storage', 'cache'), { recursive: true, force: true });
    const startedAt = Date.now();
    await renderAgain(product.url, headers, id);
    let over = false;
    const disturbing = disturb(() => over);
    const limit = AbortSignal.timeout(LIMIT_MS);
    const hanging = new Promise<never>((_, reject) => {
      limit.addEventListener('abort', () => reject(new Error(`not done after ${LIMIT_MS / 1000} s`)));
    });
    try {
      await Promise.race([person.waitFor(id, ({ status }) => status === 'done'), hanging]);
    } finally {
      over = true;
      await disturbing;
    }
    return Date.now() - startedAt;
  }

  /** Hashes of the encoded picture and sound, whatever the container says of times. */
  async function streamsOf(): Promise<string> {
    const mp4 = join(tempDir, 'made.mp4');
    await writeFile(mp4, await person.download(id, 'mp4'));
    const copied = ['-map', '0', '-c', 'copy', '-f', 'streamhash', '-hash', 'md5', '-'];
    const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', mp4, ...copied]);
    return stdout.trim();
  }
} finally {
  await product.stop();
  const left = await untilEmpty(() => productProcesses(dataDir).map(({ command }) => command));
  if (left.length > 0) faults.push(`left running by the product: ${left.join(', ')}`);
  await rm(tempDir, { recursive: true, force: true });
}
if (faults.length > 0) console.log(`\nwhat the product said:\n${product.output()}`);
for (const fault of faults) console.log(`✗ ${fault}`);
console.log(`\nseed ${seed}: ${kills} kills, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);

/** Kills one process of this kind, chosen by lot; null where none runs. */
function kill(victim: Victim): number | null {
  const found = productProcesses(dataDir).filter(({ kind }) => kind === victim);
  const chosen = found[Math.floor(random() * found.length)];
  if (!chosen) return null;
  try {
    process.kill(chosen.pid, 'SIGKILL');
    return chosen.pid;
  } catch {
    return null; // ended in between
  }
}

function pidOf(kind: Victim): number | undefined {
  return productProcesses(dataDir).find((process) => process.kind === kind)?.pid;
}

/** The worker's process; one that was killed as its render ended is started again only now. */
async function workerAtWork(): Promise<number | undefined> {
  await untilEmpty(() => (pidOf('worker') === undefined ? ['no worker'] : []));
  return pidOf('worker');
}

/** Between renders there is one worker with at most one drawer and its browser, and no file of a render. */
async function checkNothingLeft(when: string): Promise<void> {
  const left = await untilEmpty(() => {
    const running = productProcesses(dataDir);
    const of = (kind: Victim) => running.filter((process) => process.kind === kind);
    return [
      ...of('compositor'),
      ...of('worker').slice(1),
      ...of('drawer').slice(1),
      ...of('browser').slice(1),
    ].map(({ command }) => command);
  });
  if (left.length > 0) faults.push(`${when}: left running: ${left.join(', ')}`);
  const files = await untilEmpty(() => filesBelow(newestFolder()));
  if (files.length > 0) faults.push(`${when}: left in scratch: ${files.join(', ')}`);
  const drawing = await untilEmpty(() => drawFolders().slice(1));
  if (drawing.length > 0) faults.push(`${when}: left by drawers: ${drawing.join(', ')}`);
}

/** A worker that starts removes what killed ones left. */
async function checkSweep(): Promise<void> {
  const before = await readdir(scratch);
  await Promise.all(before.map((name) => utimes(join(scratch, name), OLD, OLD)));
  kill('worker');
  const left = await untilEmpty(() => {
    const now = readdirSync(scratch);
    const old = now.filter((name) => before.includes(name));
    return now.length > old.length ? old : ['no new folder'];
  });
  console.log(`\n${before.length} folders in scratch before a worker started, ${left.length} of them after`);
  if (left.length > 0) faults.push(`not swept: ${left.join(', ')}`);
}

/** Folder of the worker that runs now. */
function newestFolder(): string {
  const folders = readdirSync(scratch).map((name) => join(scratch, name));
  return folders.sort((a, b) => statSync(b).birthtimeMs - statSync(a).birthtimeMs)[0] ?? scratch;
}

function drawFolders(): string[] {
  return readdirSync(tempDir).filter((name) => name.startsWith('qt-draw-'));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Looks until nothing is found any more, for a while at most; answers what was found last. */
async function untilEmpty(look: () => string[]): Promise<string[]> {
  const end = Date.now() + SETTLE_MS;
  for (;;) {
    const found = look();
    if (found.length === 0 || Date.now() > end) return found;
    await pause(200);
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
