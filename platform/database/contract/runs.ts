import { describe, expect, it } from 'vitest';
import { NO_FIGURES, type VideoTimings } from '../../../core/timings.ts';
import type { VideoRow } from '../database.ts';
import { FAILURE as failure, FILES as files, rejection, type ContractKit } from './kit.ts';

/** The runs of a video, as workers keep them. */
export function runsContract(kit: ContractKit): void {
  const { signUp, newRow, credits, ledger, work } = kit;
  describe('runs', () => {
    it('go from stage to stage, keeping what each made', async () => {
      const user = await signUp(1);
      const row = await kit.database.createVideo(newRow(user));
      const run = await work(row);
      expect(
        await kit.database.reportProgress({ ...run, stage: 'probe', progress: 1.5, etaMs: 1234.5 }),
      ).toBe(true);
      const document = { ...row.document, scripture: '시편 23편' };
      const probed = {
        ...run,
        stage: 'probe',
        inputHash: 'abc',
        durationMs: 12.6,
        document,
        notes: ['rough'],
      } as const;
      expect(await kit.database.saveStage({ ...probed, notes: ['rough'] })).toBe(true);
      expect(await kit.database.getVideo({ userId: user.id, videoId: row.id })).toMatchObject({
        status: 'working',
        stage: 'probe',
        progress: 1.5,
        etaMs: 1235,
        version: 2,
        document,
        stages: { probe: { inputHash: 'abc', durationMs: 13 } },
        notes: ['rough'],
      });
      const timings: VideoTimings = {
        stages: { probe: 13, render: 61_000 },
        ...NO_FIGURES,
        frames: 300,
        chunks: 2,
        parts: 1,
        joinMs: 80,
        chunksMade: 1,
      };
      const done = await kit.database.finishRun({ ...run, files, timings });
      expect(done).toMatchObject({
        status: 'done',
        progress: 100,
        files,
        timings,
        etaMs: null,
        error: null,
      });
    });

    it('stop when they are cancelled, overtaken or removed', async () => {
      const user = await signUp(3);
      const row = await kit.database.createVideo(newRow(user));
      const key = { userId: user.id, videoId: row.id };
      const run = await work(row);
      const isOver = async () => {
        const told = { ...run, stage: 'render', progress: 50, etaMs: null } as const;
        expect(await kit.database.reportProgress(told)).toBe(false);
        const saved = {
          ...run,
          stage: 'render',
          inputHash: 'x',
          durationMs: 1,
          document: row.document,
          notes: [],
        } as const;
        expect(await kit.database.saveStage({ ...saved, notes: [] })).toBe(false);
        expect(await kit.database.startRun(run)).toBeNull();
        expect(await kit.database.takeRun({ ...run, atOnce: 9 })).toBeNull();
        expect(await kit.database.openWork({ ...run, total: 9, kept: 0 })).toBe(false);
        expect(await kit.database.reportPart({ ...run, part: '0', done: 1, from: 0, to: 90 })).toBeNull();
        expect(await kit.database.finishRun({ ...run, files, timings: null })).toBeNull();
        expect(await kit.database.reviewRun(run)).toBeNull();
        expect(await kit.database.failRun({ ...run, error: failure })).toBeNull();
      };
      await kit.database.cancelVideo(key);
      await isOver();
      await kit.database.requestRun({ ...key, cost: 1 });
      await isOver();
      expect(await kit.database.deleteVideo(key)).toMatchObject({ id: row.id, run: 2 });
      await isOver();
      expect(await credits(user)).toBe(3);
    });

    it('wait for a person in review with the hold open, and do not stop there again', async () => {
      const user = await signUp(1);
      const row = await kit.database.createVideo(newRow(user, { review: true }));
      const key = { userId: user.id, videoId: row.id };
      expect(await kit.database.reviewRun(await work(row))).toMatchObject({ status: 'review', review: true });
      expect(await credits(user)).toBe(0);
      expect(await kit.database.requestRun({ ...key, cost: 1 })).toMatchObject({
        run: 2,
        review: false,
        status: 'queued',
      });
      expect(await ledger(user)).toEqual(['hold -1', 'signup 1']);
    });

    it('say what went wrong, until they are tried again', async () => {
      const user = await signUp(1);
      const row = await kit.database.createVideo(newRow(user));
      const failed = await kit.database.failRun({ ...(await work(row)), error: failure });
      expect(failed).toMatchObject({ status: 'failed', error: failure });
      const again = await kit.database.requestRun({ userId: user.id, videoId: row.id, cost: 1 });
      expect(again).toMatchObject({ status: 'queued', error: null, run: 2 });
      const twice = kit.database.requestRun({ userId: user.id, videoId: row.id, cost: 1 });
      expect((await rejection(twice)).code).toBe('wrong_state');
    });

    it('are found when nobody has touched them for a while', async () => {
      const user = await signUp(3);
      const row = await kit.database.createVideo(newRow(user));
      const stale = async (olderThanMs: number) =>
        (await kit.database.listStaleRuns({ olderThanMs, limit: 1000, atOnce: 1 })).filter(
          ({ videoId }) => videoId === row.id,
        );
      expect(await stale(3_600_000)).toEqual([]);
      await kit.sql.query(`update videos set updated_at = now() - interval '2 hours' where id = $1`, [
        row.id,
      ]);
      expect(await stale(3_600_000)).toEqual([{ videoId: row.id, run: 1, userId: user.id }]);
      await kit.database.startRun({ videoId: row.id, run: 1 });
      expect(await stale(3_600_000)).toEqual([]);
    });

    it('are made in the quality that was asked for, in full where nothing was said', async () => {
      const user = await signUp(1);
      const row = await kit.database.createVideo(newRow(user));
      expect(row).toMatchObject({ quality: 'full', timings: null });
      await kit.database.finishRun({
        ...(await work(row)),
        files: { ...files, quality: 'draft' },
        timings: null,
      });
      const key = { userId: user.id, videoId: row.id, cost: 1 };
      const draft = await kit.database.requestRun({ ...key, quality: 'draft' });
      expect(draft).toMatchObject({ quality: 'draft', files: { quality: 'draft' } });
      await kit.database.cancelVideo(key);
      expect(await kit.database.requestRun(key)).toMatchObject({ quality: 'full' });
    });

    it('of one person wait for each other above a number, also where they begin at the same moment', async () => {
      const [user, other] = [await signUp(9), await signUp(9)];
      const atOnce = 2;
      const rows: VideoRow[] = [];
      for (let i = 0; i < 5; i++) rows.push(await kit.database.createVideo(newRow(user)));
      const runs = rows.map(({ id, run }) => ({ videoId: id, run }));
      const taken = await Promise.all(runs.map((run) => kit.database.takeRun({ ...run, atOnce })));
      const begun = runs.filter((_, i) => taken[i] && 'video' in taken[i]);
      const waiting = runs.filter((_, i) => taken[i] && 'waits' in taken[i]);
      expect([begun.length, waiting.length]).toEqual([2, 3]);
      // one that was begun goes on, and others have their own
      expect(await kit.database.takeRun({ ...begun[0]!, atOnce })).toHaveProperty('video');
      const theirs = await kit.database.createVideo(newRow(other));
      expect(await kit.database.takeRun({ videoId: theirs.id, run: 1, atOnce })).toHaveProperty('video');

      const next = () => kit.database.nextWaitingRun({ userId: user.id, atOnce });
      const stale = async () =>
        (await kit.database.listStaleRuns({ olderThanMs: 0, limit: 1000, atOnce })).filter(
          ({ userId }) => userId === user.id,
        );
      expect(await next()).toBeNull();
      expect(await stale()).toHaveLength(2);
      await kit.database.failRun({ ...begun[0]!, error: failure });
      expect(await next()).toEqual({ ...waiting[0], userId: user.id });
      expect(await stale()).toHaveLength(4);
    });

    it('tell how far they are by all that their parts have done, never back, and stop with the run', async () => {
      const user = await signUp(1);
      const run = await work(await kit.database.createVideo(newRow(user)));
      const report = async (part: string, done: number) => {
        // as if the second were over in which the row is not touched again
        await kit.sql.query(`update videos set updated_at = updated_at - interval '1 second' where id = $1`, [
          run.videoId,
        ]);
        return kit.database.reportPart({ ...run, part, done, from: 20, to: 90 });
      };
      expect(await kit.database.openWork({ ...run, total: 1000, kept: 300 })).toBe(true);
      expect(await report('sound', 0)).toEqual({ progress: 20, etaMs: null, told: true });
      expect(await report('0', 70)).toMatchObject({ progress: 27, etaMs: expect.any(Number) });
      expect(await report('1', 280)).toMatchObject({ progress: 55 });
      // its worker died: who does it again begins before that
      expect(await report('1', 20)).toMatchObject({ progress: 55 });
      const soon = await kit.database.reportPart({ ...run, part: '0', done: 140, from: 20, to: 90 });
      expect(soon).toMatchObject({ progress: 55, told: false });
      expect(await report('sound', 0)).toMatchObject({ progress: 62 });

      // the queue was lost: what was made meanwhile is kept, and counts
      expect(await kit.database.openWork({ ...run, total: 1000, kept: 900 })).toBe(true);
      expect(await report('0', 0)).toMatchObject({ progress: 80 });
      const figures = { ...NO_FIGURES, chunksMade: 5, pictures: 70 };
      await kit.database.reportPart({ ...run, part: '0', done: 100, from: 20, to: 90, figures });
      expect(await report('0', 100)).toMatchObject({ progress: 90, etaMs: 0 });
      expect(await kit.database.listParts(run)).toEqual([{ part: '0', figures }]);
      expect(await kit.database.finishRun({ ...run, files, timings: null })).toMatchObject({ progress: 100 });
      expect(await report('0', 100)).toBeNull();
      expect(await kit.database.listParts(run)).toEqual([]);
    });
  });
}
