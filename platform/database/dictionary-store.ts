import { z } from 'zod';
import { MAX_RULES, ruleKey, type DictionaryRule } from '../../core/dictionary/rule.ts';

/** A rule of somebody's dictionary. */
export interface StoredRule extends DictionaryRule {
  id: string;
  updatedAt: string;
}

/** What became of the rules that were put into a dictionary. */
export interface RulesPut {
  added: number;
  /** There was another rule for the same words. */
  changed: number;
  unchanged: number;
  /** Others that were in the dictionary, where it was replaced. */
  removed: number;
}

/** The part of the database that keeps each person's dictionary. */
export interface DictionaryStore {
  /** In the order of their words. */
  listRules(userId: string): Promise<StoredRule[]>;
  /**
   * Adds rules in the place of those there are for the same words; with `replace` in the place of the whole
   * dictionary. All or nothing. Throws `dictionary_full` ({limit}), `not_found`.
   */
  putRules(request: {
    userId: string;
    rules: readonly DictionaryRule[];
    replace?: boolean;
  }): Promise<RulesPut>;
  /** Throws `not_found` (also for another's), `rule_exists` where another rule is for the same words. */
  changeRule(request: { userId: string; ruleId: string; rule: DictionaryRule }): Promise<StoredRule>;
  /** Throws `not_found`. */
  deleteRule(request: { userId: string; ruleId: string }): Promise<void>;
}

const storedRuleSchema: z.ZodType<StoredRule> = z.strictObject({
  id: z.uuid(),
  wrong: z.string(),
  right: z.string(),
  updatedAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString()),
});
const count = z.number().int().nonnegative();
const rulesPutSchema: z.ZodType<RulesPut> = z.strictObject({
  added: count,
  changed: count,
  unchanged: count,
  removed: count,
});

type Call = <T>(name: string, args: Record<string, unknown>, schema: z.ZodType<T>) => Promise<T>;

/** The dictionary's functions of the database, by what calls them. */
export const dictionaryStore = (call: Call): DictionaryStore => ({
  listRules: (userId) => call('list_dictionary_rules', { p_user_id: userId }, z.array(storedRuleSchema)),
  putRules: ({ userId, rules, replace = false }) => {
    // of rules for the same words the last counts
    const byKey = new Map(rules.map((rule) => [ruleKey(rule.wrong), rule]));
    return call(
      'put_dictionary_rules',
      {
        p_user_id: userId,
        p_rules: [...byKey].map(([key, { wrong, right }]) => ({ key, wrong, right })),
        p_limit: MAX_RULES,
        p_replace: replace,
      },
      rulesPutSchema,
    );
  },
  changeRule: ({ userId, ruleId, rule }) =>
    call(
      'change_dictionary_rule',
      {
        p_user_id: userId,
        p_rule_id: ruleId,
        p_key: ruleKey(rule.wrong),
        p_wrong: rule.wrong,
        p_right: rule.right,
      },
      storedRuleSchema,
    ),
  async deleteRule({ userId, ruleId }) {
    await call('delete_dictionary_rule', { p_user_id: userId, p_rule_id: ruleId }, z.literal(true));
  },
});
