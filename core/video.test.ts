import { expect, test } from 'vitest';
import { sampleDocument } from '../tests/support/sample-document.ts';
import { videoSchema } from './video.ts';

test('a character that nothing downstream accepts is taken out of every text', () => {
  const video = sampleDocument({
    title: '쉴 만한\u0000 물가로',
    captions: [{ startMs: 0, endMs: 900, lines: ['여호와는\u0000', '\u0000'] }],
  });
  expect(JSON.stringify(video)).not.toContain('u0000');
  expect(video.captions[0]!.lines).toEqual(['여호와는', '']);
  expect(videoSchema.parse(video)).toEqual(video);
});
