import { writeScript } from '../../core/script/write-script.ts';
import type { Video } from '../../core/video.ts';
import type { PipelineContext } from './context.ts';

/** Title, scripture reference, summary and scenes: by the language model where there is one, else by rules. */
export async function script(video: Video, context: PipelineContext): Promise<Video> {
  const lines = video.captions.map((c) => ({ startMs: c.startMs, endMs: c.endMs, text: c.lines.join(' ') }));
  const durationMs = video.recording?.durationMs ?? 0;
  const request = { language: video.language, title: video.title, lines, durationMs };
  const { writing } = context.services;
  const written = await writing?.writeScript({ ...request, signal: context.signal });
  if (writing && !written) context.note('script_by_rules');
  const made = written ?? writeScript({ ...request, manuscript: context.source.manuscript ?? '' });
  return {
    ...video,
    // what the person typed is never replaced
    title: video.title || made.title,
    scripture: video.scripture || made.scripture,
    script: made.script,
  };
}
