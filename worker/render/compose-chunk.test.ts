import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeChunk, stepsExpression } from './compose-chunk.ts';

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

test('picture k begins at its own start', () => {
  const rising = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(rising, (numbers) => {
      const starts = numbers.sort((a, b) => a - b);
      const expression = stepsExpression(starts);
      expect(starts.map((_, k) => evaluate(expression, k))).toEqual(starts);
    }),
  );
});

test('a picture at each frame of a long chunk stays within what the parser of ffmpeg takes', () => {
  const uneven = Array.from({ length: 400 }, (_, k) => 2 * k + (k % 3 === 0 ? 1 : 0));
  expect(depthOf(stepsExpression(uneven))).toBeLessThan(50);
});

test('a clip that is shorter than the document says is never opened behind its end', () => {
  const piece = { asset: 'a', clipFrom: 240, frames: 180 };
  const { inputs } = composeChunk({
    plan: {
      width: 1920,
      height: 1080,
      frames: 180,
      ground: '#000000',
      background: [{ from: 0, to: 180, fadeInFrames: 0, pieces: [piece] }],
      overlay: [],
    },
    sourceOf: () => ({ path: 'a.mp4', width: 1920, height: 1080, frames: 60, convert: null, sha256: '' }),
    cutsOf: () => [],
    sheetPath: () => '',
    encoding: { preset: 'veryfast', crf: 20 },
    threads: null,
    out: 'out.mp4',
  });
  expect(inputs[0]!.seekSeconds ?? 0).toBeLessThan(2);
});
