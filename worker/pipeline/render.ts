import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { Video } from '../../core/video.ts';
import { assetResolver } from '../../platform/assets.ts';
import type { RenderEngine } from '../render/open-render-engine.ts';
import type { PipelineContext } from './context.ts';

export interface RenderedVideo {
  path: string;
  durationMs: number;
  sizeBytes: number;
}

/** The finished document to an MP4 on this machine. */
export async function render(
  video: Video,
  context: PipelineContext,
  engine: RenderEngine,
): Promise<RenderedVideo> {
  const { services, signal, workDir } = context;
  const template = services.templates.get(video.template.id);
  if (!template) throw new AppError('template_unknown', { template: video.template.id });
  const out = join(workDir, 'video.mp4');
  const { durationMs, sizeBytes, frames, timings } = await engine.render({
    video,
    template,
    assetPath: assetResolver({
      format: video.format,
      libraryDir: services.library.dir,
      cacheDir: workDir,
      download: (key, path) => services.storage.download(key, path),
    }),
    voiceWav: (await context.voiceWav()).path,
    workDir,
    out,
    storage: services.storage,
    signal,
    onProgress: context.report,
  });
  context.log.info({ frames, durationMs, sizeBytes, timings }, 'rendered');
  return { path: out, durationMs, sizeBytes };
}
