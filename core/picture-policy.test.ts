import { expect, it } from 'vitest';
import {
  changePolicySchema,
  DEFAULT_POLICY,
  mayShow,
  picturePolicySchema,
  readPolicy,
} from './picture-policy.ts';

it('is the same policy in whatever order its rules were said', () => {
  const { avoid } = changePolicySchema.parse({ avoid: ['animals', 'faces', 'animals'] });
  expect(avoid).toEqual(['faces', 'animals']);
});

it("takes a church's words as one line, and not for ever", () => {
  const of = (ownWords: string) => changePolicySchema.safeParse({ ownWords });
  expect(of(' 안개\n\u0000무서운   것 ').data?.ownWords).toBe('안개 무서운 것');
  expect(of('가'.repeat(301)).success).toBe(false);
});

it('shows nobody unchecked footage who has not asked for it', () => {
  expect(DEFAULT_POLICY.showUnchecked).toBe(false);
  const unvetted = { verdict: 'unvetted', reason: null } as const;
  expect(mayShow(unvetted, DEFAULT_POLICY)).toBe(false);
  expect(mayShow(unvetted, { ...DEFAULT_POLICY, showUnchecked: true })).toBe(true);
  expect(mayShow({ verdict: 'refused', reason: null }, { ...DEFAULT_POLICY, showUnchecked: true })).toBe(
    false,
  );
});

it('reads what was kept, also by another version of the product', () => {
  expect(readPolicy(null)).toEqual(DEFAULT_POLICY);
  expect(readPolicy({ avoid: ['robots', 'people'], showUnchecked: true, other: 1 })).toEqual({
    avoid: ['people'],
    ownWords: '',
    showUnchecked: true,
  });
  expect(picturePolicySchema.parse(DEFAULT_POLICY)).toEqual(DEFAULT_POLICY);
});
