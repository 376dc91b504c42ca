import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pexelsVideo } from '../../tests/fakes/pexels-server.ts';
import { startTestRedis } from '../../tests/support/redis.ts';
import { searchAnswerSchema } from './choose-file.ts';
import { openOwnMemory, openSharedMemory, type SearchMemory } from './search-memory.ts';

const LIMIT = 200;
const { videos } = searchAnswerSchema.parse({ videos: [pexelsVideo(1, 20, [[1920, 1080]])] });

let redis: Awaited<ReturnType<typeof startTestRedis>>;
beforeAll(async () => {
  redis = await startTestRedis();
});
afterAll(() => redis.stop());
const warnings: unknown[] = [];
const log = { warn: (...said: unknown[]) => void warnings.push(said) };
const shared = (apiKey: string, redisUrl = redis.url) => openSharedMemory({ redisUrl, apiKey, log });
/** How many requests are allowed of so many. */
async function allowed(memories: SearchMemory[], count: number): Promise<number> {
  let yes = 0;
  for (let i = 0; i < count; i++) if (await memories[i % memories.length]!.mayAsk()) yes += 1;
  return yes;
}

describe('the requests of an hour', () => {
  it('are as many as Pexels allows', async () => {
    expect(await allowed([openOwnMemory()], LIMIT + 5)).toBe(LIMIT);
  });

  it('are as many for all processes together, and counted for each key', async () => {
    expect(await allowed([shared('one'), shared('one')], LIMIT + 20)).toBe(LIMIT);
    expect(await shared('two').mayAsk()).toBe(true);
  });

  it('stop for all where one is told to wait, as long as it is told', async () => {
    const [one, other] = [shared('waiting'), shared('waiting')];
    await one.pauseUntil(Date.now() + 60_000);
    expect([await one.mayAsk(), await other.mayAsk()]).toEqual([false, false]);
    await shared('past').pauseUntil(Date.now() - 1);
    expect(await shared('past').mayAsk()).toBe(true);
  });
});

describe('what was found', () => {
  it('is found again, by other processes too', async () => {
    const [one, other] = [shared('found'), shared('found')];
    expect(await other.find('sea')).toBeNull();
    await one.keep('sea', videos);
    expect(await other.find('sea')).toEqual(videos);
    expect(await shared('another key').find('sea')).toBeNull();
  });
});

it('goes on alone while Redis is away, and says so once', async () => {
  const alone = shared('away', 'redis://127.0.0.1:1');
  warnings.length = 0;
  expect(await alone.find('sea')).toBeNull();
  await alone.keep('sea', videos);
  expect(await alone.find('sea')).toEqual(videos);
  expect(await allowed([alone], LIMIT + 5)).toBe(LIMIT);
  expect(warnings).toHaveLength(1);
});
