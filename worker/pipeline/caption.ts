import { paginateCaptions } from '../../core/captions/paginate-captions.ts';
import type { Video } from '../../core/video.ts';
import type { PipelineContext } from './context.ts';

/** Words to captions that read well, in the format of the video. */
export async function caption(video: Video, context: PipelineContext): Promise<Video> {
  if (!video.transcript) return video;
  const captions = paginateCaptions({
    transcript: video.transcript,
    format: video.format,
    rhythm: video.rhythm,
  });
  context.log.info({ captions: captions.length }, 'captions made');
  return { ...video, captions };
}
