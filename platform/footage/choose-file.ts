import { z } from 'zod';
import { FORMATS, type Format } from '../../core/format.ts';

const videoSchema = z.object({
  id: z.number().int(),
  /** Seconds, rounded. */
  duration: z.number(),
  /** Of its page, whose last part says in words what is seen. */
  url: z.string(),
  image: z.string().nullish(),
  avg_color: z.string().nullish(),
  tags: z.array(z.unknown()).nullish(),
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
});
export type FoundVideo = z.infer<typeof videoSchema>;

/** What Pexels answers to a search, as far as we use it; a video that is described in another way is left out. */
export const searchAnswerSchema = z.object({
  videos: z
    .array(videoSchema.nullable().catch(null))
    .transform((videos) => videos.filter((video) => video !== null)),
});

export interface File {
  id: number;
  width: number;
  height: number;
  fps: number;
  link: string;
}

/** Shorter sides in pixels: what fills our frame sharply, and what still looks decent. */
export const SHARP = 1080;
const DECENT = 720;
/** Squares are cut from wide pictures, of which there are many more. */
export const orientationOf = (format: Format): 'landscape' | 'portrait' =>
  FORMATS[format].height > FORMATS[format].width ? 'portrait' : 'landscape';

export const shortSide = (file: File): number => Math.min(file.width, file.height);

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
