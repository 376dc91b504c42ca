import type { VideoProgress } from '../../core/jobs.ts';
import type { Logger } from '../../platform/log.ts';
import type { VideoQueue } from '../../platform/queue/queue.ts';

type Listener = (progress: VideoProgress) => void;

export interface ProgressHub {
  /** Calls back with the progress of one video until the answered function is called. */
  listen(videoId: string, listener: Listener): () => void;
}

/** Shares one subscription to the queue among all event streams; there is none while nobody listens. */
export function openProgressHub({ queue, log }: { queue: VideoQueue; log: Logger }): ProgressHub {
  const listeners = new Map<string, Set<Listener>>();
  let subscription: Promise<() => Promise<void>> | null = null;

  const deliver: Listener = (progress) => {
    for (const listener of listeners.get(progress.videoId) ?? []) listener(progress);
  };

  function subscribe(): void {
    subscription ??= queue.onProgress(deliver);
    // Streams read the row every few seconds besides, so they stay right, only less quick.
    subscription.catch((error: unknown) => {
      subscription = null;
      log.warn({ err: error }, 'no live progress from the queue');
    });
  }

  function unsubscribe(): void {
    const open = subscription;
    subscription = null;
    open
      ?.then((stop) => stop())
      .catch((error: unknown) => log.warn({ err: error }, 'could not stop listening'));
  }

  return {
    listen(videoId, listener) {
      const those = listeners.get(videoId) ?? new Set();
      listeners.set(videoId, those.add(listener));
      subscribe();
      return () => {
        those.delete(listener);
        if (those.size === 0) listeners.delete(videoId);
        if (listeners.size === 0) unsubscribe();
      };
    },
  };
}
