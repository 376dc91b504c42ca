import { z } from 'zod';

/** What a speech service hears wrongly, and what is meant. */
export interface DictionaryRule {
  wrong: string;
  right: string;
}

/** Rules one church may have: the names it speaks of, many times over. */
export const MAX_RULES = 2000;
/** Letters of either side. */
export const MAX_RULE_LENGTH = 80;
/** Words of either side: a name with its title, a short phrase. */
export const MAX_RULE_WORDS = 8;

/** Why two texts are no rule. */
export type RuleProblem = 'empty' | 'same' | 'too_long' | 'too_many_words' | 'control_characters';

/** Marks at the edges of a word, which are no part of it; signs that are read out (%, &, +) are. */
const LEADING_MARKS = /^[^\p{L}\p{N}\p{M}\p{S}%&#@*]+/u;
const TRAILING_MARKS = /[^\p{L}\p{N}\p{M}\p{S}%&#@*]+$/u;
/** Zero-width spaces, soft hyphens, byte order marks: pasted along, seen by nobody. */
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]/g;
const SOUNDED = /[\p{L}\p{N}]/u;

/** A word without the marks around it: `"예수님이,` is `"`, `예수님이` and `,`. */
export function partsOfWord(text: string): { lead: string; core: string; trail: string } {
  const lead = LEADING_MARKS.exec(text)?.[0] ?? '';
  const rest = text.slice(lead.length);
  const trail = TRAILING_MARKS.exec(rest)?.[0] ?? '';
  return { lead, core: rest.slice(0, rest.length - trail.length), trail };
}

/** One side of a rule as it is kept: composed letters, single spaces, no marks around it. */
export const tidySide = (text: string): string =>
  partsOfWord(text.normalize('NFC').replace(UNSEEN, '')).core.replace(/\p{Zs}+/gu, ' ');

/** Both sides tidied, or why they make no rule. */
export function checkRule(given: DictionaryRule): DictionaryRule | RuleProblem {
  const rule = { wrong: tidySide(given.wrong), right: tidySide(given.right) };
  const sides = [rule.wrong, rule.right];
  if (sides.some((side) => !SOUNDED.test(side))) return 'empty';
  if (sides.some((side) => /\p{Cc}/u.test(side))) return 'control_characters';
  if (sides.some((side) => side.length > MAX_RULE_LENGTH)) return 'too_long';
  if (sides.some((side) => side.split(' ').length > MAX_RULE_WORDS)) return 'too_many_words';
  return rule.wrong === rule.right ? 'same' : rule;
}

/** A rule as it comes from outside; answers it tidied. */
export const dictionaryRuleSchema = z
  .strictObject({ wrong: z.string().max(1000), right: z.string().max(1000) })
  .transform((given, context): DictionaryRule => {
    const checked = checkRule(given);
    if (typeof checked !== 'string') return checked;
    context.addIssue({ code: 'custom', message: checked });
    return z.NEVER;
  });

/** Two rules with the same key correct the same words: a dictionary has one of them. */
export const ruleKey = (wrong: string): string => foldCase(wrong);

/** For comparing: composed, and the same for capitals and small letters. */
export const foldCase = (text: string): string => text.normalize('NFC').toLowerCase();
