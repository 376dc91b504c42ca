import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { renderFrames, selectComposition } from '@remotion/renderer';
import { FPS } from '../core/format.ts';
import type { Template } from '../core/template.ts';
import type { Video } from '../core/video.ts';
import type { Tools } from '../platform/media/find-tools.ts';
import { runProcess } from '../platform/processes.ts';
import { serveAssets } from '../worker/render/verify/serve-assets.ts';

/** The whole composition as Remotion draws it, one PNG a frame, encoded without any loss but that of 4:2:0. */
export async function drawLossless(request: {
  video: Video;
  template: Template;
  files: Readonly<Record<string, string>>;
  tools: Pick<Tools, 'browserExecutable' | 'chromeMode'>;
  ffmpegPath: string;
  bundleDir: string;
  folder: string;
  out: string;
}): Promise<void> {
  const { video, template, files, tools, ffmpegPath, bundleDir, folder, out } = request;
  const frames = join(folder, 'frames');
  await mkdir(frames);
  const served = await serveAssets(files);
  try {
    const common = {
      serveUrl: bundleDir,
      inputProps: { video, template, assets: served.addresses },
      browserExecutable: tools.browserExecutable,
      chromeMode: tools.chromeMode,
      logLevel: 'error' as const,
    };
    await renderFrames({
      ...common,
      composition: await selectComposition({ ...common, id: 'Video' }),
      imageFormat: 'png',
      imageSequencePattern: 'frame-[frame].[ext]',
      outputDir: frames,
      muted: true,
      onStart: () => {},
      onFrameUpdate: () => {},
    });
  } finally {
    await served.close();
  }
  const toVideo =
    'scale=in_range=pc:out_range=tv:out_color_matrix=bt709:flags=bicubic+accurate_rnd+full_chroma_int,format=yuv420p';
  const { code, stderr } = await runProcess({
    command: ffmpegPath,
    args: [
      ['-y', '-v', 'error', '-nostdin', '-framerate', String(FPS)],
      ['-pattern_type', 'glob', '-i', join(frames, '*.png'), '-vf', toVideo],
      ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', out],
    ].flat(),
  });
  if (code !== 0) throw new Error(stderr);
  await rm(frames, { recursive: true });
}
