import { join } from 'node:path';
import { writeSrt } from '../../core/captions/write-srt.ts';
import { writeVtt } from '../../core/captions/write-vtt.ts';
import type { Quality } from '../../core/quality.ts';
import type { ThumbnailFile } from '../../core/thumbnail.ts';
import { voiceOffsetMs } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import type { VideoFiles } from '../../platform/database/database.ts';
import { videoKeys } from '../../platform/storage/video-keys.ts';
import type { RenderEngine } from '../render/open-render-engine.ts';
import type { PipelineContext } from './context.ts';
import type { Renderable, RenderedVideo } from './render.ts';
import { makeThumbnail } from './thumbnail.ts';

/** What lists show, and what YouTube asks for. */
const PUBLISHED: ThumbnailFile = { size: '720', type: 'jpg' };

/** Puts the MP4, its subtitles and its thumbnail where they are downloaded from; all of one run, or none. */
export async function publish(
  video: Video,
  context: PipelineContext,
  request: {
    rendered: RenderedVideo;
    of: Omit<Renderable, 'video'>;
    engine: RenderEngine;
    run: number;
    quality: Quality;
  },
): Promise<VideoFiles> {
  const { storage } = context.services;
  const key = (name: string) => `${videoKeys(context.videoId).run(request.run)}${name}`;
  const { rendered } = request;
  const thumbnail = join(context.workDir, 'thumbnail.jpg');
  await makeThumbnail({
    ...context,
    ...request.of,
    video,
    engine: request.engine,
    file: PUBLISHED,
    out: thumbnail,
  });
  const offsetMs = voiceOffsetMs(video);
  const files = {
    mp4Key: key('video.mp4'),
    srtKey: key('video.srt'),
    vttKey: key('video.vtt'),
    thumbnailKey: key('thumbnail.jpg'),
  };
  await storage.put(
    files.srtKey,
    { data: writeSrt(video.captions, { offsetMs }) },
    { contentType: 'application/x-subrip; charset=utf-8' },
  );
  await storage.put(
    files.vttKey,
    { data: writeVtt(video.captions, { offsetMs }) },
    { contentType: 'text/vtt; charset=utf-8' },
  );
  await storage.put(files.thumbnailKey, { path: thumbnail }, { contentType: 'image/jpeg' });
  context.report(0.3);
  await storage.put(files.mp4Key, { path: rendered.path }, { contentType: 'video/mp4' });
  const { durationMs, sizeBytes } = rendered;
  return { ...files, durationMs, sizeBytes, quality: request.quality };
}
