import { mkdtemp, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError, isAppError } from '../../core/errors.ts';
import { frameToMs } from '../../core/format.ts';
import type { Logger } from '../../platform/log.ts';
import type { BrowserTool } from '../../platform/media/find-tools.ts';
import type { Media } from '../../platform/media/media.ts';
import { hashOf } from './bundle-compositions.ts';
import { openPartStore } from './part-store.ts';
import type { Encoding } from './compose-chunk.ts';
import { openEncodeSlots } from './encode-slots.ts';
import { openDrawer } from './open-drawer.ts';
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

/** Documents to MP4s. Holds one browser, opened at the first render and kept until closed. */
export interface RenderEngine {
  /** @throws AppError cancelled | asset_missing | disk_full | render_failed */
  render(request: RenderRequest): Promise<RenderResult>;
  /**
   * Holds the fast render of a document against the plain one; takes many times as long as a render.
   * @throws AppError cancelled | asset_missing | disk_full | render_failed
   */
  verify(request: VerifyRequest): Promise<Verification>;
  close(): Promise<void>;
}

/** x264: veryfast at 20 is the knee; a faster preset doubles the size, a slower one the time (docs/rendering.md). */
export const ENCODING: Encoding = { preset: 'veryfast', crf: 20 };

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
  const composing = await hashOf(fileURLToPath(new URL('.', import.meta.url)), ['.']);
  const codeVersion = `${basename(settings.bundleDir)}-${composing}`;

  return {
    async render(request) {
      const folder = await mkdtemp(join(request.workDir, 'render-'));
      const store = openPartStore(request.storage, (error) =>
        log.warn({ err: error }, 'part of a render not kept'),
      );
      try {
        const { frames, timings } = await renderVideo({
          ...request,
          encoding: request.encoding ?? ENCODING,
          folder,
          drawer,
          media,
          slots,
          store,
          codeVersion,
        });
        const { size } = await stat(request.out);
        reportUsage({ licenseKey: license?.key, production: license?.production ?? false, log });
        return { durationMs: Math.round(frameToMs(frames)), frames, sizeBytes: size, timings };
      } catch (error) {
        throw renderError(error, request.signal);
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      }
    },
    verify: (request) =>
      verifyRender({ ...request, drawer, media }).catch((error: unknown) => {
        throw renderError(error, request.signal);
      }),
    close: () => drawer.close(),
  };
}

function renderError(error: unknown, signal: AbortSignal): AppError {
  if (signal.aborted) return new AppError('cancelled', {}, { cause: signal.reason });
  if (isAppError(error)) return error;
  const full = (error as NodeJS.ErrnoException | null)?.code === 'ENOSPC';
  return new AppError(full ? 'disk_full' : 'render_failed', {}, { cause: error });
}
