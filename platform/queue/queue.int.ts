import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import type { VideoJob, VideoProgress, VideoRun } from '../../core/jobs.ts';
import { startTestPostgres } from '../../tests/support/postgres.ts';
import { startTestRedis } from '../../tests/support/redis.ts';
import { rejection } from '../database/contract/kit.ts';
import { nodeScript } from '../node-script.ts';
import { startProcess } from '../processes.ts';
import { openVideoQueue, startVideoWorker } from './open-queue.ts';
import type { VideoJobHandler, VideoQueue } from './queue.ts';

for (const [name, startPeer] of [
  ['a real redis-server', startTestRedis],
  ['the embedded PostgreSQL', startTestPostgres],
] as const) {
  describe(`the queue on ${name}`, () => {
    let peer: { url: string; stop(): Promise<void> };
    let queue: VideoQueue;
    let closers: (() => Promise<void>)[] = [];

    beforeAll(async () => {
      peer = await startPeer();
      // server and worker processes start at the same moment on an empty peer
      const opened = await Promise.all(
        [1, 2, 3].map(() => openVideoQueue({ url: peer.url, retryDelayMs: 100 })),
      );
      queue = opened[0]!;
      await Promise.all(opened.slice(1).map((other) => other.close()));
    });
    afterEach(async () => {
      await Promise.all(closers.map((close) => close()));
      closers = [];
    });
    afterAll(async () => {
      await queue?.close();
      await peer?.stop();
    });

    const work = async (handler: VideoJobHandler, atOnce = 1) => {
      const concurrency = { videos: atOnce, parts: atOnce, joins: atOnce, packs: atOnce };
      const worker = await startVideoWorker({ url: peer.url, concurrency, handler });
      closers.push(() => worker.close());
      return worker;
    };
    const newJob = (userId = randomUUID()): VideoRun => ({ videoId: randomUUID(), run: 1, userId });

    it('gives each job to one worker, once, however often it was added', async () => {
      const jobs = Array.from({ length: 10 }, () => newJob());
      for (const job of [...jobs, ...jobs]) await queue.add(job);
      const taken: string[] = [];
      const handler: VideoJobHandler = async ({ videoId }) => void taken.push(videoId);
      await Promise.all([work(handler, 2), work(handler, 2)]);
      const last = newJob();
      await queue.add(last);
      await until(() => taken.includes(last.videoId));
      expect(taken.toSorted()).toEqual([...jobs, last].map(({ videoId }) => videoId).toSorted());
    });

    it('tries a passing failure three times, telling which try it is, and a lasting one once', async () => {
      const passing = newJob();
      const lasting = newJob();
      const tries: Record<string, { attempt: number; lastAttempt: boolean }[]> = {};
      await work(async ({ videoId }, { attempt, lastAttempt }) => {
        (tries[videoId] ??= []).push({ attempt, lastAttempt });
        throw new AppError(videoId === passing.videoId ? 'speech_failed' : 'speech_key_refused');
      }, 2);
      await queue.add(lasting);
      await queue.add(passing);
      await until(() => tries[passing.videoId]?.length === 3);
      expect(tries[passing.videoId]).toEqual([
        { attempt: 1, lastAttempt: false },
        { attempt: 2, lastAttempt: false },
        { attempt: 3, lastAttempt: true },
      ]);
      expect(tries[lasting.videoId]).toEqual([{ attempt: 1, lastAttempt: false }]);
    });

    it('draws a thumbnail once however often it is asked for, tells how that ended, and does it again when asked', async () => {
      const thumbnail = { ...newJob(), name: 'design-720-jpg', file: { size: '720', type: 'jpg' } } as const;
      expect(await queue.thumbnailState(thumbnail)).toBe('none');
      await queue.addThumbnail(thumbnail);
      await queue.addThumbnail(thumbnail);
      expect(await queue.thumbnailState(thumbnail)).toBe('making');
      const taken: VideoJob[] = [];
      let fails = true;
      await work(async (job) => {
        taken.push(job);
        if (fails) throw new AppError('asset_missing', { asset: 'x' });
      });
      await until(async () => (await queue.thumbnailState(thumbnail)) === 'failed');
      expect(taken).toEqual([expect.objectContaining({ kind: 'thumbnail', file: thumbnail.file })]);
      fails = false;
      await queue.addThumbnail(thumbnail);
      await until(async () => (await queue.thumbnailState(thumbnail)) === 'none');
      expect(taken.length).toBe(2);
    });

    it('prepares an edit pack once however often it is asked for, and tells how far it is and why it failed', async () => {
      const pack = { ...newJob(), name: 'abc123' };
      expect(await queue.packState(pack)).toEqual({ status: 'none' });
      await queue.addPack(pack);
      await queue.addPack(pack);
      expect(await queue.packState(pack)).toEqual({ status: 'making', share: 0 });
      const taken: VideoJob[] = [];
      let goOn = () => {};
      const halfway = new Promise<void>((resolve) => (goOn = resolve));
      await work(async (job, { share }) => {
        taken.push(job);
        await share(0.5);
        await halfway;
        throw new AppError('asset_missing', { asset: 'x' });
      });
      await until(async () => JSON.stringify(await queue.packState(pack)).includes('0.5'));
      goOn();
      await until(async () => (await queue.packState(pack)).status === 'failed');
      expect(await queue.packState(pack)).toEqual({ status: 'failed', code: 'asset_missing' });
      expect(taken).toEqual([expect.objectContaining({ kind: 'pack', videoId: pack.videoId })]);
    });

    it('takes a job again that has ended, when the row still wants it made', async () => {
      const job = newJob();
      let times = 0;
      const refuse: VideoJobHandler = async () => {
        times += 1;
        throw new AppError('document_invalid');
      };
      const first = await work(refuse);
      await queue.add(job);
      await until(() => times === 1);
      // once it has closed, the failure is written down
      await first.close();
      await work(refuse);
      await queue.add(job);
      await until(() => times === 2);
    });

    it('never starts a job that was removed while it waited, and lets one be that runs', async () => {
      const [running, waiting, after] = [newJob(), newJob(), newJob()];
      const taken: string[] = [];
      let release = () => {};
      const released = new Promise<void>((resolve) => (release = resolve));
      await work(async ({ videoId }) => {
        taken.push(videoId);
        if (videoId === running.videoId) await released;
      });
      await queue.add(running);
      await until(() => taken.includes(running.videoId));
      await queue.add(waiting);
      await queue.remove(waiting);
      await queue.remove(running);
      await queue.remove(newJob());
      await queue.add(after);
      release();
      await until(() => taken.includes(after.videoId));
      expect(taken).toEqual([running.videoId, after.videoId]);
    });

    it('tells progress to who listens in another process, until it stops listening', async () => {
      const listening = await openVideoQueue({ url: peer.url });
      closers.push(() => listening.close());
      const heard: VideoProgress[] = [];
      const stopListening = await listening.onProgress((progress) => heard.push(progress));
      const job = newJob();
      const told = {
        videoId: job.videoId,
        status: 'working',
        stage: 'render',
        progress: 42.5,
        etaMs: 60_000,
      } as const;
      await work(async (_, { progress }) => progress(told));
      await queue.add(job);
      await until(() => heard.length > 0);
      expect(heard).toEqual([told]);
      await stopListening();
      const next = newJob();
      let done = false;
      await listening.onProgress(({ videoId }) => (done ||= videoId === job.videoId));
      await queue.add({ ...next, videoId: job.videoId, run: 2 });
      await until(() => done);
      expect(heard).toHaveLength(1);
    });

    it('hands back what a closing worker was doing: another does it, as the same try', async () => {
      const job = newJob();
      let began = false;
      const first = await work(async (_, { signal }) => {
        began = true;
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      });
      await queue.add(job);
      await until(() => began);
      await first.close();
      const tries: unknown[] = [];
      await work(async ({ videoId }, { attempt, crashes }) => void tries.push({ videoId, attempt, crashes }));
      await until(() => tries.length > 0);
      expect(tries).toEqual([{ videoId: job.videoId, attempt: 1, crashes: 0 }]);
    });

    it('gives the job of a worker that was killed to another, as the same try', async () => {
      const job = newJob();
      const script = nodeScript(import.meta.url, '../../tests/support/doomed-worker');
      let said = '';
      const doomed = await startProcess({
        ...script,
        args: [...script.args, peer.url],
        onStdout: (chunk) => void (said += chunk),
      });
      await queue.add(job);
      await until(() => said.includes('took a job'));
      await doomed.stop('SIGKILL');
      const tries: unknown[] = [];
      await work(async ({ videoId }, { attempt, crashes }) => void tries.push({ videoId, attempt, crashes }));
      await until(() => tries.length > 0);
      expect(tries).toEqual([{ videoId: job.videoId, attempt: 1, crashes: 1 }]);
    });

    describe('a render that is shared out', () => {
      const segments = (count: number) => Array.from({ length: count }, (_, i) => [5 * i, 5 * i + 1]);
      const nameOf = (job: VideoJob) => (job.kind === 'segment' ? job.part : job.kind);

      it('is stitched once, after its sound and all of its segments', async () => {
        const render = newJob();
        const taken: VideoJob[] = [];
        await queue.addRender(render, segments(3));
        // asked for by a job of the same run, and twice
        await queue.addRender({ ...render, kind: 'make' } as VideoRun, segments(3));
        expect(await queue.isRendering(render)).toBe(true);
        await Promise.all([1, 2].map(() => work(async (job) => void taken.push(job), 2)));
        await until(async () => !(await queue.isRendering(render)));
        expect(taken.map(nameOf).toSorted()).toEqual([
          'segment-0',
          'segment-1',
          'segment-2',
          'sound',
          'stitch',
        ]);
        expect(taken.at(-1)).toEqual({ kind: 'stitch', parts: 4, ...render });
        expect(taken.find((job) => job.kind === 'segment' && job.part === 'segment-1')).toMatchObject({
          ...render,
          chunks: [5, 6],
        });
      });

      it('is shared out again, whole, where the row still wants it after it ended', async () => {
        const render = newJob();
        const taken: string[] = [];
        await work(async (job) => void taken.push(nameOf(job)));
        for (const times of [1, 2]) {
          await queue.addRender(render, segments(2));
          await until(() => taken.filter((name) => name === 'stitch').length === times);
          await until(async () => !(await queue.isRendering(render)));
        }
        expect(taken).toHaveLength(8);
      });

      it('whose segment fails for good is stitched all the same, to find that out from the row', async () => {
        const render = newJob();
        const taken: string[] = [];
        await work(async (job) => {
          taken.push(nameOf(job));
          if (job.kind === 'segment' && job.part === 'segment-0') throw new AppError('asset_missing');
        });
        await queue.addRender(render, segments(2));
        await until(() => taken.includes('stitch'));
        expect(taken.filter((name) => name === 'segment-0')).toHaveLength(1);
      });

      it('that is removed leaves nothing behind that waits, and can be shared out anew', async () => {
        const render = newJob();
        await queue.addRender(render, segments(20));
        await queue.remove(render);
        expect(await queue.isRendering(render)).toBe(false);
        const taken: string[] = [];
        await queue.addRender(render, segments(1));
        await work(async (job) => void taken.push(nameOf(job)));
        await until(() => taken.includes('stitch'));
        expect(taken.filter((name) => name.startsWith('segment'))).toEqual(['segment-0']);
      });

      it('goes on with another worker where one is killed in a segment', async () => {
        const render = newJob();
        const script = nodeScript(import.meta.url, '../../tests/support/doomed-worker');
        let said = '';
        const doomed = await startProcess({
          ...script,
          args: [...script.args, peer.url],
          onStdout: (chunk) => void (said += chunk),
        });
        await queue.addRender(render, segments(2));
        await until(() => said.includes('took a job'));
        await doomed.stop('SIGKILL');
        const taken: { name: string; crashes: number }[] = [];
        await work(async (job, { crashes }) => void taken.push({ name: nameOf(job), crashes }));
        await until(() => taken.some(({ name }) => name === 'stitch'));
        expect(taken.map(({ name }) => name).toSorted()).toEqual([
          'segment-0',
          'segment-1',
          'sound',
          'stitch',
        ]);
        expect(taken.filter(({ crashes }) => crashes > 0)).toHaveLength(1);
      });
    });

    it('a video of two minutes is done long before one of an hour that was there first; nobody starves', async () => {
      const [sermon, second, short] = [newJob(), newJob(), newJob()];
      const ofTheSame = { ...newJob(), userId: sermon.userId };
      const taken: string[] = [];
      const nameOf = new Map([
        [sermon.videoId, 'sermon'],
        [second.videoId, 'second'],
        [short.videoId, 'short'],
        [ofTheSame.videoId, 'same'],
      ]);
      const segments = (count: number) => Array.from({ length: count }, (_, i) => [i]);
      await queue.addRender(sermon, segments(120));
      await queue.addRender(ofTheSame, segments(20));
      await work(async (job) => {
        if (job.kind !== 'stitch') taken.push(nameOf.get(job.videoId)!);
        // comes while the sermon is being made
        if (taken.length === 10 && !taken.includes('short')) await queue.addRender(short, segments(4));
        if (taken.length === 100 && !taken.includes('second')) await queue.addRender(second, segments(40));
      });
      for (const render of [sermon, ofTheSame, short, second]) {
        await until(async () => !(await queue.isRendering(render)));
      }
      const done = (name: string) => taken.lastIndexOf(name);
      // its turn comes after one segment of the sermon at most, and then every other
      expect(taken.indexOf('short')).toBeLessThanOrEqual(11);
      expect(done('short')).toBeLessThanOrEqual(20);
      expect(taken.slice(102, 180).filter((name) => name === 'second').length).toBeGreaterThan(35);
      expect(taken.slice(102, 180).filter((name) => name !== 'second').length).toBeGreaterThan(35);
      expect(done('same')).toBeGreaterThan(done('sermon'));
      expect(taken).toHaveLength(121 + 21 + 5 + 41);
    });

    it('knows whether anybody works', async () => {
      await until(async () => !(await queue.hasWorkers()));
      await work(async () => {});
      await until(() => queue.hasWorkers());
    });

    // last: the peer goes away
    it('says that it is out of reach when it is', async () => {
      await queue.ping();
      await peer.stop();
      expect((await rejection(queue.ping())).code).toBe('queue_unavailable');
      expect((await rejection(queue.add(newJob()))).code).toBe('queue_unavailable');
    });
  });
}

/** Waits until it is so; the test's own time-out ends the wait. */
async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 30));
}
