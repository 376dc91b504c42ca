import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test('takes out what PostgreSQL and JSON cannot hold, at any depth', () => {
  expect(plainText({ a: ['x\0y', { b: 'half \ud83d pair' }] })).toEqual({
    a: ['xy', { b: 'half \ufffd pair' }],
  });
});

test('leaves every other text as it is', () => {
  const texts = [
    "'; DROP TABLE users; --",
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '은혜 🙏',
    '%00',
    '\\u0000',
  ];
  expect(plainText(texts)).toEqual(texts);
});

test('leaves numbers, null and absent values alone', () => {
  expect(plainText({ n: 1, no: null, nothing: undefined, yes: true })).toEqual({
    n: 1,
    no: null,
    nothing: undefined,
    yes: true,
  });
});

test('a key named __proto__ pollutes nothing', () => {
  plainText(JSON.parse('{"__proto__": {"polluted": true}}'));
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('refuses what is nested only to exhaust the stack', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect(() => plainText(deep)).toThrow('bad_request');
});
