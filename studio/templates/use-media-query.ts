import { useMedia } from '../lib/use-media.ts';

export const useReducedMotion = (): boolean => useMedia('(prefers-reduced-motion: reduce)');

/** A mouse or the like, which can point without choosing. */
export const useCanHover = (): boolean => useMedia('(hover: hover) and (pointer: fine)');
