import { mkdtemp, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError, isAppError } from '../../core/errors.ts';
import { frameToMs } from '../../core/format.ts';
import type { RenderFigures } from '../../core/timings.ts';
import type { Logger } from '../../platform/log.ts';
import type { BrowserTool } from '../../platform/media/find-tools.ts';
import type { Media } from '../../platform/media/media.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import { hashOf } from './bundle-compositions.ts';
import { drawThumbnail, type ThumbnailRequest } from './draw-thumbnail.ts';
import { openPartStore, type PartStore } from './part-store.ts';
import { openEncodeSlots } from './encode-slots.ts';
import { openDrawer } from './open-drawer.ts';
import { planRender, type PlannedChunk, type PlanRequest, type RenderPlan } from './plan-render.ts';
import { missingChunks, renderChunks, renderSound, type PartRequest } from './render-parts.ts';
import { renderShots, type ShotFilm, type ShotsRequest } from './render-shots.ts';
import { reportUsage } from './report-usage.ts';
import { renderVideo, type RenderRequest, type RenderTimings } from './render-video.ts';
import type { Verification } from './verify/verification.ts';
import { verifyRender, type VerifyRequest } from './verify/verify-render.ts';

export interface RenderResult {
  durationMs: number;
  frames: number;
  sizeBytes: number;
  timings: RenderTimings;
}

/** Where a worker's part of a render is kept, and what it may use on the way. */
interface PartPlace {
  storage: Storage;
  /** An existing folder; a folder inside it is used and removed, however the work ends. */
  workDir: string;
}

/** Documents to MP4s. Holds one browser, opened at the first render and kept until closed. */
export interface RenderEngine {
  /** What parts are kept by, besides what is in them: changes with all code that draws, composes or mixes. */
  readonly codeVersion: string;
  /** @throws AppError cancelled | asset_missing | disk_full | render_failed */
  render(request: RenderRequest): Promise<RenderResult>;
  /** What a render is made of. @throws AppError cancelled | asset_missing */
  plan(request: PlanRequest): Promise<RenderPlan>;
  /** The chunks of a render that are not kept. @throws AppError storage_failed */
  missing(plan: RenderPlan, storage: Storage): Promise<PlannedChunk[]>;
  /**
   * Makes these chunks, or what of them is missing, and keeps each as it is done.
   * @throws AppError cancelled | disk_full | render_failed | storage_failed
   */
  makeChunks(request: PartRequest & PartPlace & { chunks: readonly PlannedChunk[] }): Promise<RenderFigures>;
  /** Makes and keeps the sound, where it is missing. @throws like makeChunks */
  makeSound(
    request: PartRequest &
      PartPlace & { voiceWav: () => Promise<string>; dropVoiceWav?: () => Promise<void> },
  ): Promise<RenderFigures>;
  /** Each shot as a film of its own. @throws AppError cancelled | asset_missing | disk_full | render_failed | storage_failed */
  shots(request: ShotsRequest): Promise<ShotFilm[]>;
  /** A thumbnail as the studio shows it. @throws AppError cancelled | disk_full | render_failed */
  thumbnail(request: ThumbnailRequest): Promise<void>;
  /**
   * Holds the fast render of a document against the plain one; takes many times as long as a render.
   * @throws AppError cancelled | asset_missing | disk_full | render_failed
   */
  verify(request: VerifyRequest): Promise<Verification>;
  close(): Promise<void>;
}

/** What composes and mixes, and the words in which engines are told to. */
const COMPOSING = ['worker/render', 'worker/edit-pack', 'platform/media'];

export async function openRenderEngine(
  settings: BrowserTool & {
    bundleDir: string;
    media: Media;
    log: Logger;
    /** Remotion's, and whether what is rendered counts. */
    license?: { key: string; production: boolean };
  },
): Promise<RenderEngine> {
  const { media, log, license, ...browser } = settings;
  const drawer = openDrawer(browser);
  const slots = openEncodeSlots();
  // the bundle's name is the hash of everything that draws; this adds everything that composes
  const composing = await hashOf(fileURLToPath(new URL('../..', import.meta.url)), COMPOSING);
  const codeVersion = `${basename(settings.bundleDir)}-${composing}`;

  /** Does work in a folder of its own, and tells its failures as AppErrors. */
  const inFolder = async <T>(
    { workDir, signal }: { workDir: string; signal: AbortSignal },
    work: (folder: string) => Promise<T>,
  ): Promise<T> => {
    const folder = await mkdtemp(join(workDir, 'render-'));
    try {
      return await work(folder);
    } catch (error) {
      throw renderError(error, signal);
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  };
  const tools = { drawer, media, slots, codeVersion };

  return {
    codeVersion,
    render: (request) =>
      inFolder(request, async (folder) => {
        const store = openPartStore(request.storage, (error) =>
          log.warn({ err: error }, 'part of a render not kept'),
        );
        const { frames, timings } = await renderVideo({ ...request, ...tools, folder, store });
        const { size } = await stat(request.out);
        reportUsage({ licenseKey: license?.key, production: license?.production ?? false, log });
        return { durationMs: Math.round(frameToMs(frames)), frames, sizeBytes: size, timings };
      }),
    plan: (request) =>
      planRender({ ...request, ...tools }).catch((error: unknown) => {
        throw renderError(error, request.signal);
      }),
    missing: (plan, storage) => missingChunks(plan.chunks, strictStore(storage)),
    makeChunks: (request) =>
      inFolder(request, (folder) =>
        renderChunks({ ...request, ...tools, folder, store: strictStore(request.storage) }),
      ),
    makeSound: (request) =>
      inFolder(request, (folder) =>
        renderSound({ ...request, ...tools, folder, store: strictStore(request.storage) }),
      ),
    shots: (request) =>
      inFolder(request, (folder) =>
        renderShots({ ...request, ...tools, folder, store: openPartStore(null, () => {}) }),
      ),
    thumbnail: (request) => inFolder(request, (folder) => drawThumbnail({ ...request, ...tools, folder })),
    verify: (request) =>
      verifyRender({ ...request, drawer, media }).catch((error: unknown) => {
        throw renderError(error, request.signal);
      }),
    close: () => drawer.close(),
  };
}

/** For parts that are made to be kept. */
const strictStore = (storage: Storage): PartStore =>
  openPartStore(storage, (error) => {
    throw error;
  });

function renderError(error: unknown, signal: AbortSignal): AppError {
  if (signal.aborted) return new AppError('cancelled', {}, { cause: signal.reason });
  if (isAppError(error)) return error;
  const full = (error as NodeJS.ErrnoException | null)?.code === 'ENOSPC';
  return new AppError(full ? 'disk_full' : 'render_failed', {}, { cause: error });
}
