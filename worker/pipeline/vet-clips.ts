import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../core/errors.ts';
import type { ClipVetting } from '../../core/picture-policy.ts';
import { refusedPictureKey } from '../../platform/assets.ts';
import type { ClipCheck } from '../../platform/database/clip-check-store.ts';
import { sampleClip } from '../../platform/media/clip-samples.ts';
import { asksNothing, policyKey } from '../../platform/vetting/policy-key.ts';
import type { PipelineContext } from './context.ts';

/** A clip of stock footage whose file lies on this machine. */
export interface ClipToVet {
  asset: string;
  path: string;
  /** Of this very file (see `sampleClip`); taken from it when left out. */
  frames?: readonly Buffer[];
}

interface HashedClip extends ClipToVet {
  sha256: string;
}

/** Clips that are decoded at once. */
const PARALLEL = 2;

const UNVETTED: ClipVetting = { verdict: 'unvetted', reason: null };
const FINE: ClipVetting = { verdict: 'ok', reason: null };

/**
 * What is known of clips, by asset; each given one has an answer. A person's word binds at once: `always` is `ok`,
 * `never` is `refused`. Of the others the verdicts that are kept are asked, then one look is taken at all that are left.
 * Never fails but for `cancelled`: what nobody could look at is `unvetted`, and a note says so once.
 */
export async function vetClips(request: {
  clips: readonly ClipToVet[];
  context: PipelineContext;
}): Promise<Map<string, ClipVetting>> {
  const { clips, context } = request;
  const { policy, signal } = context;
  const answers = new Map<string, ClipVetting>();
  const open: ClipToVet[] = [];
  for (const clip of clips) {
    const said = saidOf(clip.asset, context);
    if (said) answers.set(clip.asset, said);
    else open.push(clip);
  }
  try {
    for (const [asset, said] of await ask(open, context)) answers.set(asset, said);
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled', {}, { cause: error });
    context.log.warn({ err: error }, 'clips could not be looked at');
  }
  for (const { asset } of open) if (!answers.has(asset)) answers.set(asset, UNVETTED);
  if ([...answers.values()].some(({ verdict }) => verdict === 'unvetted'))
    context.note(policy.showUnchecked ? 'footage_shown_unchecked' : 'footage_unchecked');
  return answers;
}

/**
 * What is known of clips before their files are: the person's word, and what was said of them for this policy before.
 * Clips of which nothing is known are left out.
 */
export async function knownVerdicts(
  assets: readonly string[],
  context: PipelineContext,
): Promise<Map<string, ClipVetting>> {
  const { policy, checks, services, log } = context;
  const known = new Map<string, ClipVetting>();
  if (services.vetting && !asksNothing(policy)) {
    try {
      const kept = await checks.find({ policyKey: policyKey(policy, services.vetting.name), assets });
      // the newest last, so that it counts
      for (const { asset, verdict, reason } of kept.toReversed()) known.set(asset, { verdict, reason });
    } catch (error) {
      log.warn({ err: error }, 'kept verdicts could not be read');
    }
  }
  for (const asset of assets) {
    const said = saidOf(asset, context);
    if (said) known.set(asset, said);
  }
  return known;
}

/** What a person said of a clip, where they did. */
function saidOf(asset: string, { pictures }: PipelineContext): ClipVetting | null {
  const said = pictures.verdicts[asset];
  return said ? { verdict: said === 'always' ? 'ok' : 'refused', reason: null } : null;
}

/** What was kept of these very files, and what a look at the others says. */
async function ask(clips: readonly ClipToVet[], context: PipelineContext): Promise<Map<string, ClipVetting>> {
  const { policy, checks, services, signal } = context;
  const { vetting } = services;
  if (asksNothing(policy)) return new Map(clips.map(({ asset }) => [asset, FINE]));
  if (!vetting || clips.length === 0) return new Map();

  const key = policyKey(policy, vetting.name);
  const files: HashedClip[] = [];
  await eachOf(clips, async (clip) => {
    const sha256 = await tried(clip.asset, context, () => sha256Of(clip.path, signal));
    if (sha256) files.push({ ...clip, sha256 });
  });
  const kept = await checks.find({ policyKey: key, assets: clips.map(({ asset }) => asset) });
  const checkOf = ({ asset, sha256 }: HashedClip): ClipCheck | undefined =>
    kept.find((check) => check.asset === asset && check.sha256 === sha256);

  const unseen = clips.flatMap((clip) => files.filter((f) => f.asset === clip.asset && !checkOf(f)));
  const sampled = await framesOf(unseen, context);
  const seen = await vetting.look({
    clips: unseen.flatMap(({ asset }) => {
      const frames = sampled.get(asset);
      return frames ? [{ asset, frames }] : [];
    }),
    policy,
    signal,
  });
  const fresh = unseen.flatMap(({ asset, sha256 }) => {
    const said = seen.get(asset);
    return said ? [{ asset, sha256, ...said }] : [];
  });
  const all = [...fresh, ...files.flatMap((file) => checkOf(file) ?? [])];
  await remember({ key, fresh, refused: all.filter(({ verdict }) => verdict === 'refused'), sampled }, context); // prettier-ignore
  return new Map(all.map(({ asset, verdict, reason }) => [asset, { verdict, reason }]));
}

/** Frames of clips, by asset; those that cannot be decoded are left out. */
async function framesOf(
  clips: readonly ClipToVet[],
  context: PipelineContext,
): Promise<Map<string, readonly Buffer[]>> {
  const { services, workDir, signal } = context;
  const sampled = new Map<string, readonly Buffer[]>();
  await eachOf(clips, async ({ asset, path, frames: taken }) => {
    const frames =
      taken ??
      (await tried(asset, context, () => sampleClip({ media: services.media, path, dir: workDir, signal })));
    if (frames) sampled.set(asset, frames);
  });
  return sampled;
}

/** What a file is good for; null where it is good for nothing, which the log is told. */
async function tried<T>(
  asset: string,
  { signal, log }: PipelineContext,
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ err: error, asset }, 'a clip could not be looked into');
    return null;
  }
}

/** Keeps what was said, and for the church what it will not see and a picture of it. What fails here costs a look later. */
async function remember(
  {
    key,
    fresh,
    refused,
    sampled,
  }: {
    key: string;
    fresh: readonly ClipCheck[];
    refused: readonly ClipCheck[];
    sampled: ReadonlyMap<string, readonly Buffer[]>;
  },
  { checks, services: { storage }, signal, log }: PipelineContext,
): Promise<void> {
  try {
    await checks.keep({ policyKey: key, checks: fresh });
    await checks.noteRefused({
      policyKey: key,
      clips: refused.map(({ asset, sha256 }) => ({ asset, sha256 })),
    });
    for (const { asset } of refused) {
      const picture = sampled.get(asset)?.[1];
      const pictureKey = refusedPictureKey(asset);
      if (picture && pictureKey)
        await storage.put(pictureKey, { data: picture }, { contentType: 'image/jpeg' });
    }
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ err: error }, 'what was said of clips could not be kept');
  }
}

async function sha256Of(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash, { signal });
  return hash.digest('hex');
}

/** A few at a time. */
async function eachOf<T>(given: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = given.values();
  const lane = async (): Promise<void> => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: PARALLEL }, lane));
}
