import type { Media } from '../../platform/media/media.ts';

/** A film of what a filter source shows, close to lossless. */
export const makeFilm = (media: Media, source: string, path: string): Promise<void> =>
  media.run({
    kind: 'encode',
    inputs: [],
    filter: `${source}[film]`,
    outputs: [{ label: 'film', format: 'mp4', path, video: { preset: 'ultrafast', crf: 12, bt709: true } }],
  });

/** A 16-bit WAV of what a filter source plays. */
export const makeSound = (media: Media, source: string, path: string): Promise<void> =>
  media.run({
    kind: 'encode',
    inputs: [],
    filter: `${source}[sound]`,
    outputs: [{ label: 'sound', format: 'wav', path }],
  });
