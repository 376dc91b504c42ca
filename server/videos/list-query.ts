import { z } from 'zod';
import type { VideoStatus } from '../../core/jobs.ts';
import { videoFilterSchema, videoSortSchema, type VideoFilter } from '../../core/video-list.ts';

const count = (fallback: number, max: number) => z.coerce.number().int().min(1).max(max).default(fallback);

export const listQuerySchema = z.object({
  page: count(1, 1_000_000),
  per_page: count(50, 100),
  search: z.string().trim().max(200).optional(),
  filter: videoFilterSchema.optional(),
  sort: videoSortSchema.default('newest'),
});

export const STATUSES_OF_FILTER = {
  making: ['queued', 'working'],
  review: ['review'],
  done: ['done'],
  failed: ['failed', 'cancelled'],
} as const satisfies Record<VideoFilter, readonly VideoStatus[]>;
