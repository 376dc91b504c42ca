import { useDeferredValue, useMemo, useState } from 'react';
import type { Video } from '../../core/video.ts';
import { findInCaptions, nextFound, withReplaced, type Found } from './find-captions.ts';
import type { PanelProps } from './panel-props.ts';

const NONE: readonly Found[] = [];

/** What is searched for in the captions, and what becomes of it. */
export function useFind(given: {
  video: Video;
  onEdit: PanelProps['onEdit'];
  /** Brings a caption into sight. */
  onShow: (id: string) => void;
}) {
  const { video, onEdit, onShow } = given;
  const { captions } = video;
  const [open, setOpen] = useState(false);
  const [query, setQueryText] = useState('');
  const [replacement, setReplacement] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const searched = useDeferredValue(query);
  const found = useMemo(
    () => (open ? findInCaptions(captions, searched, { matchCase }) : NONE),
    [open, captions, searched, matchCase],
  );
  const places = useMemo(() => {
    const ofCaption = new Map<string, Found[]>();
    for (const place of found) ofCaption.set(place.id, [...(ofCaption.get(place.id) ?? []), place]);
    return ofCaption;
  }, [found]);
  const current = at === null ? null : Math.min(at, found.length - 1);
  const here = current === null ? null : (found[current] ?? null);

  function go(step: 1 | -1) {
    const next = nextFound(found.length, current, step);
    setAt(next === -1 ? null : next);
    if (found[next]) onShow(found[next].id);
  }

  /** Replaces the place that is shown, and goes to the next one. */
  function replaceOne() {
    if (!here) return go(1);
    const { video: after, count } = withReplaced(video, [here], replacement);
    if (count === 0) return go(1);
    onEdit(() => after);
    const left = findInCaptions(after.captions, query, { matchCase });
    const order = (id: string) => after.captions.findIndex((caption) => caption.id === id);
    const behind = here.from + replacement.length;
    const next = left.findIndex(({ id, from }) =>
      id === here.id ? from >= behind : order(id) > order(here.id),
    );
    setAt(left.length === 0 ? null : Math.max(0, next));
    const shown = left[Math.max(0, next)];
    if (shown) onShow(shown.id);
  }

  /** Replaces all of them in one step. @returns how many */
  function replaceAll(): number {
    const { video: after, count } = withReplaced(video, found, replacement);
    if (count > 0) onEdit(() => after);
    setAt(null);
    return count;
  }

  return {
    open,
    setOpen,
    query,
    setQuery: (text: string) => {
      setQueryText(text);
      setAt(null);
    },
    replacement,
    setReplacement,
    matchCase,
    setMatchCase,
    count: found.length,
    /** Number of the place that is shown, from 1. */
    shown: here ? (current ?? 0) + 1 : null,
    here,
    places,
    go,
    replaceOne,
    replaceAll,
  };
}

export type Find = ReturnType<typeof useFind>;
