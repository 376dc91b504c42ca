import { expect, it } from 'vitest';
import { parseProgress } from './parse-progress.ts';

const PROGRESS = {
  videoId: '7f1f6f5e-7a53-4d0f-9d3d-6a1f6c4b2a10',
  status: 'working',
  stage: 'render',
  progress: 42,
  etaMs: null,
};

it('reads pushed progress', () => expect(parseProgress(JSON.stringify(PROGRESS))).toEqual(PROGRESS));

it('ignores what it does not understand', () => {
  expect(parseProgress('hello')).toBeNull();
  expect(parseProgress(JSON.stringify({ ...PROGRESS, progress: 420 }))).toBeNull();
});
