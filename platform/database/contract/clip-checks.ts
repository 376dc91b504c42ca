import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../../core/picture-policy.ts';
import type { User } from '../database.ts';
import { rejection, type ContractKit } from './kit.ts';

const SHA = 'a'.repeat(64);
const REASON = { ko: '얼굴이 "크게" 보여요', en: "A stranger's face" };

export function clipChecksContract(kit: ContractKit): void {
  describe('which footage may be shown', () => {
    let user: User;
    beforeEach(async () => {
      user = await kit.signUp(0);
    });

    it('is as the default says until a person changes it, part by part', async () => {
      expect(await kit.database.getPicturePolicy(user.id)).toEqual(DEFAULT_POLICY);
      const changed = await kit.database.changePicturePolicy({
        userId: user.id,
        change: { ownWords: '"안개"' },
      });
      expect(changed).toEqual({ ...DEFAULT_POLICY, ownWords: '"안개"' });
      await kit.database.changePicturePolicy({
        userId: user.id,
        change: { avoid: ['people'], showUnchecked: true },
      });
      const all = { avoid: ['people'], ownWords: '"안개"', showUnchecked: true };
      expect(await kit.database.getPicturePolicy(user.id)).toEqual(all);
      const other = await kit.signUp(0);
      expect(await kit.database.getPicturePolicy(other.id)).toEqual(DEFAULT_POLICY);
      const nobody = kit.database.changePicturePolicy({ userId: randomUUID(), change: {} });
      expect((await rejection(nobody)).code).toBe('not_found');
    });

    it('stays readable where rules were kept that are not known here', async () => {
      await kit.sql.query('update users set picture_policy = $2 where id = $1', [
        user.id,
        { avoid: ['robots', 'faces'] },
      ]);
      expect(await kit.database.getPicturePolicy(user.id)).toEqual({ ...DEFAULT_POLICY, avoid: ['faces'] });
    });
  });

  describe('what a model said of clips', () => {
    const asset = () => `pexels:${Math.trunc(Math.random() * 1e9)}/1`;

    it('is kept for a file and a policy, and the first verdict stays', async () => {
      const [mine, other, policyKey] = [asset(), asset(), randomUUID()];
      const refused = { asset: mine, sha256: SHA, verdict: 'refused', reason: REASON } as const;
      const fine = { asset: other, sha256: SHA, verdict: 'ok', reason: null } as const;
      await kit.database.keepClipChecks({ policyKey, checks: [refused, fine] });
      await kit.database.keepClipChecks({ policyKey, checks: [{ ...fine, asset: mine }] });
      const anotherFile = { ...fine, asset: mine, sha256: 'b'.repeat(64) };
      await kit.database.keepClipChecks({ policyKey, checks: [anotherFile] });
      const kept = await kit.database.findClipChecks({ policyKey, assets: [mine, 'pexels:0/0'] });
      expect(kept).toEqual([
        { ...anotherFile, checkedAt: expect.any(String) },
        { ...refused, checkedAt: expect.any(String) },
      ]);
      expect(await kit.database.findClipChecks({ policyKey: randomUUID(), assets: [mine] })).toEqual([]);
    });

    it('is remembered for whom it kept a clip out of sight', async () => {
      const [who, other] = [await kit.signUp(0), await kit.signUp(0)];
      const [first, second, policyKey] = [asset(), asset(), randomUUID()];
      const checks = [first, second].map((of) => ({ asset: of, sha256: SHA, verdict: 'refused' as const, reason: REASON })); // prettier-ignore
      await kit.database.keepClipChecks({ policyKey, checks });
      for (const of of [first, second, first]) {
        await kit.database.noteRefusedClips({ userId: who.id, policyKey, clips: [{ asset: of, sha256: SHA }] }); // prettier-ignore
      }
      expect(await kit.database.listRefusedClips(who.id)).toEqual([
        { asset: first, reason: REASON, refusedAt: expect.any(String) },
        { asset: second, reason: REASON, refusedAt: expect.any(String) },
      ]);
      expect(await kit.database.listRefusedClips(other.id)).toEqual([]);
    });
  });
}
