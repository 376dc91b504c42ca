import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { Quality } from '../../core/quality.ts';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import { assetResolver } from '../../platform/assets.ts';
import type { RenderEngine } from '../render/open-render-engine.ts';
import type { RenderPlan } from '../render/plan-render.ts';
import type { RenderTimings } from '../render/render-video.ts';
import type { Verification } from '../render/verify/verification.ts';
import type { PipelineContext, PipelineServices } from './context.ts';

export interface RenderedVideo {
  path: string;
  durationMs: number;
  sizeBytes: number;
  frames: number;
  timings: RenderTimings;
}

/** A document with what its pictures and sound are made of. */
export interface Renderable {
  video: Video;
  template: Template;
  /** A file on this machine for each asset the document names. */
  assetPath: (asset: string) => Promise<string>;
  quality: Quality;
}

/**
 * @param cacheDir where clips and music are put that come from storage
 * @throws AppError template_unknown
 */
export function renderable(
  video: Video,
  request: { services: PipelineServices; cacheDir: string; quality: Quality },
): Renderable {
  const { services, cacheDir, quality } = request;
  const template = services.templates.get(video.template.id);
  if (!template) throw new AppError('template_unknown', { template: video.template.id });
  const assetPath = assetResolver({
    format: video.format,
    libraryDir: services.library.dir,
    cacheDir,
    download: (key, path) => services.storage.download(key, path),
  });
  return { video, template, assetPath, quality };
}

/** The finished document to an MP4 on this machine. Parts that are kept are used, whoever made them. */
export async function render(
  of: Renderable,
  context: PipelineContext,
  engine: RenderEngine,
  plan?: RenderPlan,
): Promise<RenderedVideo> {
  const { services, workDir, signal, report } = context;
  const out = join(workDir, 'video.mp4');
  const { durationMs, sizeBytes, frames, timings } = await engine.render({
    ...of,
    ...(plan && { plan }),
    voiceWav: async () => (await context.voiceWav()).path,
    dropVoiceWav: () => context.dropVoiceWav(),
    workDir,
    signal,
    onProgress: report,
    out,
    storage: services.storage,
  });
  context.log.info({ frames, durationMs, sizeBytes, timings }, 'rendered');
  return { path: out, durationMs, sizeBytes, frames, timings };
}

/** The finished document's render held against the plain way of rendering it. */
export const verify = (
  of: Renderable,
  { workDir, signal, report }: PipelineContext,
  engine: RenderEngine,
): Promise<Verification> => engine.verify({ ...of, workDir, signal, onProgress: report });
