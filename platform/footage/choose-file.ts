import { z } from 'zod';
import { FORMATS, type Format } from '../../core/format.ts';
import type { FoundClip } from './footage.ts';

/** What Pexels answers to a search, as far as we use it. */
export const searchAnswerSchema = z.object({
  videos: z.array(
    z.object({
      id: z.number().int(),
      /** Seconds. */
      duration: z.number(),
      url: z.string(),
      image: z.string().nullish(),
      user: z.object({ name: z.string() }),
      video_files: z.array(
        z.object({
          id: z.number().int(),
          file_type: z.string().nullish(),
          width: z.number().int().nullish(),
          height: z.number().int().nullish(),
          fps: z.number().nullish(),
          link: z.string(),
        }),
      ),
    }),
  ),
});
export type FoundVideo = z.infer<typeof searchAnswerSchema>['videos'][number];

interface File {
  id: number;
  width: number;
  height: number;
  fps: number;
  link: string;
}

/** Shorter sides in pixels: what fills our frame sharply, and what still looks decent. */
const SHARP = 1080;
const DECENT = 720;
/** Below this, motion is seen to stutter at our 30 frames a second. */
const SMOOTH_FPS = 23;

/** Squares are cut from wide pictures, of which there are many more. */
export const orientationOf = (format: Format): 'landscape' | 'portrait' =>
  FORMATS[format].height > FORMATS[format].width ? 'portrait' : 'landscape';

const shortSide = (file: File) => Math.min(file.width, file.height);

/** The smallest MP4 that is sharp in our frame (Pexels makes these H.264), else the largest that is decent, else none. */
export function chooseFile(video: FoundVideo, format: Format): File | null {
  const portrait = orientationOf(format) === 'portrait';
  const fitting = video.video_files
    .flatMap(({ id, width, height, fps, link, file_type }): File[] =>
      width && height && file_type === 'video/mp4' ? [{ id, width, height, fps: fps ?? 0, link }] : [],
    )
    .filter((file) => (portrait ? file.height > file.width : file.width > file.height))
    .toSorted((a, b) => shortSide(a) - shortSide(b) || b.fps - a.fps);
  const best = fitting.find((file) => shortSide(file) >= SHARP) ?? fitting.at(-1);
  return best && shortSide(best) >= DECENT ? best : null;
}

/** Videos as clips, best first: long enough, sharp, smooth; among equals in the order of Pexels, which is by fit. */
export function rankClips(
  videos: FoundVideo[],
  { format, minDurationMs }: { format: Format; minDurationMs: number },
): FoundClip[] {
  return videos
    .flatMap((video) => {
      const file = chooseFile(video, format);
      const durationMs = Math.round(video.duration * 1000);
      if (!file || durationMs < 1) return [];
      const clip: FoundClip = {
        clip: {
          asset: `pexels:${video.id}/${file.id}`,
          durationMs,
          width: file.width,
          height: file.height,
          loops: false,
          credit: { author: video.user.name.slice(0, 200), url: video.url.slice(0, 500) },
        },
        downloadUrl: file.link,
        posterUrl: video.image ?? null,
      };
      const flaws =
        (durationMs < minDurationMs ? 4 : 0) +
        (shortSide(file) < SHARP ? 2 : 0) +
        (file.fps > 0 && file.fps < SMOOTH_FPS ? 1 : 0);
      return [{ clip, flaws }];
    })
    .toSorted((a, b) => a.flaws - b.flaws)
    .map(({ clip }) => clip);
}
