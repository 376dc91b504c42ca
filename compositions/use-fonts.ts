import { useLayoutEffect, useState } from 'react';
import { useDelayRender } from 'remotion';
import type { Template } from '../core/template.ts';
import type { Video } from '../core/video.ts';
import { fontNeedsOf, type FontNeeds } from './font-needs.ts';
import { loadFonts } from './fonts.ts';

/** One promise for each set of needs in this page; loaded fonts stay. */
const loading = new Map<string, Promise<void>>();
const loaded = new Set<string>();

/** True once every glyph of the document's texts can be drawn. */
export const useFonts = (video: Video, template: Template): boolean =>
  useFontNeeds(fontNeedsOf(video, template));

/**
 * Loads these glyphs, once in this page; whoever asks for them afterwards has them at once.
 * @throws Error as loadFonts does; the next who asks tries again
 */
export function loadFontNeeds({ needs, key }: FontNeeds): Promise<void> {
  const load = async () => {
    try {
      await loadFonts(needs);
      loaded.add(key);
    } catch (error) {
      loading.delete(key);
      throw error;
    }
  };
  const promise = loading.get(key) ?? load();
  loading.set(key, promise);
  return promise;
}

/**
 * True once these glyphs can be drawn. Renders wait for it; a font that fails to load fails the render, rather than
 * letting another typeface slip into the video.
 */
export function useFontNeeds({ needs, key }: FontNeeds): boolean {
  const [, setReadyKey] = useState('');
  const [failure, setFailure] = useState<Error | null>(null);
  const { delayRender, continueRender, cancelRender } = useDelayRender();
  const ready = loaded.has(key);

  useLayoutEffect(() => {
    if (ready) return undefined;
    const handle = delayRender('fonts');
    let live = true;
    const wait = async () => {
      try {
        await loadFontNeeds({ needs, key });
        if (live) setReadyKey(key);
      } catch (error) {
        if (live) setFailure(error instanceof Error ? error : new Error(String(error)));
        cancelRender(error);
      }
    };
    void wait();
    // runs when the text has been drawn with the fonts, or is gone
    return () => {
      live = false;
      continueRender(handle);
    };
  }, [ready, needs, key, delayRender, continueRender, cancelRender]);

  if (failure) throw failure;
  return ready;
}
