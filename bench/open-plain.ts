import { openBrowser } from '@remotion/renderer';
import { join } from 'node:path';
import { assetResolver } from '../platform/assets.ts';
import { ensureTools } from '../platform/media/find-tools.ts';
import { renderPlain } from '../tests/support/plain-render.ts';
import { ENCODING } from '../worker/render/plan-render.ts';
import { openBenchServices } from './bench-services.ts';
import type { HostSetup, RenderOrder, RenderReport } from './messages.ts';

/** Remotion's `renderMedia` of the whole composition, with a browser that is open already. */
export async function openPlain({ folder, bundleDir }: HostSetup) {
  const services = await openBenchServices(join(folder, 'storage'));
  const browser = await ensureTools({ config: services.config.tools });
  const puppeteerInstance = await openBrowser('chrome', { ...browser, logLevel: 'error' });
  return {
    async render(order: RenderOrder): Promise<RenderReport> {
      const { video } = order;
      const pathOf = assetResolver({
        format: video.format,
        libraryDir: services.library.dir,
        cacheDir: folder,
        download: (key, path) => services.storage.download(key, path),
      });
      const assets = [
        ...new Set(video.shots.map((shot) => shot.clip.asset)),
        ...(video.sound.music ? [video.sound.music.asset] : []),
      ];
      const files = Object.fromEntries(
        await Promise.all(assets.map(async (asset) => [asset, await pathOf(asset)] as const)),
      );
      const startedAt = performance.now();
      await renderPlain({
        ...order,
        template: services.templates.get(video.template.id)!,
        files: { ...files, voice: order.voiceWav },
        browser,
        puppeteerInstance,
        bundleDir,
        encoding: order.encoding ?? ENCODING,
      });
      const wallMs = Math.round(performance.now() - startedAt);
      return { wallMs, firstEncoderMs: null, firstFrameMs: null, timings: null };
    },
    close: () => puppeteerInstance.close({ silent: true }),
  };
}
