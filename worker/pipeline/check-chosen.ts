import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { mayShow } from '../../core/picture-policy.ts';
import { assetKey } from '../../platform/assets.ts';
import type { FoundClip } from '../../platform/footage/footage.ts';
import { atOnce } from '../render/at-once.ts';
import type { PipelineContext } from './context.ts';
import { vetClips } from './vet-clips.ts';

/** Files that are fetched at once. */
const AT_ONCE = 6;

interface Fetched {
  asset: string;
  key: string;
  path: string;
  /** In storage already, from another video. */
  isKept: boolean;
  /** Where it was decoded just now. */
  frames?: readonly Buffer[];
}

/**
 * Has the files of found clips looked at, all together, and keeps those that may be shown in storage: preview and render
 * read the very bytes that were looked at, also where the service has them no more.
 *
 * @returns `shown`: assets of those; the others could not be had, or may not be shown. `nobodyLooks`: of none is anything
 *   known, because there is nobody to look, or they do not answer
 */
export async function checkChosen(
  chosen: readonly FoundClip[],
  context: PipelineContext,
): Promise<{ shown: Set<string>; nobodyLooks: boolean }> {
  const { storage } = context.services;
  const fetched = (await atOnce(chosen, AT_ONCE, (clip) => fetchClip(clip, context))).filter(
    (clip) => clip !== null,
  );
  if (fetched.length < chosen.length) context.note('footage_unavailable');
  const known = await vetClips({ clips: fetched, context });
  const shown = fetched.filter(({ asset }) => {
    const vetting = known.get(asset);
    return vetting !== undefined && mayShow(vetting, context.policy);
  });
  await atOnce(
    shown.filter(({ isKept }) => !isKept),
    AT_ONCE,
    ({ key, path }) => storage.put(key, { path }, { contentType: 'video/mp4' }),
  );
  await Promise.all(fetched.map(({ path }) => rm(path, { force: true })));
  return {
    shown: new Set(shown.map(({ asset }) => asset)),
    nobodyLooks: [...known.values()].every(({ verdict }) => verdict === 'unvetted'),
  };
}

/** The file on this machine: the one that is in storage, else that of the service; null where it cannot be had. */
async function fetchClip(found: FoundClip, context: PipelineContext): Promise<Fetched | null> {
  const { storage, footage } = context.services;
  const { asset } = found.clip;
  const key = assetKey(asset);
  if (!footage || !key) return null;
  const path = join(context.workDir, key.replaceAll('/', '-'));
  try {
    const isKept = (await storage.stat(key)) !== null;
    if (!isKept)
      return { asset, key, path, isKept, ...(await footage.download({ clip: found, path, signal: context.signal })) }; // prettier-ignore
    await storage.download(key, path);
    return { asset, key, path, isKept };
  } catch (error) {
    context.signal.throwIfAborted();
    context.log.warn({ asset, err: error }, 'clip could not be fetched; another takes its place');
    return null;
  }
}
