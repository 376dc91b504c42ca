import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { renderMedia, selectComposition } from '@remotion/renderer';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import type { BrowserTool } from '../../platform/media/find-tools.ts';
import type { Encoding } from '../../worker/render/compose-chunk.ts';

/**
 * The document rendered the plain way: Remotion's `renderMedia` of the `Devotional` composition, one screenshot a
 * frame, with as many pages at once as Remotion chooses.
 *
 * @param files path of each asset; `voice` is the recording
 * @param imageFormat Remotion's own choice (`jpeg`) where left out
 */
export async function renderPlain(request: {
  video: Video;
  template: Template;
  files: Readonly<Record<string, string>>;
  browser: BrowserTool;
  bundleDir: string;
  encoding: Encoding;
  imageFormat?: 'png' | 'jpeg';
  out: string;
}): Promise<void> {
  const { video, template, files, browser, bundleDir, encoding, out } = request;
  const server = await serveFiles(files);
  try {
    const { port } = server.address() as AddressInfo;
    const assets = Object.fromEntries(
      Object.keys(files).map((asset) => [asset, `http://127.0.0.1:${port}/${encodeURIComponent(asset)}`]),
    );
    const common = {
      serveUrl: bundleDir,
      inputProps: { video, template, assets },
      browserExecutable: browser.browserExecutable,
      chromeMode: browser.chromeMode,
      logLevel: 'error' as const,
    };
    await renderMedia({
      ...common,
      composition: await selectComposition({ ...common, id: 'Devotional' }),
      codec: 'h264',
      outputLocation: out,
      ...(request.imageFormat && { imageFormat: request.imageFormat }),
      crf: encoding.crf,
      x264Preset: encoding.preset as 'veryfast',
      colorSpace: 'bt709',
      pixelFormat: 'yuv420p',
    });
  } finally {
    server.close();
  }
}

/** Files by asset name on loopback, in ranges. */
async function serveFiles(files: Readonly<Record<string, string>>): Promise<Server> {
  const serving = createServer((request, response) => {
    const path = files[decodeURIComponent(request.url!.slice(1))];
    if (!path) return void response.writeHead(404).end();
    const size = statSync(path).size;
    const [, start = '0', end = ''] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? [];
    const last = end === '' ? size - 1 : Number(end);
    response.writeHead(request.headers.range ? 206 : 200, {
      'content-type': path.endsWith('.mp4') ? 'video/mp4' : path.endsWith('.m4a') ? 'audio/mp4' : 'audio/wav',
      'content-length': last - Number(start) + 1,
      'content-range': `bytes ${start}-${last}/${size}`,
      'accept-ranges': 'bytes',
      'access-control-allow-origin': '*',
    });
    createReadStream(path, { start: Number(start), end: last }).pipe(response);
  });
  await once(serving.listen(0, '127.0.0.1'), 'listening');
  return serving;
}
