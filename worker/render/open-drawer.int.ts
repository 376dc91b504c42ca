import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRenderKit, type RenderKit } from '../../tests/support/render-kit.ts';
import { runningCommands } from '../../tests/support/running-commands.ts';
import { sampleDocument, sampleTemplate } from '../../tests/support/sample-document.ts';
import type { Sheet } from './draw-messages.ts';
import { openDrawer, type Drawer } from './open-drawer.ts';

let kit: RenderKit;
let drawer: Drawer;
beforeAll(async () => {
  kit = await openRenderKit();
  drawer = openDrawer({ ...kit.tools, bundleDir: kit.bundleDir });
});
afterAll(async () => {
  await drawer?.close();
  await kit?.close();
});

const SHEETS = 12;
const rect = { x: 0, y: 600, width: 1080, height: 480 };

/** Draws, and does something once so many sheets are there. Answers the sheets in the order they were told of. */
async function draw(name: string, after: number, disturb: () => void, by = drawer): Promise<number[]> {
  const folder = join(kit.dir, name);
  await mkdir(folder);
  const told: number[] = [];
  const sheets = Array.from({ length: SHEETS }, (_, i): Sheet => [
    { layer: 'caption', rect, x: 0, still: false, frames: [60 + i, 120 + i] },
  ]);
  await by.draw({
    video: sampleDocument({ format: '1:1' }),
    template: sampleTemplate(),
    size: { width: 1080, height: 960 },
    sheets,
    folder,
    signal: new AbortController().signal,
    onSheet: (sheet) => {
      told.push(sheet);
      if (told.length === after) disturb();
    },
  });
  expect((await readdir(folder)).sort()).toEqual(sheets.map((_, i) => `${i}.png`).sort());
  return told;
}

/** Kills the browser of this process's drawer: the descendant of ours that was not started as anything else of Chromium. */
function killBrowser(): void {
  let killed = 0;
  const commandOf = (pid: string) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  const parentOf = (pid: string) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1]!;
  const pids = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid));
  for (const pid of pids) {
    try {
      const command = commandOf(pid);
      const isOurs = (at: string): boolean =>
        at === String(process.pid) || (at !== '1' && isOurs(parentOf(at)));
      const isBrowser = command.includes('--user-data-dir') && !command.includes('--type=');
      if (isBrowser && !command.startsWith('/bin/sh') && isOurs(pid)) {
        process.kill(Number(pid), 'SIGKILL');
        killed++;
      }
    } catch {
      // ended in between
    }
  }
  expect(killed).toBe(1);
}

it.runIf(existsSync('/proc'))(
  'a browser that dies is followed by another, which draws what is missing; each sheet is told once',
  async () => {
    const all = Array.from({ length: SHEETS }, (_, i) => i);
    expect((await draw('undisturbed', 0, () => {})).sort((a, b) => a - b)).toEqual(all);
    expect((await draw('killed', 2, killBrowser)).sort((a, b) => a - b)).toEqual(all);
    for (const sheet of all) {
      const [before, after] = ['undisturbed', 'killed'].map((name) =>
        readFileSync(join(kit.dir, name, `${sheet}.png`)),
      );
      expect(after!.equals(before!)).toBe(true);
    }
  },
);

it.runIf(existsSync('/proc'))(
  'a browser that does not start is followed by one other, which is kept',
  async () => {
    const executable = join(kit.dir, 'fails-once');
    const failed = join(kit.dir, 'has-failed');
    const real = kit.tools.browserExecutable;
    const script = `#!/bin/sh\n[ -e ${failed} ] || { touch ${failed}; exit 1; }\nexec ${real} "$@"\n`;
    await writeFile(executable, script);
    await chmod(executable, 0o755);
    const other = openDrawer({ ...kit.tools, browserExecutable: executable, bundleDir: kit.bundleDir });
    const drawing = () =>
      runningCommands().filter((line) => line.includes('draw-child') && line.includes(executable));
    try {
      for (const name of ['after a failure', 'with the same']) await draw(name, 0, () => {}, other);
      expect(drawing()).toHaveLength(1);
    } finally {
      await other.close();
    }
    expect(drawing()).toEqual([]);
  },
);
