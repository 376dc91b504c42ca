import fc from 'fast-check';
import type { Video } from '../../core/video.ts';
import { sampleDocument } from './sample-document.ts';

/** Any document whose shots follow one another: long and short ones, clips that start over and clips that end early. */
export const shotDocument: fc.Arbitrary<Video> = fc
  .record({
    lengths: fc.array(fc.integer({ min: 40, max: 14_000 }), { minLength: 1, maxLength: 12 }),
    clips: fc.array(
      fc.record({
        durationMs: fc.integer({ min: 30, max: 9000 }),
        clipStartMs: fc.integer({ min: 0, max: 12_000 }),
        loops: fc.boolean(),
      }),
      { minLength: 12, maxLength: 12 },
    ),
    cards: fc.boolean(),
  })
  .map(({ lengths, clips, cards }) => {
    let endMs = 0;
    const shots = lengths.map((length, i) => {
      const { clipStartMs, ...clip } = clips[i]!;
      const startMs = endMs;
      endMs += length;
      return {
        id: `s${i}`,
        startMs,
        endMs,
        clipStartMs,
        clip: { asset: `test:clip${i}`, width: 1920, height: 1080, ...clip },
      };
    });
    return { ...sampleDocument({ durationMs: endMs, cards, captions: [] }), shots };
  });
