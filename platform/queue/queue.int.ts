import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import type { VideoJob, VideoProgress } from '../../core/jobs.ts';
import { startTestPostgres } from '../../tests/support/postgres.ts';
import { startTestRedis } from '../../tests/support/redis.ts';
import { rejection } from '../database/database-contract.ts';
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

    const work = async (handler: VideoJobHandler, concurrency = 1) => {
      const worker = await startVideoWorker({ url: peer.url, concurrency, handler });
      closers.push(() => worker.close());
      return worker;
    };
    const newJob = (): VideoJob => ({ videoId: randomUUID(), run: 1 });

    it('gives each job to one worker, once, however often it was added', async () => {
      const jobs = Array.from({ length: 10 }, newJob);
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
