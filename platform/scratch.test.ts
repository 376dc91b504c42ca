import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScratch } from './scratch.ts';

describe('a folder for work in progress', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'qt-scratch-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  it('is each process’s own and goes when it is closed', async () => {
    const one = await openScratch({ dataDir });
    const other = await openScratch({ dataDir });
    await writeFile(join(one.dir, 'half'), '');
    expect(one.dir).not.toBe(other.dir);
    await one.close();
    expect(existsSync(one.dir)).toBe(false);
    expect(existsSync(other.dir)).toBe(true);
    await other.close();
  });

  it('makes room of what a killed process left, and of nothing that is in use', async () => {
    const left = join(dataDir, 'scratch', 'work-killed');
    await mkdir(left, { recursive: true });
    await writeFile(join(left, 'half.mp4'), 'x');
    const anHourAgo = new Date(Date.now() - 3_600_000);
    await utimes(left, anHourAgo, anHourAgo);
    const living = await openScratch({ dataDir });
    const next = await openScratch({ dataDir });
    expect(existsSync(left)).toBe(false);
    expect(existsSync(living.dir)).toBe(true);
    await Promise.all([living.close(), next.close()]);
  });
});
