import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestRedis } from '../tests/support/redis.ts';
import { nodeScript } from './node-script.ts';
import { runProcess } from './processes.ts';
import { startVideoWorker } from './queue/open-queue.ts';

let redis: Awaited<ReturnType<typeof startTestRedis>>;
beforeAll(async () => void (redis = await startTestRedis()));
afterAll(() => redis.stop());

describe("the health check of the worker's container", () => {
  it('is good while a worker is attached to the queue, and bad otherwise', async () => {
    const check = async () =>
      (await runProcess({ ...nodeScript(import.meta.url, './check-workers'), env: { REDIS_URL: redis.url } }))
        .code;
    expect(await check()).toBe(1);
    const worker = await startVideoWorker({
      url: redis.url,
      concurrency: { videos: 1, parts: 1, joins: 1, packs: 1 },
      handler: async () => {},
    });
    expect(await check()).toBe(0);
    await worker.close();
    expect(await check()).toBe(1);
  });
});
