import { expect, it } from 'vitest';
import { musicOf, type ApiLibraryItem } from './library-item.ts';
import { soundSchema } from './video.ts';

it('music that is chosen with the gains of a template can be kept in a document', () => {
  const item = { asset: 'builtin:music/cedars', durationMs: 120_000 } as ApiLibraryItem;
  const ofTemplate = { track: 'still-waters', gainDb: -6, duckDb: -9 };
  const music = musicOf(item, ofTemplate);
  expect(music).toEqual({
    asset: 'builtin:music/cedars',
    durationMs: 120_000,
    gainDb: -6,
    duckDb: -9,
  });
  expect(soundSchema.safeParse({ voiceGainDb: 0, music }).success).toBe(true);
});
