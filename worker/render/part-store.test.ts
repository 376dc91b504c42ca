import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStorage } from '../../platform/storage/open-storage.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import { openPartStore, sweepParts } from './part-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const unexpected = (error: unknown) => {
  throw error;
};

describe('parts of renders', () => {
  let dir: string;
  let storage: Storage;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'qt-parts-'));
    storage = openStorage({ kind: 'local', dir: join(dir, 'storage'), baseUrl: '', signingKey: 'key' });
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  const file = async (name: string, text: string) => {
    await writeFile(join(dir, name), text);
    return join(dir, name);
  };
  const names = async () => {
    const found: string[] = [];
    for await (const { key } of storage.list('cache/')) found.push(key.split('/').at(-1)!);
    return found.sort();
  };

  it('are found again under their name, and others are not', async () => {
    const parts = openPartStore(storage, unexpected);
    await parts.keep('one.mp4', await file('made', 'pictures'));
    expect(await parts.fetch('one.mp4', join(dir, 'fetched'))).toBe(true);
    expect(await readFile(join(dir, 'fetched'), 'utf8')).toBe('pictures');
    expect(await parts.fetch('two.mp4', join(dir, 'missing'))).toBe(false);
  });

  it('go when they are old, the oldest first when there are too many, and nothing else goes', async () => {
    const parts = openPartStore(storage, unexpected);
    await storage.put('videos/1/out/video.mp4', { data: 'a video' }, { contentType: 'video/mp4' });
    await parts.keep('old.mp4', await file('made', '0123456789'));
    await parts.keep('older.mp4', await file('made', '0123456789'));
    await parts.keep('one.mp4', await file('made', '0123456789'));
    const limits = { maxAgeMs: 14 * DAY_MS, maxBytes: 20 };
    await age('older.mp4', 3 * DAY_MS);
    await age('old.mp4', 2 * DAY_MS);
    expect(await sweepParts(storage, { ...limits, now: Date.now() })).toBe(10);
    expect(await names()).toEqual(['old.mp4', 'one.mp4']);
    expect(await sweepParts(storage, { ...limits, now: Date.now() + 13 * DAY_MS })).toBe(10);
    expect(await names()).toEqual(['one.mp4']);
    expect(await storage.stat('videos/1/out/video.mp4')).not.toBeNull();
  });

  async function age(name: string, byMs: number): Promise<void> {
    const then = new Date(Date.now() - byMs);
    await utimes(join(dir, 'storage', 'cache', 'parts', name), then, then);
  }
});
