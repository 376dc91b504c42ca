import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
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

function setHidden(id: string, isHidden: boolean): void {
  const next = new Set(hidden);
  if (isHidden) next.add(id);
  else next.delete(id);
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

/** Takes a video out of sight at once and deletes it when the time for changing one's mind is over. */
export function useUndoableDelete() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const hiddenIds = useSyncExternalStore(subscribe, () => hidden);

  async function remove(id: string) {
    waiting.delete(id);
    try {
      await deleteVideo(id);
      await queryClient.invalidateQueries({ queryKey: keys.videos });
      void queryClient.invalidateQueries({ queryKey: keys.me });
    } catch (error) {
      toast.error(t('videos.removeFailed'), { description: failureText(error, t) });
      setHidden(id, false);
    }
  }

  function removeWithUndo(id: string, title: string) {
    setHidden(id, true);
    const timer = setTimeout(() => void remove(id), UNDO_MS);
    const forget = () => {
      clearTimeout(timer);
      waiting.delete(id);
    };
    waiting.set(id, forget);
    toast(t('videos.removed', { title }), {
      duration: UNDO_MS,
      action: {
        label: t('app.undo'),
        onClick: () => {
          if (!waiting.has(id)) return;
          forget();
          setHidden(id, false);
        },
      },
    });
  }

  return { hiddenIds, removeWithUndo };
}
