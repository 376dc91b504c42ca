import { useSyncExternalStore } from 'react';

/** Whether a media query holds, as it changes. */
export const useMediaQuery = (query: string): boolean =>
  useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );

export const useReducedMotion = (): boolean => useMediaQuery('(prefers-reduced-motion: reduce)');

/** A mouse or the like, which can point without choosing. */
export const useCanHover = (): boolean => useMediaQuery('(hover: hover) and (pointer: fine)');
