import { join } from 'node:path';
import { ensureTools, findBrowser } from '../platform/media/find-tools.ts';
import { startVideoWorker } from '../platform/queue/open-queue.ts';
import { openScratch } from '../platform/scratch.ts';
import type { Services } from '../platform/services.ts';
import { videoJobHandler } from './handle-video-job.ts';
import { sweepPacks } from './edit-pack/sweep-packs.ts';
import { forgetUploads, startPreparing } from './library/start-preparing.ts';
import { bundleCompositions } from './render/bundle-compositions.ts';
import { openRenderEngine, type RenderEngine } from './render/open-render-engine.ts';
import { sweepParts } from './render/part-store.ts';
import { queueLostRuns } from './queue-lost-runs.ts';
import { openRunRooms } from './run-rooms.ts';
import { partsAtOnce } from './share-out.ts';

/** How often rows are looked for that say "working" while nobody works on them. */
const SWEEP_MS = 30_000;
const SWEEP_PARTS_MS = 60 * 60 * 1000;

/** The render engine of this machine: browser found, compositions bundled once and kept in the data folder. */
export async function startRenderEngine(
  services: Pick<Services, 'config' | 'log' | 'media'>,
): Promise<RenderEngine> {
  const { config, log, media } = services;
  const [browser, bundleDir] = await Promise.all([
    findBrowser(config.tools).then((found) => found ?? ensureTools({ config: config.tools })),
    bundleCompositions({ cacheDir: join(config.dataDir, 'cache', 'bundles') }),
  ]);
  return openRenderEngine({
    ...browser,
    bundleDir,
    media,
    log,
    ...(config.tools.remotionLicenseKey && {
      license: { key: config.tools.remotionLicenseKey, production: config.production },
    }),
  });
}

/** Takes videos from the queue until closed. Closing hands running work back to the queue. */
export async function startWorker(services: Services): Promise<{ close(): Promise<void> }> {
  const { config, log, database, queue } = services;
  const { videosAtOnce } = config.worker;
  const scratch = await openScratch(config);

  // Started at once so that the first video need not wait for it; a failure is told by the job that needs it.
  let engine: Promise<RenderEngine> | null = null;
  const openEngine = () =>
    (engine ??= startRenderEngine(services).catch((error: unknown) => {
      engine = null;
      throw error;
    }));
  openEngine().then(
    () => log.info('render engine ready'),
    (error: unknown) => log.error({ err: error }, 'render engine could not start'),
  );

  const worker = await startVideoWorker({
    url: services.queueUrl,
    concurrency: {
      videos: config.worker.concurrency,
      joins: config.worker.concurrency,
      packs: 1,
      parts: partsAtOnce(),
    },
    handler: videoJobHandler({
      ...services,
      engine: openEngine,
      rooms: openRunRooms({ scratchDir: scratch.dir, services, engine: openEngine }),
      scratchDir: scratch.dir,
      videosAtOnce,
    }),
    log,
  });
  const preparing = startPreparing({ ...services, scratchDir: scratch.dir });
  const cleanUp = () => {
    sweepParts(services.storage, { ...config.renderCache, now: Date.now() }).catch((error: unknown) =>
      log.warn({ err: error }, 'old parts of renders could not be removed'),
    );
    sweepPacks(services.storage, Date.now()).catch((error: unknown) =>
      log.warn({ err: error }, 'old edit packs could not be removed'),
    );
    forgetUploads(services).catch((error: unknown) =>
      log.warn({ err: error }, 'deleted uploads could not be removed'),
    );
  };
  cleanUp();
  const cleaning = setInterval(cleanUp, SWEEP_PARTS_MS);
  const sweep = setInterval(() => void queueLostRuns({ database, queue, videosAtOnce, log }), SWEEP_MS);
  await queueLostRuns({ database, queue, videosAtOnce, log });
  return {
    async close() {
      clearInterval(sweep);
      clearInterval(cleaning);
      await Promise.all([worker.close(), preparing.close()]);
      await (await engine?.catch(() => null))?.close();
      await scratch.close();
    },
  };
}
