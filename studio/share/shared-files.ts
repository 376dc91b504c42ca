/** Where public/sw.js keeps what another app shared, until a page takes it. The same names stand there. */
const CACHE = 'qt-video:shared';
const NAME_HEADER = 'X-File-Name';

/** `/videos?shared=1` opens with what was shared; `missed`: it came before this app was ready to take it. */
export const SHARED_PARAM = 'shared';

let taking: Promise<File[]> | null = null;

/**
 * The files that another app shared into this one, e.g. a voice memo from a phone, in the order given. They are handed
 * over once: whoever asks again gets none. Nobody has to ask where nothing can be shared: the answer is empty.
 */
export function takeSharedFiles(): Promise<File[]> {
  // two that ask at the same moment (an effect that React runs twice) get the same files
  taking ??= readAndForget().finally(() => {
    taking = null;
  });
  return taking;
}

async function readAndForget(): Promise<File[]> {
  if (!('caches' in globalThis) || !(await caches.has(CACHE))) return [];
  const cache = await caches.open(CACHE);
  const files = await Promise.all(
    (await cache.keys()).map(async (key) => {
      const kept = await cache.match(key);
      return kept ? fileOf(kept) : null;
    }),
  );
  await caches.delete(CACHE);
  return files.filter((file) => file !== null);
}

async function fileOf(kept: Response): Promise<File> {
  const blob = await kept.blob();
  return new File([blob], decodeURIComponent(kept.headers.get(NAME_HEADER) ?? 'recording'), {
    type: blob.type,
  });
}
