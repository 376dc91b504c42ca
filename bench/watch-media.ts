import type { Media } from '../platform/media/media.ts';

/** When encoders of pictures began, in milliseconds of `performance.now()`. */
export interface FirstEncoder {
  startedAt: number | null;
  frameAt: number | null;
}

/** The media engine, with an eye on the first encoder that reports frames. */
export function watchMedia(media: Media): { media: Media; restart(): FirstEncoder } {
  let first: FirstEncoder = { startedAt: null, frameAt: null };
  return {
    media: {
      ...media,
      run(job, options = {}) {
        const { onFrame } = options;
        if (!onFrame) return media.run(job, options);
        first.startedAt ??= performance.now();
        return media.run(job, {
          ...options,
          onFrame(frame) {
            if (frame > 0) first.frameAt ??= performance.now();
            onFrame(frame);
          },
        });
      },
    },
    restart: () => (first = { startedAt: null, frameAt: null }),
  };
}
