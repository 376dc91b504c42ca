import { useEffect, useState } from 'react';
import { useRemotionEnvironment } from 'remotion';

export interface Playable {
  /** Undefined where there is none, or where playing it has failed. */
  playableUrl: string | undefined;
  onError: (() => void) | undefined;
}

/** Media that cannot be played: a preview goes on without it, a render that lacks it has to fail. */
export function usePlayable(url: string | undefined): Playable {
  const { isRendering } = useRemotionEnvironment();
  const [brokenUrl, setBrokenUrl] = useState<string>();
  return {
    playableUrl: url === brokenUrl ? undefined : url,
    onError: isRendering ? undefined : () => setBrokenUrl(url),
  };
}

/**
 * The same for sound. The player keeps audio elements of its own whose errors it tells nobody, and asks for a broken
 * file again and again while it waits for it to buffer; so a second element has a look at the file.
 */
export function usePlayableSound(url: string | undefined): Playable {
  const { isRendering } = useRemotionEnvironment();
  const { playableUrl, onError } = usePlayable(url);
  const [failedUrl, setFailedUrl] = useState<string>();
  useEffect(() => {
    if (isRendering || url === undefined) return undefined;
    const probe = document.createElement('audio');
    const fail = () => setFailedUrl(url);
    probe.addEventListener('error', fail);
    probe.preload = 'metadata';
    probe.src = url;
    return () => {
      probe.removeEventListener('error', fail);
      probe.removeAttribute('src');
      probe.load();
    };
  }, [isRendering, url]);
  return { playableUrl: url === failedUrl ? undefined : playableUrl, onError };
}
