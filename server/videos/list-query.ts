import { z } from 'zod';
import type { VideoStatus } from '../../core/jobs.ts';
import { VIDEO_FILTERS, VIDEO_SORTS, type VideoFilter } from '../../core/video-list.ts';

const count = (fallback: number, max: number) => z.coerce.number().int().min(1).max(max).default(fallback);

export const listQuerySchema = z.object({
  page: count(1, 1_000_000),
  per_page: count(50, 100),
  search: z.string().trim().max(200).optional(),
  filter: z.enum(VIDEO_FILTERS).optional(),
  sort: z.enum(VIDEO_SORTS).default('newest'),
});

export const STATUSES_OF_FILTER = {
  making: ['queued', 'working'],
  review: ['review'],
  done: ['done'],
  failed: ['failed', 'cancelled'],
} as const satisfies Record<VideoFilter, readonly VideoStatus[]>;
