import { z } from 'zod';

const count = (fallback: number, max: number) => z.coerce.number().int().min(1).max(max).default(fallback);

export const listQuerySchema = z.object({
  page: count(1, 1_000_000),
  per_page: count(50, 100),
  search: z.string().trim().max(200).optional(),
});
