import { useEffect, useState } from 'react';

/** Length of a recording as the browser sees it, in minutes; null while unknown. A hint only: headers lie. */
export function useRecordingMinutes(file: File | null): number | null {
  const [minutes, setMinutes] = useState<number | null>(null);
  useEffect(() => {
    if (!file) return;
    const url = URL.createObjectURL(file);
    const audio = new Audio();
    audio.preload = 'metadata';
    audio.addEventListener('loadedmetadata', () => {
      if (Number.isFinite(audio.duration)) setMinutes(audio.duration / 60);
    });
    audio.src = url;
    return () => {
      audio.removeAttribute('src');
      URL.revokeObjectURL(url);
      setMinutes(null);
    };
  }, [file]);
  return minutes;
}
