import type { Request } from 'express';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import type { VideoKey } from '../../platform/database/video-key.ts';
import { callerOf } from '../auth/require-user.ts';

const uuid = z.uuid();

/** Which video a route below /api/videos/:id is about, and who asks. What is no id is nobody's video: `not_found`. */
export function videoKey(req: Request): VideoKey {
  const id = uuid.safeParse(req.params['id']);
  if (!id.success) throw new AppError('not_found');
  return { userId: callerOf(req).id, videoId: id.data };
}
