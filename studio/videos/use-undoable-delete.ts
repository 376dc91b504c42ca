import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import { isStatus } from '../lib/api.ts';
import { failureText } from '../lib/failure-text.ts';
import { keys } from '../lib/keys.ts';
import { deleteVideo } from './use-video-actions.ts';

const UNDO_MS = 7_000;

// Outside React: a video stays hidden, and is deleted, whichever page is shown.
let hidden: ReadonlySet<string> = new Set();
const waiting = new Map<string, () => void>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

function setHidden(ids: readonly string[], isHidden: boolean): void {
  const next = new Set(hidden);
  for (const id of ids) {
    if (isHidden) next.add(id);
    else next.delete(id);
  }
  hidden = next;
  for (const listener of listeners) listener();
}

// leaving the page is no undo
window.addEventListener('pagehide', () => {
  for (const [id, forget] of waiting) {
    forget();
    void deleteVideo(id).catch(() => undefined);
  }
});

/** Takes videos out of sight at once and deletes them when the time for changing one's mind is over. */
export function useUndoableDelete() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const hiddenIds = useSyncExternalStore(subscribe, () => hidden);

  async function remove(ids: readonly string[]) {
    for (const id of ids) waiting.delete(id);
    const kept: string[] = [];
    let failure: unknown;
    // one after the other: what else the page asks for need not wait behind them
    for (const id of ids) {
      try {
        await deleteVideo(id);
      } catch (error) {
        // gone already is what was wanted
        if (isStatus(error, 404)) continue;
        kept.push(id);
        failure = error;
      }
    }
    await queryClient.invalidateQueries({ queryKey: keys.videos });
    void queryClient.invalidateQueries({ queryKey: keys.me });
    if (kept.length === 0) return;
    toast.error(t('videos.removeFailed'), { description: failureText(failure, t) });
    setHidden(kept, false);
  }

  /** `message` tells what was deleted. */
  function removeWithUndo(ids: readonly string[], message: string) {
    setHidden(ids, true);
    const timer = setTimeout(() => void remove(ids), UNDO_MS);
    for (const id of ids) {
      waiting.set(id, () => {
        clearTimeout(timer);
        waiting.delete(id);
      });
    }
    toast(message, {
      duration: UNDO_MS,
      action: {
        label: t('app.undo'),
        onClick: () => {
          if (!ids.every((id) => waiting.has(id))) return;
          for (const id of ids) waiting.get(id)?.();
          setHidden(ids, false);
        },
      },
    });
  }

  return { hiddenIds, removeWithUndo };
}
