import { z } from 'zod';

/** `library/library.json`: the loops and music that ship with the product, all made by us. */
export const librarySchema = z.strictObject({
  loops: z.array(
    z.strictObject({
      /** `builtin:loops/<id>`; files `library/loops/<id>-16x9.mp4` and `<id>-9x16.mp4`. */
      id: z.string().regex(/^[a-z0-9-]+$/),
      name: z.strictObject({ ko: z.string(), en: z.string() }),
      durationMs: z.number().int().positive(),
      tone: z.enum(['bright', 'calm', 'dark']),
      /** English words for what can be seen, to match picture ideas. */
      subjects: z.array(z.string()),
      /** Average colour of the wide cut. */
      color: z
        .string()
        .regex(/^#[0-9a-f]{6}$/)
        .optional(),
    }),
  ),
  music: z.array(
    z.strictObject({
      /** `builtin:music/<id>`; file `library/music/<id>.m4a`. */
      id: z.string().regex(/^[a-z0-9-]+$/),
      name: z.strictObject({ ko: z.string(), en: z.string() }),
      durationMs: z.number().int().positive(),
      mood: z.strictObject({ ko: z.string(), en: z.string() }),
    }),
  ),
});
export type Library = z.infer<typeof librarySchema>;
export type LibraryLoop = Library['loops'][number];

/** File of a built-in loop for a format, below `library/`. Squares are cut from the wide one. */
export const loopFile = (id: string, format: '16:9' | '9:16' | '1:1'): string =>
  `loops/${id}-${format === '9:16' ? '9x16' : '16x9'}.mp4`;
/** A frame of it. */
export const loopPoster = (id: string, format: '16:9' | '9:16' | '1:1'): string =>
  loopFile(id, format).replace(/mp4$/, 'jpg');
export const musicFile = (id: string): string => `music/${id}.m4a`;
