import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds, also when it begins or ceases to. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    // what is drawn beforehand is drawn for a device that nothing is known of
    () => false,
  );
}
