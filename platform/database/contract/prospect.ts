import { describe, expect, it } from 'vitest';
import { NO_FIGURES, type VideoTimings } from '../../../core/timings.ts';
import type { VideoRow } from '../database.ts';
import { FILES, rejection, type ContractKit } from './kit.ts';

/** What is known before a video is made again. */
export function prospectContract(kit: ContractKit): void {
  const { signUp, newRow, work } = kit;
  const keyOf = ({ id, userId }: VideoRow) => ({ userId, videoId: id });
  const prospectOf = (row: VideoRow) => kit.database.renderProspect(keyOf(row));
  const timings = (framesMade: number, renderMs: number): VideoTimings => ({
    ...NO_FIGURES,
    stages: { probe: 700, render: renderMs, publish: 300 },
    frames: 1800,
    chunks: 10,
    parts: 1,
    joinMs: 0,
    framesMade,
  });

  describe('the prospect of a render', () => {
    it('knows whether it is paid', async () => {
      const user = await signUp(2);
      const row = await kit.database.createVideo(newRow(user));
      expect(await prospectOf(row)).toMatchObject({ hold: 'open', made: {} });
      await kit.database.cancelVideo(keyOf(row));
      expect(await prospectOf(row)).toMatchObject({ hold: null });
      const again = await kit.database.requestRun({ ...keyOf(row), cost: 1 });
      await kit.database.finishRun({ ...(await work(again)), files: FILES, timings: null });
      expect(await prospectOf(row)).toMatchObject({ hold: 'captured' });
    });

    it('keeps, for each quality, what the last files were made of, whatever is changed afterwards', async () => {
      const user = await signUp(1);
      const row = await kit.database.createVideo(newRow(user));
      await kit.database.finishRun({ ...(await work(row)), files: FILES, timings: null });
      const change = async (title: string) => {
        const { version, document } = await kit.database.getVideo(keyOf(row));
        await kit.database.updateDocument({ ...keyOf(row), version, document: { ...document, title } });
      };
      await change('고친 제목');
      const draft = await kit.database.requestRun({ ...keyOf(row), cost: 1, quality: 'draft' });
      const files = { ...FILES, quality: 'draft' as const };
      await kit.database.finishRun({ ...(await work(draft)), files, timings: null });
      await change('또 고친 제목');
      const { made } = await prospectOf(row);
      expect([made.full?.title, made.draft?.title]).toEqual([row.document.title, '고친 제목']);
      const unseen = ['recording', 'transcript', 'script'];
      const seen = Object.entries(row.document).filter(([name]) => !unseen.includes(name));
      expect(made.full).toEqual(Object.fromEntries(seen));
    });

    it('keeps nothing of a run that did not end well', async () => {
      const user = await signUp(1);
      const row = await kit.database.createVideo(newRow(user));
      await work(row);
      await kit.database.cancelVideo(keyOf(row));
      expect((await prospectOf(row)).made).toEqual({});
    });

    it('knows how long the last renders took, newest first', async () => {
      const user = await signUp(2);
      const rows = [newRow(user), newRow(user)];
      const figures = [timings(1800, 60_000), timings(180, 8000)];
      for (const [i, row] of rows.entries()) {
        const made = await kit.database.createVideo(row);
        await kit.database.finishRun({ ...(await work(made)), files: FILES, timings: figures[i]! });
      }
      const { recent } = await kit.database.renderProspect({ userId: user.id, videoId: rows[0]!.videoId });
      expect(recent.slice(0, 2)).toEqual([
        { quality: 'full', framesMade: 180, tookMs: 8300 },
        { quality: 'full', framesMade: 1800, tookMs: 60_300 },
      ]);
    });

    it("is not told of another's video", async () => {
      const [owner, other] = [await signUp(1), await signUp(1)];
      const row = await kit.database.createVideo(newRow(owner));
      const call = kit.database.renderProspect({ userId: other.id, videoId: row.id });
      expect((await rejection(call)).code).toBe('not_found');
    });
  });
}
