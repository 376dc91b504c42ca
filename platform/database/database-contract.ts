import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAppError } from '../../core/errors.ts';
import { NO_FIGURES, type VideoTimings } from '../../core/timings.ts';
import { newVideo } from '../../core/video.ts';
import type { Database, NewVideoRow, User, VideoFiles, VideoRow } from './database.ts';

/** What every database must keep, whichever way its functions are called. */
export function databaseContract(
  name: string,
  open: () => Promise<{ database: Database; postgresUrl: string }>,
): void {
  describe(`database over ${name}`, () => {
    let database: Database;
    let sql: pg.Client;

    beforeAll(async () => {
      const opened = await open();
      database = opened.database;
      sql = new pg.Client(opened.postgresUrl);
      await sql.connect();
    });
    afterAll(async () => {
      await sql?.end();
      await database?.close();
    });

    const signUp = (credits: number): Promise<User> =>
      database.createUser({
        email: `${randomUUID()}@example.com`,
        name: '테스터',
        passwordHash: 'hash',
        credits,
      });
    const newRow = (user: User, change: Partial<NewVideoRow> = {}): NewVideoRow => ({
      videoId: randomUUID(),
      userId: user.id,
      source: {
        audioKey: 'videos/x/source.mp3',
        audioFileName: '새벽 예배.mp3',
        audioSha256: 'a'.repeat(64),
        sizeBytes: 1234,
        manuscript: '여호와는 나의 목자시니',
        subtitles: null,
      },
      document: newVideo({ title: '시편 23편' }),
      review: false,
      cost: 1,
      ...change,
    });
    const credits = async (user: User) => (await database.getUser(user.id))?.credits;
    const ledger = async (user: User) =>
      (await database.creditEntries({ userId: user.id, limit: 100 })).map(
        ({ reason, amount }) => `${reason} ${amount}`,
      );
    const work = async (row: VideoRow) => {
      await database.startRun({ videoId: row.id, run: row.run });
      return { videoId: row.id, run: row.run };
    };
    const files: VideoFiles = {
      mp4Key: 'v.mp4',
      srtKey: 'v.srt',
      vttKey: 'v.vtt',
      thumbnailKey: 'v.jpg',
      durationMs: 61_234.5,
      sizeBytes: 3_000_000_000,
      quality: 'full',
    };
    const failure = {
      stage: 'render',
      code: 'render_failed',
      params: { limitMb: 3, 'why"': '한글' },
      retryable: true,
    } as const;

    it('answers a ping and has all migrations', async () => {
      await database.ping();
      await database.checkSchema();
    });

    it('names the migrations that a database lacks', async () => {
      const { rows } = await sql.query<{ sql: string }>(
        `select pg_get_functiondef('public.schema_version'::regproc) as sql`,
      );
      await sql.query(rows[0]!.sql.replace(/"\d{14}"/, '"20000101000000"'));
      try {
        const error = await rejection(database.checkSchema());
        expect(error.code).toBe('database_behind');
        expect(error.params['files']).toContain('_users_and_credits.sql');
      } finally {
        await sql.query(rows[0]!.sql);
      }
    });

    describe('people', () => {
      it('signs up with credits and their ledger entry, and is found by e-mail without case', async () => {
        const email = `Kim.${randomUUID()}@Example.com`;
        const user = await database.createUser({
          email,
          name: '김 "목사"',
          passwordHash: 'hash',
          credits: 3,
        });
        expect(user).toMatchObject({ name: '김 "목사"', credits: 3, isAdmin: false });
        expect(await database.findUserByEmail(email.toUpperCase())).toEqual({
          ...user,
          passwordHash: 'hash',
        });
        expect(await database.getUser(user.id)).toEqual(user);
        expect(await ledger(user)).toEqual(['signup 3']);
      });

      it('gives an e-mail address to one person, whatever its case', async () => {
        const user = await signUp(0);
        const again = { email: user.email.toUpperCase(), name: 'x', passwordHash: 'x', credits: 5 };
        expect((await rejection(database.createUser(again))).code).toBe('email_taken');
      });

      it('knows nobody by an unknown e-mail or id', async () => {
        expect(await database.findUserByEmail('nobody@example.com')).toBeNull();
        expect(await database.getUser(randomUUID())).toBeNull();
      });

      it('remembers tokens that were given back', async () => {
        const token = { jti: randomUUID(), expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
        expect(await database.isTokenRevoked(token.jti)).toBe(false);
        await database.revokeToken(token);
        await database.revokeToken(token);
        expect(await database.isTokenRevoked(token.jti)).toBe(true);
      });
    });

    describe('credits', () => {
      it("lets an operator's UPDATE change a balance, and writes it into the ledger", async () => {
        const user = await signUp(10);
        await sql.query('update users set credits = 100 where email = $1', [user.email]);
        expect(await credits(user)).toBe(100);
        expect(await database.creditEntries({ userId: user.id, limit: 1 })).toMatchObject([
          { reason: 'manual', amount: 90, balance: 100, videoId: null },
        ]);
      });

      it('never changes or removes what the ledger says', async () => {
        const user = await signUp(10);
        for (const statement of [
          'update credit_entries set amount = 0 where user_id = $1',
          'delete from credit_entries where user_id = $1',
        ]) {
          await expect(sql.query(statement, [user.id])).rejects.toThrow('append-only');
        }
        expect(await ledger(user)).toEqual(['signup 10']);
      });

      it('makes nothing when they do not suffice, and says how many there are', async () => {
        const user = await signUp(2);
        const error = await rejection(database.createVideo(newRow(user, { cost: 3 })));
        expect(error).toMatchObject({ code: 'insufficient_credits', params: { cost: 3, credits: 2 } });
        expect((await database.listVideos({ userId: user.id, limit: 10, offset: 0 })).total).toBe(0);
        expect(await ledger(user)).toEqual(['signup 2']);
      });

      it('accepts exactly 10 of 50 videos at once when there are 10', async () => {
        const user = await signUp(10);
        const made = await Promise.allSettled(
          Array.from({ length: 50 }, () => database.createVideo(newRow(user))),
        );
        const codes = made.map((one) =>
          one.status === 'fulfilled' ? 'made' : isAppError(one.reason) && one.reason.code,
        );
        expect(codes.filter((code) => code === 'made')).toHaveLength(10);
        expect(codes.filter((code) => code === 'insufficient_credits')).toHaveLength(40);
        expect(await credits(user)).toBe(0);
        expect((await database.listVideos({ userId: user.id, limit: 1, offset: 0 })).total).toBe(10);
      });

      it('holds once for one video, however often its making is asked for', async () => {
        const user = await signUp(5);
        const row = newRow(user);
        const answers = await Promise.all([1, 2, 3].map(() => database.createVideo(row)));
        expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([row.videoId]));
        expect(await ledger(user)).toEqual(['hold -1', 'signup 5']);
      });

      it('are captured exactly once', async () => {
        const user = await signUp(5);
        const run = await work(await database.createVideo(newRow(user)));
        const finished = await Promise.all(
          Array.from({ length: 8 }, () => database.finishRun({ ...run, files, timings: null })),
        );
        expect(finished.filter((row) => row !== null)).toHaveLength(1);
        expect(await ledger(user)).toEqual(['capture 0', 'hold -1', 'signup 5']);
      });

      it('come back once when a video fails, is cancelled or is removed', async () => {
        const user = await signUp(5);
        const [failed, cancelled, removed] = await Promise.all(
          [1, 2, 3].map(() => database.createVideo(newRow(user))),
        );
        expect(await credits(user)).toBe(2);
        await database.failRun({ ...(await work(failed!)), error: failure });
        await database.failRun({ videoId: failed!.id, run: 1, error: failure });
        await database.cancelVideo({ userId: user.id, videoId: cancelled!.id });
        await rejection(database.cancelVideo({ userId: user.id, videoId: cancelled!.id }));
        for (const row of [failed!, cancelled!, removed!]) {
          await database.deleteVideo({ userId: user.id, videoId: row.id });
        }
        expect(await credits(user)).toBe(5);
        expect((await ledger(user)).filter((entry) => entry === 'release 1')).toHaveLength(3);
      });

      it('are held again for a video whose hold was given back, and never for one that was paid for', async () => {
        const user = await signUp(5);
        const { id } = await database.createVideo(newRow(user));
        const key = { userId: user.id, videoId: id };
        await database.cancelVideo(key);
        const second = await database.requestRun({ ...key, cost: 2 });
        expect(second).toMatchObject({ run: 2, status: 'queued', cost: 2 });
        expect(await credits(user)).toBe(3);
        await database.finishRun({ ...(await work(second)), files, timings: null });
        const third = await database.requestRun({ ...key, cost: 2 });
        await database.failRun({ ...(await work(third)), error: failure });
        const fourth = await database.requestRun({ ...key, cost: 2 });
        expect(fourth.files).toEqual(files);
        expect(await credits(user)).toBe(3);
      });

      it('cost nothing where the cost is 0, then and later', async () => {
        const user = await signUp(0);
        const row = await database.createVideo(newRow(user, { cost: 0 }));
        await database.finishRun({ ...(await work(row)), files, timings: null });
        await database.requestRun({ userId: user.id, videoId: row.id, cost: 1 });
        expect(await ledger(user)).toEqual([]);
      });

      it('add up: in a storm of calls every balance is the sum of its ledger, less nothing, plus nothing', async () => {
        const users = await Promise.all([signUp(7), signUp(3), signUp(20)]);
        const storm = users.flatMap((user) =>
          Array.from({ length: 12 }, async (_, i) => {
            const row = await database.createVideo(newRow(user));
            const key = { userId: user.id, videoId: row.id };
            const run = { videoId: row.id, run: 1 };
            await database.startRun(run);
            await Promise.allSettled([
              i % 3 === 0
                ? database.finishRun({ ...run, files, timings: null })
                : database.failRun({ ...run, error: failure }),
              i % 2 === 0 ? database.cancelVideo(key) : database.deleteVideo(key),
            ]);
            await database.requestRun({ ...key, cost: 1 });
          }),
        );
        await Promise.allSettled(storm);
        const { rows } = await sql.query(
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

    describe('videos', () => {
      it('come back as they were given', async () => {
        const user = await signUp(1);
        const given = newRow(user, { review: true });
        const row = await database.createVideo(given);
        expect(row).toMatchObject({
          id: given.videoId,
          userId: user.id,
          status: 'queued',
          stage: null,
          progress: 0,
          run: 1,
          version: 1,
          review: true,
          cost: 1,
          source: given.source,
          document: given.document,
          title: '시편 23편',
          format: '16:9',
          templateId: 'dawn',
          durationMs: null,
          stages: {},
          notes: [],
          files: null,
          error: null,
        });
        expect(await database.getVideo({ userId: user.id, videoId: row.id })).toEqual(row);
      });

      it("are not found by another user, nor by nobody's id", async () => {
        const owner = await signUp(1);
        const other = await signUp(9);
        const row = await database.createVideo(newRow(owner));
        for (const key of [
          { userId: other.id, videoId: row.id },
          { userId: owner.id, videoId: randomUUID() },
        ]) {
          const calls = [
            database.getVideo(key),
            database.updateDocument({ ...key, version: 1, document: row.document }),
            database.requestRun({ ...key, cost: 1 }),
            database.cancelVideo(key),
            database.deleteVideo(key),
          ];
          for (const error of await Promise.all(calls.map(rejection))) expect(error.code).toBe('not_found');
        }
        expect((await rejection(database.createVideo(newRow(other, { videoId: row.id })))).code).toBe(
          'not_found',
        );
        expect((await database.listVideos({ userId: other.id, limit: 10, offset: 0 })).rows).toEqual([]);
        expect(await credits(other)).toBe(9);
      });

      it('are listed newest first, a page at a time, and found by title or scripture', async () => {
        const user = await signUp(9);
        for (const [title, scripture] of [
          ['은혜', '시편 23:1'],
          ['Grace 100%', 'Psalm_1'],
          [`'; drop table videos; --`, '<b>요한복음</b>'],
        ]) {
          await database.createVideo(newRow(user, { document: newVideo({ title, scripture }) }));
        }
        const titles = async (search?: string, limit = 10, offset = 0) => {
          const page = await database.listVideos({
            userId: user.id,
            limit,
            offset,
            ...(search && { search }),
          });
          return { total: page.total, titles: page.rows.map(({ title }) => title) };
        };
        const all = [`'; drop table videos; --`, 'Grace 100%', '은혜'];
        expect(await titles()).toEqual({ total: 3, titles: all });
        expect(await titles(undefined, 2, 1)).toEqual({ total: 3, titles: all.slice(1) });
        expect((await titles('grace')).titles).toEqual(['Grace 100%']);
        expect((await titles('0%')).titles).toEqual(['Grace 100%']);
        expect((await titles('m_1')).titles).toEqual(['Grace 100%']);
        expect((await titles('시편')).titles).toEqual(['은혜']);
        expect((await titles(`'; drop`)).titles).toEqual([all[0]]);
        expect((await titles('요한')).titles).toEqual([all[0]]);
        expect(await titles('없는 것')).toEqual({ total: 0, titles: [] });
      });

      it('take a changed document only from who knows the last version, and only at rest', async () => {
        const user = await signUp(1);
        const row = await database.createVideo(newRow(user));
        const key = { userId: user.id, videoId: row.id };
        const document = { ...row.document, title: '새 제목' };
        expect((await rejection(database.updateDocument({ ...key, version: 1, document }))).code).toBe(
          'wrong_state',
        );
        await database.cancelVideo(key);
        const changed = await database.updateDocument({ ...key, version: 1, document });
        expect(changed).toMatchObject({ version: 2, title: '새 제목', document });
        const late = await rejection(database.updateDocument({ ...key, version: 1, document: row.document }));
        expect(late.code).toBe('version_conflict');
      });

      it('refuse text that no database holds', async () => {
        const user = await signUp(1);
        const document = { ...newVideo({}), title: 'a\u0000b' };
        expect((await rejection(database.createVideo(newRow(user, { document })))).code).toBe('bad_request');
        expect(await credits(user)).toBe(1);
      });
    });

    describe('runs', () => {
      it('go from stage to stage, keeping what each made', async () => {
        const user = await signUp(1);
        const row = await database.createVideo(newRow(user));
        const run = await work(row);
        expect(await database.reportProgress({ ...run, stage: 'probe', progress: 1.5, etaMs: 1234.5 })).toBe(
          true,
        );
        const document = { ...row.document, scripture: '시편 23편' };
        const probed = {
          ...run,
          stage: 'probe',
          inputHash: 'abc',
          durationMs: 12.6,
          document,
          notes: ['rough'],
        } as const;
        expect(await database.saveStage({ ...probed, notes: ['rough'] })).toBe(true);
        expect(await database.getVideo({ userId: user.id, videoId: row.id })).toMatchObject({
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
        const done = await database.finishRun({ ...run, files, timings });
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
        const row = await database.createVideo(newRow(user));
        const key = { userId: user.id, videoId: row.id };
        const run = await work(row);
        const isOver = async () => {
          const told = { ...run, stage: 'render', progress: 50, etaMs: null } as const;
          expect(await database.reportProgress(told)).toBe(false);
          const saved = {
            ...run,
            stage: 'render',
            inputHash: 'x',
            durationMs: 1,
            document: row.document,
            notes: [],
          } as const;
          expect(await database.saveStage({ ...saved, notes: [] })).toBe(false);
          expect(await database.startRun(run)).toBeNull();
          expect(await database.takeRun({ ...run, atOnce: 9 })).toBeNull();
          expect(await database.openWork({ ...run, total: 9, kept: 0 })).toBe(false);
          expect(await database.reportPart({ ...run, part: '0', done: 1, from: 0, to: 90 })).toBeNull();
          expect(await database.finishRun({ ...run, files, timings: null })).toBeNull();
          expect(await database.reviewRun(run)).toBeNull();
          expect(await database.failRun({ ...run, error: failure })).toBeNull();
        };
        await database.cancelVideo(key);
        await isOver();
        await database.requestRun({ ...key, cost: 1 });
        await isOver();
        expect(await database.deleteVideo(key)).toMatchObject({ id: row.id, run: 2 });
        await isOver();
        expect(await credits(user)).toBe(3);
      });

      it('wait for a person in review with the hold open, and do not stop there again', async () => {
        const user = await signUp(1);
        const row = await database.createVideo(newRow(user, { review: true }));
        const key = { userId: user.id, videoId: row.id };
        expect(await database.reviewRun(await work(row))).toMatchObject({ status: 'review', review: true });
        expect(await credits(user)).toBe(0);
        expect(await database.requestRun({ ...key, cost: 1 })).toMatchObject({
          run: 2,
          review: false,
          status: 'queued',
        });
        expect(await ledger(user)).toEqual(['hold -1', 'signup 1']);
      });

      it('say what went wrong, until they are tried again', async () => {
        const user = await signUp(1);
        const row = await database.createVideo(newRow(user));
        const failed = await database.failRun({ ...(await work(row)), error: failure });
        expect(failed).toMatchObject({ status: 'failed', error: failure });
        const again = await database.requestRun({ userId: user.id, videoId: row.id, cost: 1 });
        expect(again).toMatchObject({ status: 'queued', error: null, run: 2 });
        const twice = database.requestRun({ userId: user.id, videoId: row.id, cost: 1 });
        expect((await rejection(twice)).code).toBe('wrong_state');
      });

      it('are found when nobody has touched them for a while', async () => {
        const user = await signUp(3);
        const row = await database.createVideo(newRow(user));
        const stale = async (olderThanMs: number) =>
          (await database.listStaleRuns({ olderThanMs, limit: 1000, atOnce: 1 })).filter(
            ({ videoId }) => videoId === row.id,
          );
        expect(await stale(3_600_000)).toEqual([]);
        await sql.query(`update videos set updated_at = now() - interval '2 hours' where id = $1`, [row.id]);
        expect(await stale(3_600_000)).toEqual([{ videoId: row.id, run: 1, userId: user.id }]);
        await database.startRun({ videoId: row.id, run: 1 });
        expect(await stale(3_600_000)).toEqual([]);
      });

      it('are made in the quality that was asked for, in full where nothing was said', async () => {
        const user = await signUp(1);
        const row = await database.createVideo(newRow(user));
        expect(row).toMatchObject({ quality: 'full', timings: null });
        await database.finishRun({
          ...(await work(row)),
          files: { ...files, quality: 'draft' },
          timings: null,
        });
        const key = { userId: user.id, videoId: row.id, cost: 1 };
        const draft = await database.requestRun({ ...key, quality: 'draft' });
        expect(draft).toMatchObject({ quality: 'draft', files: { quality: 'draft' } });
        await database.cancelVideo(key);
        expect(await database.requestRun(key)).toMatchObject({ quality: 'full' });
      });

      it('of one person wait for each other above a number, also where they begin at the same moment', async () => {
        const [user, other] = [await signUp(9), await signUp(9)];
        const atOnce = 2;
        const rows: VideoRow[] = [];
        for (let i = 0; i < 5; i++) rows.push(await database.createVideo(newRow(user)));
        const runs = rows.map(({ id, run }) => ({ videoId: id, run }));
        const taken = await Promise.all(runs.map((run) => database.takeRun({ ...run, atOnce })));
        const begun = runs.filter((_, i) => taken[i] && 'video' in taken[i]);
        const waiting = runs.filter((_, i) => taken[i] && 'waits' in taken[i]);
        expect([begun.length, waiting.length]).toEqual([2, 3]);
        // one that was begun goes on, and others have their own
        expect(await database.takeRun({ ...begun[0]!, atOnce })).toHaveProperty('video');
        const theirs = await database.createVideo(newRow(other));
        expect(await database.takeRun({ videoId: theirs.id, run: 1, atOnce })).toHaveProperty('video');

        const next = () => database.nextWaitingRun({ userId: user.id, atOnce });
        const stale = async () =>
          (await database.listStaleRuns({ olderThanMs: 0, limit: 1000, atOnce })).filter(
            ({ userId }) => userId === user.id,
          );
        expect(await next()).toBeNull();
        expect(await stale()).toHaveLength(2);
        await database.failRun({ ...begun[0]!, error: failure });
        expect(await next()).toEqual({ ...waiting[0], userId: user.id });
        expect(await stale()).toHaveLength(4);
      });

      it('tell how far they are by all that their parts have done, never back, and stop with the run', async () => {
        const user = await signUp(1);
        const run = await work(await database.createVideo(newRow(user)));
        const report = async (part: string, done: number) => {
          // as if the second were over in which the row is not touched again
          await sql.query(`update videos set updated_at = updated_at - interval '1 second' where id = $1`, [
            run.videoId,
          ]);
          return database.reportPart({ ...run, part, done, from: 20, to: 90 });
        };
        expect(await database.openWork({ ...run, total: 1000, kept: 300 })).toBe(true);
        expect(await report('sound', 0)).toEqual({ progress: 20, etaMs: null, told: true });
        expect(await report('0', 70)).toMatchObject({ progress: 27, etaMs: expect.any(Number) });
        expect(await report('1', 280)).toMatchObject({ progress: 55 });
        // its worker died: who does it again begins before that
        expect(await report('1', 20)).toMatchObject({ progress: 55 });
        const soon = await database.reportPart({ ...run, part: '0', done: 140, from: 20, to: 90 });
        expect(soon).toMatchObject({ progress: 55, told: false });
        expect(await report('sound', 0)).toMatchObject({ progress: 62 });

        // the queue was lost: what was made meanwhile is kept, and counts
        expect(await database.openWork({ ...run, total: 1000, kept: 900 })).toBe(true);
        expect(await report('0', 0)).toMatchObject({ progress: 80 });
        const figures = { ...NO_FIGURES, chunksMade: 5, pictures: 70 };
        await database.reportPart({ ...run, part: '0', done: 100, from: 20, to: 90, figures });
        expect(await report('0', 100)).toMatchObject({ progress: 90, etaMs: 0 });
        expect(await database.listParts(run)).toEqual([{ part: '0', figures }]);
        expect(await database.finishRun({ ...run, files, timings: null })).toMatchObject({ progress: 100 });
        expect(await report('0', 100)).toBeNull();
        expect(await database.listParts(run)).toEqual([]);
      });
    });
  });
}

/** The AppError that a call fails with. */
export async function rejection(call: Promise<unknown>) {
  const error = await call.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (!isAppError(error)) throw error;
  return error;
}
