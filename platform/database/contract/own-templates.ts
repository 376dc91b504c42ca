import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MAX_OWN_TEMPLATES, type OwnTemplate } from '../../../core/own-template.ts';
import type { User } from '../database.ts';
import { rejection, type ContractKit } from './kit.ts';

const dawn: OwnTemplate = { name: '우리 교회 새벽', template: 'dawn', overrides: { accent: '#AA3300' } };
const quiet: OwnTemplate = { name: 'Quiet', template: 'still-waters', overrides: { bug: false } };

/** Each person's own templates. */
export function ownTemplatesContract(kit: ContractKit): void {
  const { signUp } = kit;
  const create = (user: User, given: OwnTemplate) =>
    kit.database.createOwnTemplate({ userId: user.id, given });

  describe('own templates', () => {
    it('are kept in the order of their names', async () => {
      const user = await signUp(0);
      expect(await kit.database.listOwnTemplates(user.id)).toEqual([]);
      const made = await create(user, dawn);
      expect(made).toMatchObject(dawn);
      await create(user, quiet);
      expect(await kit.database.listOwnTemplates(user.id)).toMatchObject([quiet, made]);
    });

    it('have a name of their own, capitals or not', async () => {
      const [user, other] = [await signUp(0), await signUp(0)];
      await create(user, quiet);
      expect((await rejection(create(user, { ...dawn, name: 'QUIET' }))).code).toBe('own_template_exists');
      await create(other, quiet);
      expect(await kit.database.listOwnTemplates(user.id)).toHaveLength(1);
    });

    it('are changed bit by bit', async () => {
      const user = await signUp(0);
      const { id } = await create(user, dawn);
      await create(user, quiet);
      const change = (change: Partial<OwnTemplate>) =>
        kit.database.changeOwnTemplate({ userId: user.id, ownId: id, change });
      expect(await change({ name: '저녁' })).toMatchObject({ ...dawn, id, name: '저녁' });
      const overrides = { captionFamily: 'Gowun Dodum' as const };
      expect(await change({ template: 'still-waters', overrides })).toMatchObject({
        name: '저녁',
        template: 'still-waters',
        overrides,
      });
      expect(await change({ overrides: {} })).toMatchObject({ overrides: {} });
      expect((await rejection(change({ name: 'quiet' }))).code).toBe('own_template_exists');
      expect(await change({ name: '저녁' })).toMatchObject({ name: '저녁' });
    });

    it('are no more than there may be, also when they are made at the same moment', async () => {
      const user = await signUp(0);
      for (let i = 0; i < MAX_OWN_TEMPLATES - 1; i++) await create(user, { ...dawn, name: `새벽 ${i}` });
      const made = await Promise.allSettled([1, 2, 3].map((i) => create(user, { ...dawn, name: `끝 ${i}` })));
      expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await rejection(create(user, quiet))).toMatchObject({
        code: 'own_templates_full',
        params: { limit: MAX_OWN_TEMPLATES },
      });
      expect(await kit.database.listOwnTemplates(user.id)).toHaveLength(MAX_OWN_TEMPLATES);
    });

    it("are nobody else's", async () => {
      const [owner, other] = [await signUp(0), await signUp(0)];
      const { id } = await create(owner, dawn);
      const key = { userId: other.id, ownId: id };
      for (const call of [
        () => kit.database.changeOwnTemplate({ ...key, change: { name: 'x' } }),
        () => kit.database.deleteOwnTemplate(key),
        () => create({ ...owner, id: randomUUID() }, dawn),
      ]) {
        expect((await rejection(call())).code).toBe('not_found');
      }
      expect(await kit.database.listOwnTemplates(other.id)).toEqual([]);
      expect(await kit.database.listOwnTemplates(owner.id)).toMatchObject([dawn]);
    });

    it('are gone once they are deleted', async () => {
      const user = await signUp(0);
      const key = { userId: user.id, ownId: (await create(user, dawn)).id };
      await kit.database.deleteOwnTemplate(key);
      expect((await rejection(kit.database.deleteOwnTemplate(key))).code).toBe('not_found');
      const change = kit.database.changeOwnTemplate({ ...key, change: { name: 'x' } });
      expect((await rejection(change)).code).toBe('not_found');
      expect(await kit.database.listOwnTemplates(user.id)).toEqual([]);
    });
  });
}
