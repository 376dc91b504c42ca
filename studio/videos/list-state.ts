import { VIDEO_FILTERS, VIDEO_SORTS } from '../../core/video-list.ts';
import type { VideoQuery } from '../lib/queries.ts';

/** What the address says of the list; what it does not say, or says wrongly, is as at first. */
export const readListState = (params: URLSearchParams): VideoQuery => ({
  page: Math.max(1, Math.floor(Number(params.get('page'))) || 1),
  search: params.get('search') ?? '',
  filter: VIDEO_FILTERS.find((filter) => filter === params.get('filter')) ?? null,
  sort: VIDEO_SORTS.find((sort) => sort === params.get('sort')) ?? 'newest',
});

/** The same as parameters of the address, without what is as at first. */
export const listParams = ({ page, search, filter, sort }: VideoQuery): Record<string, string> => ({
  ...(page > 1 && { page: String(page) }),
  ...(search && { search }),
  ...(filter && { filter }),
  ...(sort !== 'newest' && { sort }),
});
