import { useEffect, useRef, useState } from 'react';

/**
 * Plays one track at a time, for somebody who is choosing; silent again when they leave.
 * @returns the address that is playing, and what starts it or stops it
 */
export function useAudition(): { playing: string | null; toggle: (url: string) => void } {
  const audio = useRef<HTMLAudioElement | null>(null);
  const [playing, setPlaying] = useState<string | null>(null);

  useEffect(
    () => () => {
      audio.current?.pause();
      audio.current = null;
    },
    [],
  );

  function toggle(url: string) {
    audio.current?.pause();
    if (playing === url) {
      setPlaying(null);
      return;
    }
    const track = new Audio(url);
    audio.current = track;
    const stop = () => {
      if (audio.current === track) setPlaying(null);
    };
    track.addEventListener('ended', stop);
    track.addEventListener('error', stop);
    track.volume = 0.6;
    setPlaying(url);
    track.play().catch(stop);
  }

  return { playing, toggle };
}
