import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { Format } from '../../core/format.ts';
import { assetKey, builtinFile } from '../../platform/assets.ts';
import { drawClipPicture } from '../../platform/media/clip-picture.ts';
import { openScratch, type Scratch } from '../../platform/scratch.ts';
import type { ServerContext } from '../services.ts';

/** Clips out of storage that are kept at hand while somebody looks for a picture in them. */
const MAX_CLIPS = 6;
/** About half a megabyte each. */
const MAX_PICTURES = 40;
/** Decoding takes a core each. */
const AT_ONCE = 2;

export interface WantedPicture {
  asset: string;
  /** Time in the clip. */
  ms: number;
  /** Built-in loops come in the cut of it. */
  format: Format;
}

export interface Pictures {
  /**
   * A picture out of a clip as JPEG: the very one a thumbnail is rendered with.
   * @throws AppError asset_missing | not_found | render_failed | storage_failed
   */
  draw(wanted: WantedPicture): Promise<Buffer>;
}

/** Draws pictures out of clips, each once, a few at a time. */
export function openPictures(
  context: Pick<ServerContext, 'config' | 'storage' | 'library' | 'media' | 'stopping'>,
): Pictures {
  const { config, storage, library, media, stopping } = context;
  let scratch: Promise<Scratch> | null = null;
  const folder = async (): Promise<string> => {
    if (!scratch) {
      scratch = openScratch(config);
      const opened = scratch;
      stopping.addEventListener('abort', () => void opened.then((it) => it.close()).catch(() => {}), {
        once: true,
      });
    }
    return (await scratch).dir;
  };

  const clips = keepLatest<string>(MAX_CLIPS, (path) => void rm(path, { force: true }));
  const pictures = keepLatest<Buffer>(MAX_PICTURES, () => {});
  const inTurn = turns(AT_ONCE);

  const clipPath = async (asset: string, format: Format): Promise<string> => {
    const builtin = builtinFile(asset, format);
    if (builtin) return join(library.dir, builtin);
    const key = assetKey(asset);
    if (!key) throw new AppError('asset_missing', { asset });
    return clips(key, async () => {
      const path = join(await folder(), key.replaceAll('/', '-'));
      await storage.download(key, path);
      return path;
    });
  };

  return {
    draw: ({ asset, ms, format }) =>
      pictures(`${asset} ${ms} ${format}`, () =>
        inTurn(async () => {
          const dir = await mkdtemp(join(await folder(), 'picture-'));
          const out = join(dir, 'picture.jpg');
          try {
            await drawClipPicture({ media, path: await clipPath(asset, format), ms, out, signal: stopping });
            return await readFile(out);
          } finally {
            await rm(dir, { recursive: true, force: true });
          }
        }),
      ),
  };
}

/** Makes a thing for a name once and keeps it while it is among those last asked for. */
function keepLatest<T>(
  most: number,
  letGo: (thing: T) => void,
): (name: string, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (name, make) => {
    const thing = kept.get(name) ?? make();
    kept.delete(name);
    kept.set(name, thing);
    // a failure is no thing to keep
    thing.catch(() => kept.get(name) === thing && kept.delete(name));
    for (const [oldest, its] of kept) {
      if (kept.size <= most) break;
      kept.delete(oldest);
      its.then(letGo).catch(() => {});
    }
    return thing;
  };
}

/** Lets so many works go on at once; the others wait. */
function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let going = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (going >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    going++;
    try {
      return await work();
    } finally {
      going--;
      waiting.shift()?.();
    }
  };
}
