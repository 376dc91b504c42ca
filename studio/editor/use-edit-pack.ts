import { useEffect, useRef, useState } from 'react';
import type { ApiEditPackState } from '../../core/api.ts';
import { requestJson } from '../lib/api.ts';
import { pause } from '../lib/pause.ts';
import { saveFile } from '../lib/save-file.ts';

/** A pack takes seconds where it is there, and about as long as its video where it is not. */
const ASK_EVERY_MS = 1000;
/** Prepared so often without being there, it never will be. */
const MOST_ASKED = 3;

export type PackMaking =
  | { status: 'idle' }
  /** In percent. */
  | { status: 'making'; progress: number }
  | { status: 'saved' }
  /** `message` is the server's own where it said why. */
  | { status: 'failed'; message: string }
  | { status: 'broken'; error: unknown };

/** Has the edit pack of a video prepared and saves it. Who leaves the page finds it prepared when they ask again. */
export function useEditPack(videoId: string) {
  const [making, setMaking] = useState<PackMaking>({ status: 'idle' });
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  async function download(): Promise<void> {
    const { signal } = leaving.current;
    const path = `/api/videos/${videoId}/edit-pack`;
    setMaking({ status: 'making', progress: 0 });
    try {
      const ask = () => requestJson<ApiEditPackState>(path, { method: 'POST', signal });
      let state = await ask();
      // `none`: the video was made anew meanwhile, and its pack is asked for anew
      let asked = 1;
      while (state.status === 'making' || (state.status === 'none' && asked < MOST_ASKED)) {
        if (state.status === 'making') setMaking({ status: 'making', progress: state.progress });
        await pause(ASK_EVERY_MS, signal);
        if (state.status === 'none') {
          state = await ask();
          asked++;
        } else state = await requestJson<ApiEditPackState>(`${path}/state`, { signal });
      }
      if (state.status !== 'ready') {
        return setMaking({ status: 'failed', message: state.status === 'failed' ? state.message : '' });
      }
      saveFile(path);
      setMaking({ status: 'saved' });
    } catch (error) {
      if (!signal.aborted) setMaking({ status: 'broken', error });
    }
  }

  return { making, download };
}
