import { expect, test } from 'vitest';
import { composeChunk } from './compose-chunk.ts';

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
      scale: 1,
    },
    sourceOf: () => ({
      path: 'a.mp4',
      width: 1920,
      height: 1080,
      frames: 60,
      convert: null,
      ready: true,
      sha256: '',
    }),
    cutsOf: () => [],
    sheetPath: () => '',
    encoding: { preset: 'veryfast', crf: 20 },
    threads: null,
    out: 'out.mp4',
  });
  expect(inputs[0]!.seekSeconds ?? 0).toBeLessThan(2);
});
