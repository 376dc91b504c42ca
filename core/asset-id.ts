import { z } from 'zod';

/** Names a clip, a picture or a track: `builtin:loops/dawn`, `pexels:1234/5678`, `own:<uuid>`; never a URL. */
export const assetIdSchema = z
  .string()
  .regex(/^[a-z]+(:\w[\w.-]*(\/\w[\w.-]*)*)?$/)
  .max(200);
