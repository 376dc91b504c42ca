import { z } from 'zod';
import { templateSchema } from '../core/template.ts';
import { videoSchema } from '../core/video.ts';

/** What preview, Studio and render give the composition. */
export const videoPropsSchema = z.object({
  video: videoSchema,
  /** As loaded; the overrides of the document are applied inside. */
  template: templateSchema,
  /** Asset id to URL: the clips of the shots, the music, and `voice`, the recording. */
  assets: z.record(z.string(), z.string()),
});
export type VideoProps = z.infer<typeof videoPropsSchema>;
