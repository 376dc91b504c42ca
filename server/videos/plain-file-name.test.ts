import { expect, test } from 'vitest';
import { plainFileName } from './plain-file-name.ts';

test('keeps the last part of a name, composed', () => {
  expect(plainFileName('C:\\녹음\\설교.m4a')).toBe('설교.m4a');
  expect(plainFileName('../../etc/passwd')).toBe('passwd');
  expect(plainFileName('설교.m4a'.normalize('NFD'))).toBe('설교.m4a');
});

test('has no control characters and fits the document, extension included', () => {
  expect(plainFileName('a\r\nb\0.mp3')).toBe('ab.mp3');
  const long = plainFileName(`${'가'.repeat(400)}.mp3`);
  expect(long.length).toBeLessThanOrEqual(255);
  expect(long).toMatch(/\.mp3$/);
});
