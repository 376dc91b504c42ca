import { useEffect, useRef, useState } from 'react';
import type { ApiThumbnailState } from '../../core/api.ts';
import type { ThumbnailFile } from '../../core/thumbnail.ts';
import { requestJson } from '../lib/api.ts';
import { pause } from '../lib/pause.ts';
import { saveFile } from '../lib/save-file.ts';

/** A thumbnail takes a few seconds; how often is asked, and after how long people are told that it takes longer. */
const ASK_EVERY_MS = 700;
const LATE_MS = 20_000;
/** Drawn so often without being there, it never will be. */
const MOST_ASKED = 4;

export type Making =
  { status: 'idle' } | { status: 'making'; late: boolean } | { status: 'failed'; error: unknown };

/** Has files of a thumbnail drawn and saves them. */
export function useThumbnailFile(videoId: string) {
  const [making, setMaking] = useState<Making>({ status: 'idle' });
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  /** @param before saves what is unsaved; false where that failed */
  async function download(file: ThumbnailFile, before: () => Promise<boolean>): Promise<void> {
    const { signal } = leaving.current;
    const path = `/api/videos/${videoId}/thumbnail`;
    const query = new URLSearchParams(file);
    const startedAt = Date.now();
    setMaking({ status: 'making', late: false });
    try {
      if (!(await before())) return setMaking({ status: 'idle' });
      const ask = () => requestJson<ApiThumbnailState>(path, { method: 'POST', body: file, signal });
      let state = await ask();
      // `none`: the document was changed meanwhile, and is asked for anew
      let asked = 1;
      while (state.status === 'making' || (state.status === 'none' && asked < MOST_ASKED)) {
        await pause(ASK_EVERY_MS, signal);
        if (state.status === 'none') {
          state = await ask();
          asked++;
        } else state = await requestJson<ApiThumbnailState>(`${path}/state?${query}`, { signal });
        setMaking({ status: 'making', late: Date.now() - startedAt > LATE_MS });
      }
      if (state.status !== 'ready') return setMaking({ status: 'failed', error: null });
      saveFile(`${path}?${query}&download=1`);
      setMaking({ status: 'idle' });
    } catch (error) {
      if (!signal.aborted) setMaking({ status: 'failed', error });
    }
  }

  return { making, download };
}

/** Has the file drawn that lists show; nobody waits for it. */
export function drawForLists(videoId: string): void {
  const body = { size: '720', type: 'jpg' } satisfies ThumbnailFile;
  requestJson(`/api/videos/${videoId}/thumbnail`, { method: 'POST', body, keepalive: true }).catch(() => {
    // the list shows the one from before; the next visit here asks again
  });
}
