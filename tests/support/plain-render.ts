import { renderMedia, selectComposition, type HeadlessBrowser } from '@remotion/renderer';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import type { BrowserTool } from '../../platform/media/find-tools.ts';
import type { Encoding } from '../../worker/render/compose-chunk.ts';
import { serveAssets } from '../../worker/render/verify/serve-assets.ts';

/**
 * The document rendered the plain way: Remotion's `renderMedia` of the `Video` composition, one screenshot a
 * frame, with as many pages at once as Remotion chooses.
 *
 * @param files path of each asset; `voice` is the recording
 * @param puppeteerInstance a browser that is open already; one is opened and closed where left out
 * @param imageFormat Remotion's own choice (`jpeg`) where left out
 * @param concurrency pages at once; Remotion's own choice where left out
 * @param frameRange first and last frame; all where left out
 */
export async function renderPlain(request: {
  video: Video;
  template: Template;
  files: Readonly<Record<string, string>>;
  browser: BrowserTool;
  puppeteerInstance?: HeadlessBrowser;
  bundleDir: string;
  encoding: Encoding;
  imageFormat?: 'png' | 'jpeg';
  concurrency?: number;
  frameRange?: readonly [number, number];
  out: string;
}): Promise<void> {
  const { video, template, files, browser, bundleDir, encoding, frameRange, out } = request;
  const served = await serveAssets(files);
  try {
    const common = {
      serveUrl: bundleDir,
      inputProps: { video, template, assets: served.addresses },
      browserExecutable: browser.browserExecutable,
      chromeMode: browser.chromeMode,
      puppeteerInstance: request.puppeteerInstance,
      logLevel: 'error' as const,
    };
    await renderMedia({
      ...common,
      composition: await selectComposition({ ...common, id: 'Video' }),
      codec: 'h264',
      outputLocation: out,
      ...(request.imageFormat && { imageFormat: request.imageFormat }),
      ...(request.concurrency !== undefined && { concurrency: request.concurrency }),
      ...(frameRange && { frameRange: [...frameRange] }),
      crf: encoding.crf,
      x264Preset: encoding.preset as 'veryfast',
      colorSpace: 'bt709',
      pixelFormat: 'yuv420p',
    });
  } finally {
    await served.close();
  }
}
