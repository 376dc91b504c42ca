import { useProgressStreams } from '../lib/live.ts';
import { useConfig, useDocument, useVideo } from '../lib/queries.ts';

/** A video and its document as they come in, with what went wrong on the way and how to try again. */
export function useOpenedVideo(id: string) {
  const { data: config } = useConfig();
  const video = useVideo(id, useProgressStreams([id]));
  const document = useDocument(id);
  const found = video.data && document.data && config;
  return {
    video: video.data,
    document: document.data,
    refetchDocument: document.refetch,
    /** All that a page needs, once it is there. */
    opened: found ? { video: video.data, given: document.data, config } : null,
    failure: video.error ?? document.error,
    retry() {
      void video.refetch();
      void document.refetch();
    },
  };
}
