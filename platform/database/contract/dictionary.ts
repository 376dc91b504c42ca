import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MAX_RULES } from '../../../core/dictionary/rule.ts';
import type { User } from '../database.ts';
import { rejection, type ContractKit } from './kit.ts';

const isaac = { wrong: '이사', right: '이삭' };
const isaiah = { wrong: 'Isiah', right: 'Isaiah' };

/** Each person's dictionary. */
export function dictionaryContract(kit: ContractKit): void {
  const { signUp } = kit;
  const rulesOf = async (user: User) =>
    (await kit.database.listRules(user.id)).map(({ wrong, right }) => `${wrong}→${right}`);

  describe('a dictionary', () => {
    it('is empty at first, and keeps what is put into it, in the order of its words', async () => {
      const user = await signUp(0);
      expect(await kit.database.listRules(user.id)).toEqual([]);
      const put = await kit.database.putRules({ userId: user.id, rules: [isaac, isaiah] });
      expect(put).toEqual({ added: 2, changed: 0, unchanged: 0, removed: 0 });
      expect(await kit.database.listRules(user.id)).toMatchObject([isaiah, isaac]);
    });

    it('has one rule for the same words, capitals or not: the last one put', async () => {
      const user = await signUp(0);
      await kit.database.putRules({ userId: user.id, rules: [isaac, isaiah] });
      const again = [
        isaac,
        { wrong: 'ISIAH', right: 'Esaias' },
        { wrong: 'isiah', right: 'Isaias' },
        { wrong: '하나', right: '둘' },
      ];
      const put = await kit.database.putRules({ userId: user.id, rules: again });
      expect(put).toEqual({ added: 1, changed: 1, unchanged: 1, removed: 0 });
      expect(await rulesOf(user)).toEqual(['isiah→Isaias', '이사→이삭', '하나→둘']);
    });

    it('is replaced as a whole', async () => {
      const user = await signUp(0);
      await kit.database.putRules({ userId: user.id, rules: [isaac, isaiah] });
      const [kept] = await kit.database.listRules(user.id);
      const rules = [isaiah, { wrong: '하나', right: '둘' }];
      const put = await kit.database.putRules({ userId: user.id, rules, replace: true });
      expect(put).toEqual({ added: 1, changed: 0, unchanged: 1, removed: 1 });
      expect(await rulesOf(user)).toEqual(['Isiah→Isaiah', '하나→둘']);
      expect((await kit.database.listRules(user.id))[0]).toEqual(kept);
      await kit.database.putRules({ userId: user.id, rules: [], replace: true });
      expect(await rulesOf(user)).toEqual([]);
    });

    it('takes no more rules than it may hold, and none of those that are too many', async () => {
      const user = await signUp(0);
      const many = Array.from({ length: MAX_RULES }, (_, i) => ({ wrong: `틀린${i}`, right: `바른${i}` }));
      await kit.database.putRules({ userId: user.id, rules: many });
      const over = await rejection(
        kit.database.putRules({ userId: user.id, rules: [{ ...many[0]!, right: '다른' }, isaac] }),
      );
      expect(over).toMatchObject({ code: 'dictionary_full', params: { limit: MAX_RULES } });
      expect(await rulesOf(user)).toContain('틀린0→바른0');
      await kit.database.putRules({ userId: user.id, rules: [{ ...many[0]!, right: '다른' }] });
      expect(await rulesOf(user)).toContain('틀린0→다른');
    });

    it('counts rules that are added at the same moment', async () => {
      const user = await signUp(0);
      const most = Array.from({ length: MAX_RULES - 1 }, (_, i) => ({ wrong: `틀린${i}`, right: 'x' }));
      await kit.database.putRules({ userId: user.id, rules: most });
      const put = await Promise.allSettled(
        [1, 2, 3, 4].map((i) =>
          kit.database.putRules({ userId: user.id, rules: [{ wrong: `새로${i}`, right: 'x' }] }),
        ),
      );
      expect(put.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await rulesOf(user)).toHaveLength(MAX_RULES);
    });

    it('has its rules changed and removed one by one', async () => {
      const user = await signUp(0);
      await kit.database.putRules({ userId: user.id, rules: [isaac, isaiah] });
      const [first, second] = await kit.database.listRules(user.id);
      const key = { userId: user.id, ruleId: first!.id };
      const changed = await kit.database.changeRule({ ...key, rule: { wrong: 'isiah', right: 'Isaias' } });
      expect(changed).toMatchObject({ id: first!.id, wrong: 'isiah', right: 'Isaias' });
      const taken = await rejection(kit.database.changeRule({ ...key, rule: isaac }));
      expect(taken.code).toBe('rule_exists');
      await kit.database.deleteRule(key);
      expect((await rejection(kit.database.deleteRule(key))).code).toBe('not_found');
      expect((await rejection(kit.database.changeRule({ ...key, rule: isaiah }))).code).toBe('not_found');
      expect(await kit.database.listRules(user.id)).toEqual([second]);
    });

    it("is nobody else's", async () => {
      const [owner, other] = [await signUp(0), await signUp(0)];
      await kit.database.putRules({ userId: owner.id, rules: [isaac] });
      const [rule] = await kit.database.listRules(owner.id);
      const key = { userId: other.id, ruleId: rule!.id };
      expect((await rejection(kit.database.deleteRule(key))).code).toBe('not_found');
      expect((await rejection(kit.database.changeRule({ ...key, rule: isaiah }))).code).toBe('not_found');
      await kit.database.putRules({ userId: other.id, rules: [{ ...isaac, right: '다른' }], replace: true });
      expect(await kit.database.listRules(owner.id)).toEqual([rule]);
      const nobody = kit.database.putRules({ userId: randomUUID(), rules: [isaac] });
      expect((await rejection(nobody)).code).toBe('not_found');
    });

    it('holds any text, quotation marks and SQL included', async () => {
      const user = await signUp(0);
      const rule = { wrong: `'; drop table dictionary_rules; -- "`, right: '<b>{"a":1}\\n</b>' };
      await kit.database.putRules({ userId: user.id, rules: [rule] });
      expect(await kit.database.listRules(user.id)).toMatchObject([rule]);
    });
  });
}
