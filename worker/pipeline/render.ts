import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { Video } from '../../core/video.ts';
import { assetResolver } from '../../platform/assets.ts';
import type { RenderEngine } from '../render/open-render-engine.ts';
import type { Verification } from '../render/verify/verification.ts';
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
  const { services, workDir } = context;
  const out = join(workDir, 'video.mp4');
  const { durationMs, sizeBytes, frames, timings } = await engine.render({
    ...requestOf(video, context),
    voiceWav: (await context.voiceWav()).path,
    out,
    storage: services.storage,
  });
  context.log.info({ frames, durationMs, sizeBytes, timings }, 'rendered');
  return { path: out, durationMs, sizeBytes };
}

/** The finished document's render held against the plain way of rendering it. */
export const verify = (video: Video, context: PipelineContext, engine: RenderEngine): Promise<Verification> =>
  engine.verify(requestOf(video, context));

function requestOf(video: Video, { services, signal, workDir, report }: PipelineContext) {
  const template = services.templates.get(video.template.id);
  if (!template) throw new AppError('template_unknown', { template: video.template.id });
  const assetPath = assetResolver({
    format: video.format,
    libraryDir: services.library.dir,
    cacheDir: workDir,
    download: (key, path) => services.storage.download(key, path),
  });
  return { video, template, assetPath, workDir, signal, onProgress: report };
}
