import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { assetResolver } from '../platform/assets.ts';
import { ENCODING } from '../worker/render/plan-render.ts';
import { openBenchServices } from './bench-services.ts';
import type { HostSetup, RenderOrder, RenderReport } from './messages.ts';
import { renderFloor } from './render-floor.ts';

/** ffmpeg alone. */
export async function openFloor({ folder }: HostSetup) {
  const services = await openBenchServices(join(folder, 'storage'));
  return {
    async render({ video }: RenderOrder): Promise<RenderReport> {
      const workDir = join(folder, 'work');
      await mkdir(workDir);
      const startedAt = performance.now();
      try {
        await renderFloor({
          video,
          template: services.templates.get(video.template.id)!,
          assetPath: assetResolver({
            format: video.format,
            libraryDir: services.library.dir,
            cacheDir: workDir,
            download: (key, path) => services.storage.download(key, path),
          }),
          media: services.media,
          encoding: ENCODING,
          workDir,
        });
        const wallMs = Math.round(performance.now() - startedAt);
        return { wallMs, firstEncoderMs: null, firstFrameMs: null, timings: null };
      } finally {
        await rm(workDir, { recursive: true, force: true });
      }
    },
    close: async () => {},
  };
}
