import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newVideo } from '../../../core/video.ts';
import { rejection, type ContractKit } from './kit.ts';

/** Videos as a person sees them. */
export function videosContract(kit: ContractKit): void {
  const { signUp, newRow, credits } = kit;
  describe('videos', () => {
    it('come back as they were given', async () => {
      const user = await signUp(1);
      const given = newRow(user, { review: true });
      const row = await kit.database.createVideo(given);
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
      expect(await kit.database.getVideo({ userId: user.id, videoId: row.id })).toEqual(row);
    });

    it("are not found by another user, nor by nobody's id", async () => {
      const owner = await signUp(1);
      const other = await signUp(9);
      const row = await kit.database.createVideo(newRow(owner));
      for (const key of [
        { userId: other.id, videoId: row.id },
        { userId: owner.id, videoId: randomUUID() },
      ]) {
        const calls = [
          kit.database.getVideo(key),
          kit.database.updateDocument({ ...key, version: 1, document: row.document }),
          kit.database.requestRun({ ...key, cost: 1 }),
          kit.database.cancelVideo(key),
          kit.database.deleteVideo(key),
        ];
        for (const error of await Promise.all(calls.map(rejection))) expect(error.code).toBe('not_found');
      }
      expect((await rejection(kit.database.createVideo(newRow(other, { videoId: row.id })))).code).toBe(
        'not_found',
      );
      expect((await kit.database.listVideos({ userId: other.id, limit: 10, offset: 0 })).rows).toEqual([]);
      expect(await credits(other)).toBe(9);
    });

    it('are listed newest first, a page at a time, and found by title or scripture', async () => {
      const user = await signUp(9);
      for (const [title, scripture] of [
        ['은혜', '시편 23:1'],
        ['Grace 100%', 'Psalm_1'],
        [`'; drop table videos; --`, '<b>요한복음</b>'],
      ]) {
        await kit.database.createVideo(newRow(user, { document: newVideo({ title, scripture }) }));
      }
      const titles = async (search?: string, limit = 10, offset = 0) => {
        const page = await kit.database.listVideos({
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

    it('are listed by what became of them, and in the order asked for', async () => {
      const user = await signUp(9);
      const rows = [];
      for (const title of ['나중', '', '가장 먼저', '다']) {
        rows.push(await kit.database.createVideo(newRow(user, { document: newVideo({ title }) })));
      }
      const [first, untitled, third] = rows.map(({ id }) => ({ userId: user.id, videoId: id }));
      await kit.database.cancelVideo(first!);
      await kit.database.startRun({ videoId: untitled!.videoId, run: 1 });
      await kit.database.startRun({ videoId: third!.videoId, run: 1 });
      await kit.database.reviewRun({ videoId: third!.videoId, run: 1 });
      const titles = async (
        query: Pick<Parameters<typeof kit.database.listVideos>[0], 'statuses' | 'sort'>,
      ) => {
        const page = await kit.database.listVideos({ userId: user.id, limit: 10, offset: 0, ...query });
        expect(page.total).toBe(page.rows.length);
        return page.rows.map(({ title }) => title);
      };
      expect(await titles({ statuses: ['queued', 'working'] })).toEqual(['다', '']);
      expect(await titles({ statuses: ['review'] })).toEqual(['가장 먼저']);
      expect(await titles({ statuses: ['failed', 'cancelled'] })).toEqual(['나중']);
      expect(await titles({ statuses: ['done'] })).toEqual([]);
      expect(await titles({ sort: 'newest' })).toEqual(['다', '가장 먼저', '', '나중']);
      expect(await titles({ sort: 'oldest' })).toEqual(['나중', '', '가장 먼저', '다']);
      expect(await titles({ sort: 'title' })).toEqual(['가장 먼저', '나중', '다', '']);
      expect((await titles({ sort: 'changed' }))[0]).toBe('가장 먼저');
      const page = { userId: user.id, limit: 1, offset: 1, sort: 'title' } as const;
      expect(await kit.database.listVideos(page)).toMatchObject({ total: 4, rows: [{ title: '나중' }] });
    });

    it('take a changed document only from who knows the last version, and only at rest', async () => {
      const user = await signUp(1);
      const row = await kit.database.createVideo(newRow(user));
      const key = { userId: user.id, videoId: row.id };
      const document = { ...row.document, title: '새 제목' };
      expect((await rejection(kit.database.updateDocument({ ...key, version: 1, document }))).code).toBe(
        'wrong_state',
      );
      await kit.database.cancelVideo(key);
      const changed = await kit.database.updateDocument({ ...key, version: 1, document });
      expect(changed).toMatchObject({ version: 2, title: '새 제목', document });
      const late = await rejection(
        kit.database.updateDocument({ ...key, version: 1, document: row.document }),
      );
      expect(late.code).toBe('version_conflict');
    });

    it('refuse text that no database holds', async () => {
      const user = await signUp(1);
      const document = { ...newVideo({}), title: 'a\u0000b' };
      expect((await rejection(kit.database.createVideo(newRow(user, { document })))).code).toBe(
        'bad_request',
      );
      expect(await credits(user)).toBe(1);
    });
  });
}
