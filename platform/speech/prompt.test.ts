import { expect, it } from 'vitest';
import { promptOf } from './prompt.ts';

it('holds names in their order, each once, and passes over what does not fit', () => {
  expect(promptOf(['은혜교회', '하박국', '은혜교회', ' ', '가'.repeat(200), '바울\n사도'])).toBe(
    '은혜교회, 하박국, 바울 사도',
  );
});

it('never grows beyond what Whisper reads, and uses what it has', () => {
  const korean = promptOf(Array.from({ length: 500 }, (_, i) => `이름${i}`));
  expect(korean.length).toBeGreaterThan(100);
  expect(korean.length).toBeLessThan(224);
  expect(promptOf(Array.from({ length: 500 }, (_, i) => `name${i}`)).length).toBeGreaterThan(400);
});
