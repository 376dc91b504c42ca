import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listExpression } from './pose-filters.ts';

/** As ffmpeg's evaluator takes it: `if` with three arguments, `lt`, sums and products. */
function evaluate(expression: string, n: number): number {
  const body = expression.replaceAll('if(', 'choose(').replaceAll('lt(', 'less(');
  return new Function('N', 'choose', 'less', `return ${body}`)(
    n,
    (test: number, yes: number, no: number) => (test ? yes : no),
    (a: number, b: number) => (a < b ? 1 : 0),
  ) as number;
}

const depthOf = (expression: string): number => {
  let depth = 0;
  let deepest = 0;
  for (const char of expression) {
    if (char === '(') deepest = Math.max(deepest, ++depth);
    if (char === ')') depth--;
  }
  return deepest;
};

test('a list comes back value by value', () => {
  const rising = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(rising, (numbers) => {
      const starts = numbers.sort((a, b) => a - b);
      const expression = listExpression(starts);
      expect(starts.map((_, k) => evaluate(expression, k))).toEqual(starts);
    }),
  );
});

test('a picture at each frame of a long chunk stays within what the parser of ffmpeg takes', () => {
  const uneven = Array.from({ length: 400 }, (_, k) => 2 * k + (k % 3 === 0 ? 1 : 0));
  expect(depthOf(listExpression(uneven))).toBeLessThan(50);
});
