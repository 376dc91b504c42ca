import { useSyncExternalStore } from 'react';

const never = () => () => {};

/**
 * False in what the build draws beforehand (build/prerender-landing.ts) and while the app takes that over, true ever
 * after: what only this reader's browser knows is drawn then.
 */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
