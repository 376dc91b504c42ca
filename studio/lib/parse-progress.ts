import { videoProgressSchema, type VideoProgress } from '../../core/jobs.ts';

/** What an event of a video's progress says; null where that is not understood. */
export function parseProgress(data: string): VideoProgress | null {
  try {
    return videoProgressSchema.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}
