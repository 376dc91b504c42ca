import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_LIBRARY_ITEMS } from '../../../core/library-item.ts';
import { newVideo, type Video } from '../../../core/video.ts';
import type { User } from '../database.ts';
import type { AssetFiles, AssetRow, NewAsset } from '../library-store.ts';
import { rejection, type ContractKit } from './kit.ts';

const LEASE_MS = 60_000;
const FILES: AssetFiles = {
  main: 'a/main.mp4',
  proxy: 'a/proxy.mp4',
  still: 'a/still.jpg',
  poster: 'a/poster.jpg',
};
const MADE = { durationMs: 20_000, width: 1920, height: 1080, loops: false, files: FILES };

/** Each person's uploads, and what they said of clips. */
export function libraryContract(kit: ContractKit): void {
  const { signUp } = kit;
  const upload = (user: User, change: Partial<NewAsset> = {}): NewAsset => ({
    assetId: randomUUID(),
    userId: user.id,
    kind: 'clip',
    name: '여름 바다',
    tags: ['바다'],
    fileName: '여름 바다.mov',
    sha256: randomUUID().replaceAll('-', '').padEnd(64, '0'),
    sizeBytes: 3_000_000_000,
    originalKey: 'a/original.mov',
    ...change,
  });
  const add = async (user: User, change: Partial<NewAsset> = {}) =>
    (await kit.database.createAsset(upload(user, change))).asset;
  /** Claims until this one's turn has come; others' uploads of other tests wait too. */
  const claim = async (asset: AssetRow): Promise<AssetRow> => {
    for (;;) {
      const claimed = await kit.database.claimAsset({ leaseMs: LEASE_MS, maxTries: 3 });
      if (!claimed) throw new Error('nothing waits');
      if (claimed.id === asset.id) return claimed;
      await kit.database.failAsset({ ...claimed, error: { code: 'asset_unreadable', params: {} } });
    }
  };
  const ready = async (asset: AssetRow): Promise<AssetRow> => {
    expect(await kit.database.finishAsset({ ...(await claim(asset)), ...MADE })).toBe(true);
    return kit.database.getAsset({ userId: asset.userId, assetId: asset.id });
  };
  const named = (asset: string): Video => ({
    ...newVideo(),
    sound: { ...newVideo().sound, music: { asset, durationMs: 1000, gainDb: 0, duckDb: 0 } },
  });

  describe('what was shown lately', () => {
    it("is what the person's last other videos show, each once, the latest first", async () => {
      const [user, other] = [await signUp(0), await signUp(0)];
      const clip = (asset: string) => ({
        asset,
        durationMs: 20_000,
        width: 1920,
        height: 1080,
        loops: false,
      });
      const make = (owner: User, ...assets: string[]) => {
        const shots = assets.map((asset, i) => ({
          id: `s${i}`,
          clip: clip(asset),
          startMs: i * 8000,
          endMs: (i + 1) * 8000,
          clipStartMs: 0,
        }));
        return kit.database.createVideo(kit.newRow(owner, { cost: 0, document: { ...newVideo(), shots } }));
      };
      await make(user, 'pexels:1/1', 'pexels:2/2');
      await make(user, 'pexels:2/2', 'pexels:3/3', 'pexels:2/2');
      await make(user);
      const { id: videoId } = await make(user, 'pexels:9/9');
      await make(other, 'pexels:7/7');
      const shown = (videos: number) => kit.database.recentClips({ userId: user.id, videoId, videos });
      expect(await shown(10)).toEqual(['pexels:2/2', 'pexels:3/3', 'pexels:1/1']);
      expect(await shown(1)).toEqual(['pexels:2/2', 'pexels:3/3']);
    });
  });

  describe('a library', () => {
    it('keeps uploads, newest first, until each is ready or has failed', async () => {
      const user = await signUp(0);
      const [first, second] = [await add(user), await add(user, { kind: 'music', name: '찬양' })];
      expect((await kit.database.listAssets(user.id)).map(({ id }) => id)).toEqual([second.id, first.id]);
      expect(first).toMatchObject({ status: 'preparing', name: '여름 바다', tags: ['바다'], files: null });
      expect(await ready(first)).toMatchObject({ status: 'ready', ...MADE });
      const error = { code: 'asset_too_short', params: { seconds: 3 } } as const;
      expect(await kit.database.failAsset({ ...(await claim(second)), error })).toBe(true);
      const [failed] = await kit.database.listAssets(user.id);
      expect(failed).toMatchObject({ status: 'failed', error });
    });

    it('has the same file once, brings it back when it was deleted, and lets one that failed make way', async () => {
      const user = await signUp(0);
      const given = upload(user);
      const again = { ...given, assetId: randomUUID() };
      const { asset } = await kit.database.createAsset(given);
      expect(await kit.database.createAsset(again)).toMatchObject({ asset: { id: asset.id }, isNew: false });
      await kit.database.changeAsset({ userId: user.id, assetId: asset.id, deleted: true });
      expect(await kit.database.listAssets(user.id)).toEqual([]);
      expect(await kit.database.createAsset(again)).toMatchObject({
        asset: { id: asset.id, deletedAt: null },
        isNew: false,
      });
      await kit.database.failAsset({
        ...(await claim(asset)),
        error: { code: 'asset_unreadable', params: {} },
      });
      expect(await kit.database.createAsset(again)).toMatchObject({
        asset: { id: again.assetId, status: 'preparing' },
        isNew: true,
        replaced: asset.id,
      });
      // as music it is another matter, and so is another person's
      const music = { ...given, assetId: randomUUID(), kind: 'music' } as const;
      expect(await kit.database.createAsset(music)).toMatchObject({ isNew: true, replaced: null });
      const other = upload(await signUp(0), { sha256: given.sha256 });
      expect(await kit.database.createAsset(other)).toMatchObject({ isNew: true });
    });

    it('is full at some time; what was deleted does not count', async () => {
      const user = await signUp(0);
      const asset = await add(user);
      await kit.sql.query(
        `insert into public.assets (id, user_id, kind, name, file_name, sha256, size_bytes, original_key, status)
         select gen_random_uuid(), $1, 'clip', 'n', 'f', 'sha' || i, 1, 'k', 'ready' from generate_series(2, $2::int) i`,
        [user.id, MAX_LIBRARY_ITEMS],
      );
      const full = await rejection(kit.database.createAsset(upload(user)));
      expect(full).toMatchObject({ code: 'library_full', params: { limit: MAX_LIBRARY_ITEMS } });
      await kit.database.changeAsset({ userId: user.id, assetId: asset.id, deleted: true });
      expect(await kit.database.createAsset(upload(user))).toMatchObject({ isNew: true });
    });

    it('has its uploads renamed, tagged, deleted and brought back', async () => {
      const user = await signUp(0);
      const { id: assetId } = await add(user);
      const key = { userId: user.id, assetId };
      expect(await kit.database.changeAsset({ ...key, name: '겨울' })).toMatchObject({
        name: '겨울',
        tags: ['바다'],
      });
      expect(await kit.database.changeAsset({ ...key, tags: [] })).toMatchObject({ name: '겨울', tags: [] });
      await kit.database.changeAsset({ ...key, deleted: true });
      expect(await kit.database.listAssets(user.id)).toEqual([]);
      expect(await kit.database.getAsset(key)).toMatchObject({ id: assetId });
      expect(await kit.database.changeAsset({ ...key, deleted: false })).toMatchObject({ deletedAt: null });
      expect(await kit.database.listAssets(user.id)).toHaveLength(1);
    });

    it("is nobody else's", async () => {
      const [owner, other] = [await signUp(0), await signUp(0)];
      const asset = await ready(await add(owner));
      const key = { userId: other.id, assetId: asset.id };
      expect((await rejection(kit.database.getAsset(key))).code).toBe('not_found');
      expect((await rejection(kit.database.changeAsset({ ...key, name: 'x' }))).code).toBe('not_found');
      expect(await kit.database.listAssets(other.id)).toEqual([]);
      const assetIds = [asset.id, randomUUID()];
      expect(await kit.database.readyAssets({ userId: other.id, assetIds })).toEqual(new Set());
      expect(await kit.database.readyAssets({ userId: owner.id, assetIds })).toEqual(new Set([asset.id]));
      expect((await rejection(kit.database.createAsset(upload({ ...owner, id: randomUUID() })))).code).toBe(
        'not_found',
      );
    });
  });

  describe('an upload that waits', () => {
    // what other tests left
    beforeEach(async () => {
      for (let left; (left = await kit.database.claimAsset({ leaseMs: -1, maxTries: 99 }));) {
        await kit.database.failAsset({ ...left, error: { code: 'asset_unreadable', params: {} } });
      }
    });

    it('is claimed by one worker, and by another once that one is silent; then the first is told to stop', async () => {
      const asset = await add(await signUp(0));
      const first = await claim(asset);
      const claims = await Promise.all(
        Array.from({ length: 5 }, () => kit.database.claimAsset({ leaseMs: LEASE_MS, maxTries: 3 })),
      );
      expect(claims.filter((claimed) => claimed?.id === asset.id)).toEqual([]);
      expect(await kit.database.keepAsset(first)).toBe(true);
      const second = await kit.database.claimAsset({ leaseMs: -1, maxTries: 3 });
      expect(second).toMatchObject({ id: asset.id, tries: first.tries + 1 });
      expect(await kit.database.keepAsset(first)).toBe(false);
      expect(await kit.database.finishAsset({ ...first, ...MADE })).toBe(false);
      expect(await kit.database.finishAsset({ ...second!, ...MADE })).toBe(true);
    });

    it('has failed once it took down as many workers as it may', async () => {
      const user = await signUp(0);
      const asset = await add(user);
      await claim(asset);
      await kit.database.claimAsset({ leaseMs: -1, maxTries: 2 });
      expect(await kit.database.claimAsset({ leaseMs: -1, maxTries: 2 })).toBeNull();
      expect(await kit.database.getAsset({ userId: user.id, assetId: asset.id })).toMatchObject({
        status: 'failed',
        error: { code: 'asset_unreadable' },
      });
    });

    it('handed back counts as not tried', async () => {
      const asset = await add(await signUp(0));
      const claimed = await claim(asset);
      expect(await kit.database.releaseAsset(claimed)).toBe(true);
      expect(await claim(asset)).toMatchObject({ tries: claimed.tries });
    });

    it('is left alone while it is deleted', async () => {
      const user = await signUp(0);
      const asset = await add(user);
      const claimed = await claim(asset);
      const key = { userId: user.id, assetId: asset.id };
      await kit.database.changeAsset({ ...key, deleted: true });
      expect(await kit.database.keepAsset(claimed)).toBe(false);
      expect(await kit.database.claimAsset({ leaseMs: -1, maxTries: 9 })).toBeNull();
      await kit.database.changeAsset({ ...key, deleted: false });
      expect(await kit.database.claimAsset({ leaseMs: -1, maxTries: 9 })).toMatchObject({ id: asset.id });
    });

    it('lets people take turns', async () => {
      const [many, few] = [await signUp(0), await signUp(0)];
      for (let i = 0; i < 3; i++) await add(many);
      const theirs = await add(few);
      const next = () => kit.database.claimAsset({ leaseMs: LEASE_MS, maxTries: 3 });
      const turns = [await next(), await next()];
      expect(turns.map((asset) => asset?.id)).toContain(theirs.id);
    });
  });

  describe('an upload that was deleted', () => {
    it('is forgotten once no video names it', async () => {
      const user = await signUp(1);
      const [shown, unused, kept] = [await add(user), await add(user), await add(user)];
      const video = await kit.database.createVideo(
        kit.newRow(user, { cost: 0, document: named(`own:${shown.id}`) }),
      );
      for (const { id } of [shown, unused])
        await kit.database.changeAsset({ userId: user.id, assetId: id, deleted: true });
      const forget = async (olderThanMs: number) => {
        const gone = await kit.database.forgetAssets({ olderThanMs, limit: 100 });
        return gone.filter((id) => [shown, unused, kept].some((asset) => asset.id === id));
      };
      expect(await forget(60_000)).toEqual([]);
      expect(await forget(-1)).toEqual([unused.id]);
      await kit.database.deleteVideo({ userId: user.id, videoId: video.id });
      expect(await forget(-1)).toEqual([shown.id]);
      expect(await kit.database.listAssets(user.id)).toMatchObject([{ id: kept.id }]);
    });
  });

  describe('what was said of clips', () => {
    it('is kept, changed and taken back, each person for themselves', async () => {
      const [user, other] = [await signUp(0), await signUp(0)];
      const said = { userId: user.id, asset: 'pexels:1/2' };
      await kit.database.putVerdict({ ...said, verdict: 'always' });
      await kit.database.putVerdict({ ...said, verdict: 'never' });
      await kit.database.putVerdict({ ...said, asset: 'builtin:loops/dawn-sky', verdict: 'always' });
      expect(await kit.database.listVerdicts(user.id)).toEqual([
        { asset: 'builtin:loops/dawn-sky', verdict: 'always' },
        { asset: 'pexels:1/2', verdict: 'never' },
      ]);
      expect(await kit.database.deleteVerdict({ ...said, userId: other.id })).toBe(false);
      expect(await kit.database.deleteVerdict(said)).toBe(true);
      expect(await kit.database.deleteVerdict(said)).toBe(false);
      expect(await kit.database.listVerdicts(other.id)).toEqual([]);
    });
  });
}
