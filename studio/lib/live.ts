import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ApiVideo } from '../../core/api.ts';
import type { VideoProgress } from '../../core/jobs.ts';
import { keys } from './keys.ts';
import type { VideoPage } from './queries.ts';
import { isActive } from './status.ts';

/** Browsers allow six connections to one host over HTTP/1.1; the others stay free for requests and uploads. */
const MAX_STREAMS = 2;

/**
 * Listens to the progress of the first of these videos while the page is seen, and puts it into the
 * query cache. Returns the ids that are really being pushed; the others are for polling.
 */
export function useProgressStreams(ids: readonly string[]): ReadonlySet<string> {
  const queryClient = useQueryClient();
  const visible = useSyncExternalStore(subscribeVisibility, () => document.visibilityState === 'visible');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const wanted = visible ? ids.slice(0, MAX_STREAMS).join(' ') : '';

  useEffect(() => {
    const mark = (id: string, live: boolean) =>
      setOpen((now) => {
        if (now.has(id) === live) return now;
        const next = new Set(now);
        if (live) next.add(id);
        else next.delete(id);
        return next;
      });
    const sources = wanted
      .split(' ')
      .filter(Boolean)
      .map((id) => {
        const source = new EventSource(`/api/videos/${id}/events`);
        source.addEventListener('open', () => mark(id, true));
        source.addEventListener('error', () => mark(id, false));
        // in a chunk of its own: often nothing is being made
        const parsing = import('./parse-progress.ts');
        const receive = async (event: MessageEvent<string>) => {
          const progress = (await parsing).parseProgress(event.data);
          if (progress) takeProgress(queryClient, progress);
        };
        source.addEventListener('message', (event) => void receive(event));
        source.addEventListener('progress', (event) => void receive(event));
        return { id, source };
      });
    return () => {
      for (const { id, source } of sources) {
        source.close();
        mark(id, false);
      }
    };
  }, [wanted, queryClient]);

  return open;
}

/** Shows pushed progress at once; when the status or the stage changed, asks for the whole row. */
function takeProgress(queryClient: QueryClient, progress: VideoProgress): void {
  const { videoId } = progress;
  let changed = false;
  const take = (video: ApiVideo): ApiVideo => {
    if (video.id !== videoId) return video;
    changed ||= video.status !== progress.status || video.stage !== progress.stage;
    return { ...video, stage: progress.stage, progress: progress.progress, eta_ms: progress.etaMs };
  };
  queryClient.setQueryData<ApiVideo>(keys.video(videoId), (video) => video && take(video));
  queryClient.setQueriesData<VideoPage>(
    { queryKey: keys.videos },
    (page) => page && { ...page, videos: page.videos.map(take) },
  );
  if (changed || !isActive(progress.status)) {
    void queryClient.invalidateQueries({ queryKey: keys.videos });
    void queryClient.invalidateQueries({ queryKey: keys.video(videoId) });
    void queryClient.invalidateQueries({ queryKey: keys.me });
  }
}

function subscribeVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
