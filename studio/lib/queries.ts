import { keepPreviousData, queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import type { ApiConfig, ApiDocument, ApiUser, ApiVideo } from '../../core/api.ts';
import type { VideoFilter, VideoSort } from '../../core/video-list.ts';
import { isStatus, request, requestJson } from './api.ts';
import { keys } from './keys.ts';
import { isActive } from './status.ts';

export const VIDEOS_PER_PAGE = 12;
/** How often the row is asked while something is being made and nothing is pushed. */
const POLL_MS = 3_000;
/** And while it is pushed: the row is the truth, pushes may be missed. */
const CHECK_MS = 15_000;

export const configQuery = queryOptions({
  queryKey: keys.config,
  queryFn: ({ signal }) => requestJson<ApiConfig>('/api/config', { signal }),
  staleTime: 5 * 60_000,
});
export const useConfig = () => useQuery(configQuery);

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async ({ signal }): Promise<ApiUser | null> => {
    try {
      return await requestJson<ApiUser>('/api/auth/me', { signal });
    } catch (error) {
      if (isStatus(error, 401)) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});
/** Who is logged in; null for nobody. */
export const useMe = () => useQuery(meQuery);

export interface VideoPage {
  videos: ApiVideo[];
  total: number;
}

/** Which videos of the list, and in which order. */
export interface VideoQuery {
  page: number;
  search: string;
  filter: VideoFilter | null;
  sort: VideoSort;
}

const toParams = ({ page, search, filter, sort }: VideoQuery): string =>
  new URLSearchParams({
    page: String(page),
    per_page: String(VIDEOS_PER_PAGE),
    sort,
    ...(search && { search }),
    ...(filter && { filter }),
  }).toString();

export function videoPageQuery(wanted: VideoQuery) {
  const query = toParams(wanted);
  return queryOptions({
    queryKey: keys.videoPage(query),
    queryFn: async ({ signal }): Promise<VideoPage> => {
      const response = await request(`/api/videos?${query}`, { signal });
      const videos = (await response.json()) as ApiVideo[];
      return { videos, total: Number(response.headers.get('X-Total-Count') ?? videos.length) };
    },
  });
}

/** The list as it is first shown. */
export const FIRST_PAGE: VideoQuery = { page: 1, search: '', filter: null, sort: 'newest' };

/** One page of the list; `streamed` are videos whose progress is pushed, so that they need no polling. */
export const useVideoPage = (wanted: VideoQuery, streamed: ReadonlySet<string>) =>
  useQuery({
    ...videoPageQuery(wanted),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => pollEvery(state.data?.videos ?? [], streamed),
  });

const videoQuery = (id: string) =>
  queryOptions({
    queryKey: keys.video(id),
    queryFn: ({ signal }) => requestJson<ApiVideo>(`/api/videos/${id}`, { signal }),
  });

export const useVideo = (id: string, streamed: ReadonlySet<string>) =>
  useQuery({
    ...videoQuery(id),
    refetchInterval: ({ state }) => pollEvery(state.data ? [state.data] : [], streamed),
  });

const documentQuery = (id: string) =>
  queryOptions({
    queryKey: keys.document(id),
    queryFn: ({ signal }) => requestJson<ApiDocument>(`/api/videos/${id}/document`, { signal }),
    // the editor has its own; comparing hours of captions after each save would be felt while typing
    structuralSharing: false,
    // the editor decides when to take a newer one
    staleTime: Infinity,
  });

export const useDocument = (id: string) =>
  useQuery({ ...documentQuery(id), refetchOnWindowFocus: false, refetchOnReconnect: false });

/** Asks for what the editor of a video shows, before anybody has pressed it. */
export function prefetchVideo(client: QueryClient, id: string): void {
  void client.prefetchQuery(videoQuery(id));
  // one that was kept may be old by now
  void client.prefetchQuery({ ...documentQuery(id), staleTime: 0 });
}

function pollEvery(videos: readonly ApiVideo[], streamed: ReadonlySet<string>): number | false {
  const active = videos.filter((video) => isActive(video.status));
  if (active.length === 0) return false;
  return active.every((video) => streamed.has(video.id)) ? CHECK_MS : POLL_MS;
}
