import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { loadEditorParts } from '../editor/load-editor.ts';
import { prefetchVideo } from '../lib/queries.ts';

/** Whoever only passes over a link does not stay so long. */
const MEANT_AFTER_MS = 80;

/** For a link to a video's editor: begins to load it as soon as somebody is about to press it. */
export function useVideoPrefetch(id: string) {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const load = () => {
    clearTimeout(timer.current);
    prefetchVideo(queryClient, id);
    import('../pages/VideoPage.tsx').catch(() => {});
    loadEditorParts();
  };
  const loadSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(load, MEANT_AFTER_MS);
  };
  const forget = () => clearTimeout(timer.current);
  return {
    onPointerEnter: loadSoon,
    onPointerLeave: forget,
    onFocus: loadSoon,
    onBlur: forget,
    onPointerDown: load,
  };
}
