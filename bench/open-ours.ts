import { mkdir, rm } from 'node:fs/promises';
import { NO_PICTURES } from '../core/church-pictures.ts';
import { join } from 'node:path';
import { assetResolver } from '../platform/assets.ts';
import { openContext } from '../worker/pipeline/open-context.ts';
import { startRenderEngine } from '../worker/start-worker.ts';
import { openBenchServices } from './bench-services.ts';
import type { HostSetup, RenderOrder, RenderReport } from './messages.ts';
import { watchMedia } from './watch-media.ts';

/** The product's engine as its worker has it: from the document and the upload in storage to the MP4. */
export async function openOurs({ folder }: HostSetup) {
  const services = await openBenchServices(join(folder, 'unused'));
  const watched = watchMedia(services.media);
  const engine = await startRenderEngine({ ...services, media: watched.media });

  return {
    async render(order: RenderOrder): Promise<RenderReport> {
      const { storage } = await openBenchServices(order.storage);
      await storage.put(order.source.audioKey, { path: order.recording }, { contentType: 'audio/mpeg' });
      const workDir = join(folder, 'work');
      await mkdir(workDir);
      const { signal } = new AbortController();
      const first = watched.restart();
      const startedAt = performance.now();
      try {
        const context = openContext({
          videoId: 'bench',
          services: { ...services, storage },
          source: order.source,
          dictionary: [],
          pictures: NO_PICTURES,
          workDir,
          signal,
          log: services.log,
          report: () => {},
          note: () => {},
        });
        const { timings } = await engine.render({
          video: order.video,
          template: services.templates.get(order.video.template.id)!,
          assetPath: assetResolver({
            format: order.video.format,
            libraryDir: services.library.dir,
            cacheDir: workDir,
            download: (key, path) => storage.download(key, path),
          }),
          voiceWav: async () => (await context.voiceWav()).path,
          dropVoiceWav: () => context.dropVoiceWav(),
          workDir,
          out: order.out,
          storage,
          signal,
          onProgress: () => {},
          encoding: order.encoding,
        });
        const since = (at: number | null) => at && Math.round(at - startedAt);
        return {
          wallMs: Math.round(performance.now() - startedAt),
          firstEncoderMs: since(first.startedAt),
          firstFrameMs: since(first.frameAt),
          timings,
        };
      } finally {
        await rm(workDir, { recursive: true, force: true });
      }
    },
    close: () => engine.close(),
  };
}
