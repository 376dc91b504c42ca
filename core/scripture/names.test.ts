import { expect, it } from 'vitest';
import { BIBLE_NAMES } from './names.ts';

it('has each name once, in both languages', () => {
  expect(new Set(BIBLE_NAMES.map(({ ko }) => ko)).size).toBe(BIBLE_NAMES.length);
  for (const { ko, en } of BIBLE_NAMES) {
    expect(ko).toMatch(/^[가-힣]+( [가-힣]+)*$/);
    expect(en).toMatch(/^[A-Za-z][A-Za-z-]*( [A-Za-z-]+)*$/);
  }
});

it('begins with those that every sermon has', () => {
  expect(BIBLE_NAMES.slice(0, 4).map(({ ko }) => ko)).toEqual(['예수', '그리스도', '하나님', '여호와']);
  expect(BIBLE_NAMES.length).toBeGreaterThan(300);
});
