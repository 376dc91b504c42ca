import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../core/errors.ts';
import { FAILURE as failure, FILES as files, rejection, type ContractKit } from './kit.ts';

/** Balances, holds and the ledger. */
export function creditsContract(kit: ContractKit): void {
  const { signUp, newRow, credits, ledger, work } = kit;
  describe('credits', () => {
    it("lets an operator's UPDATE change a balance, and writes it into the ledger", async () => {
      const user = await signUp(10);
      await kit.sql.query('update users set credits = 100 where email = $1', [user.email]);
      expect(await credits(user)).toBe(100);
      expect(await kit.database.creditEntries({ userId: user.id, limit: 1 })).toMatchObject([
        { reason: 'manual', amount: 90, balance: 100, videoId: null },
      ]);
    });

    it('never changes or removes what the ledger says', async () => {
      const user = await signUp(10);
      for (const statement of [
        'update credit_entries set amount = 0 where user_id = $1',
        'delete from credit_entries where user_id = $1',
      ]) {
        await expect(kit.sql.query(statement, [user.id])).rejects.toThrow('append-only');
      }
      expect(await ledger(user)).toEqual(['signup 10']);
    });

    it('makes nothing when they do not suffice, and says how many there are', async () => {
      const user = await signUp(2);
      const error = await rejection(kit.database.createVideo(newRow(user, { cost: 3 })));
      expect(error).toMatchObject({ code: 'insufficient_credits', params: { cost: 3, credits: 2 } });
      expect((await kit.database.listVideos({ userId: user.id, limit: 10, offset: 0 })).total).toBe(0);
      expect(await ledger(user)).toEqual(['signup 2']);
    });

    it('accepts exactly 10 of 50 videos at once when there are 10', async () => {
      const user = await signUp(10);
      const made = await Promise.allSettled(
        Array.from({ length: 50 }, () => kit.database.createVideo(newRow(user))),
      );
      const codes = made.map((one) =>
        one.status === 'fulfilled' ? 'made' : isAppError(one.reason) && one.reason.code,
      );
      expect(codes.filter((code) => code === 'made')).toHaveLength(10);
      expect(codes.filter((code) => code === 'insufficient_credits')).toHaveLength(40);
      expect(await credits(user)).toBe(0);
      expect((await kit.database.listVideos({ userId: user.id, limit: 1, offset: 0 })).total).toBe(10);
    });

    it('holds once for one video, however often its making is asked for', async () => {
      const user = await signUp(5);
      const row = newRow(user);
      const answers = await Promise.all([1, 2, 3].map(() => kit.database.createVideo(row)));
      expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([row.videoId]));
      expect(await ledger(user)).toEqual(['hold -1', 'signup 5']);
    });

    it('are captured exactly once', async () => {
      const user = await signUp(5);
      const run = await work(await kit.database.createVideo(newRow(user)));
      const finished = await Promise.all(
        Array.from({ length: 8 }, () => kit.database.finishRun({ ...run, files, timings: null })),
      );
      expect(finished.filter((row) => row !== null)).toHaveLength(1);
      expect(await ledger(user)).toEqual(['capture 0', 'hold -1', 'signup 5']);
    });

    it('come back once when a video fails, is cancelled or is removed', async () => {
      const user = await signUp(5);
      const [failed, cancelled, removed] = await Promise.all(
        [1, 2, 3].map(() => kit.database.createVideo(newRow(user))),
      );
      expect(await credits(user)).toBe(2);
      await kit.database.failRun({ ...(await work(failed!)), error: failure });
      await kit.database.failRun({ videoId: failed!.id, run: 1, error: failure });
      await kit.database.cancelVideo({ userId: user.id, videoId: cancelled!.id });
      await rejection(kit.database.cancelVideo({ userId: user.id, videoId: cancelled!.id }));
      for (const row of [failed!, cancelled!, removed!]) {
        await kit.database.deleteVideo({ userId: user.id, videoId: row.id });
      }
      expect(await credits(user)).toBe(5);
      expect((await ledger(user)).filter((entry) => entry === 'release 1')).toHaveLength(3);
    });

    it('are held again for a video whose hold was given back, and never for one that was paid for', async () => {
      const user = await signUp(5);
      const { id } = await kit.database.createVideo(newRow(user));
      const key = { userId: user.id, videoId: id };
      await kit.database.cancelVideo(key);
      const second = await kit.database.requestRun({ ...key, cost: 2 });
      expect(second).toMatchObject({ run: 2, status: 'queued', cost: 2 });
      expect(await credits(user)).toBe(3);
      await kit.database.finishRun({ ...(await work(second)), files, timings: null });
      const third = await kit.database.requestRun({ ...key, cost: 2 });
      await kit.database.failRun({ ...(await work(third)), error: failure });
      const fourth = await kit.database.requestRun({ ...key, cost: 2 });
      expect(fourth.files).toEqual(files);
      expect(await credits(user)).toBe(3);
    });

    it('cost nothing where the cost is 0, then and later', async () => {
      const user = await signUp(0);
      const row = await kit.database.createVideo(newRow(user, { cost: 0 }));
      await kit.database.finishRun({ ...(await work(row)), files, timings: null });
      await kit.database.requestRun({ userId: user.id, videoId: row.id, cost: 1 });
      expect(await ledger(user)).toEqual([]);
    });

    it('add up: in a storm of calls every balance is the sum of its ledger, less nothing, plus nothing', async () => {
      const users = await Promise.all([signUp(7), signUp(3), signUp(20)]);
      const storm = users.flatMap((user) =>
        Array.from({ length: 12 }, async (_, i) => {
          const row = await kit.database.createVideo(newRow(user));
          const key = { userId: user.id, videoId: row.id };
          const run = { videoId: row.id, run: 1 };
          await kit.database.startRun(run);
          await Promise.allSettled([
            i % 3 === 0
              ? kit.database.finishRun({ ...run, files, timings: null })
              : kit.database.failRun({ ...run, error: failure }),
            i % 2 === 0 ? kit.database.cancelVideo(key) : kit.database.deleteVideo(key),
          ]);
          await kit.database.requestRun({ ...key, cost: 1 });
        }),
      );
      await Promise.allSettled(storm);
      const { rows } = await kit.sql.query(
        `select u.credits,
           (select sum(amount)::int from credit_entries where user_id = u.id) as entries,
           (select bool_and(balance = running) from (
              select balance, sum(amount) over (order by id) as running from credit_entries where user_id = u.id) e) as chained,
           (select count(*)::int from credit_holds where user_id = u.id and status = 'open') as open,
           (select count(*)::int from videos v where user_id = u.id and status in ('queued', 'working', 'review')
              and not exists (select from credit_holds h where h.video_id = v.id and h.status = 'captured')) as owing
         from users u where u.id = any($1)`,
        [users.map(({ id }) => id)],
      );
      expect(rows).toHaveLength(3);
      for (const row of rows) {
        expect(row).toMatchObject({ entries: row.credits, chained: true, open: row.owing });
      }
    });
  });
}
