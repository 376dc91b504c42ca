import { correctSpelling } from '../../core/script/correct-spelling.ts';
import { snapScenes } from '../../core/script/snap-scenes.ts';
import { writeScript } from '../../core/script/write-script.ts';
import type { Video } from '../../core/video.ts';
import { caption } from './caption.ts';
import type { PipelineContext } from './context.ts';
import { speechVocabulary } from './speech-vocabulary.ts';

/**
 * Title, scripture reference, summary and scenes: by the language model where there is one, else by rules. What the model
 * would spell otherwise of words that were heard is corrected, and captions are made of them again.
 */
export async function script(given: Video, context: PipelineContext): Promise<Video> {
  const lines = given.captions.map((c) => ({ startMs: c.startMs, endMs: c.endMs, text: c.lines.join(' ') }));
  const durationMs = given.recording?.durationMs ?? 0;
  const request = { language: given.language, title: given.title, lines, durationMs };
  const { writing } = context.services;
  const wasHeard = given.transcript?.source === 'speech';
  const written = await writing?.writeScript({
    ...request,
    spelling: wasHeard ? { vocabulary: speechVocabulary(given, context) } : null,
    signal: context.signal,
  });
  if (writing && !written) context.note('script_by_rules');
  const made = written ?? {
    ...writeScript({ ...request, manuscript: context.source.manuscript ?? '' }),
    edits: [],
  };
  const video = await correct(given, made.edits, context);
  return {
    ...video,
    // what the person typed is never replaced
    title: video.title || made.title,
    scripture: video.scripture || made.scripture,
    script:
      video.captions === given.captions
        ? made.script
        : { ...made.script, scenes: snapScenes(made.script.scenes, video.captions) },
  };
}

async function correct(
  video: Video,
  edits: Parameters<typeof correctSpelling>[0]['edits'],
  context: PipelineContext,
): Promise<Video> {
  const { transcript, captions } = video;
  if (!transcript || edits.length === 0) return video;
  const corrected = correctSpelling({ transcript, captions, edits, rules: context.dictionary });
  context.log.info({ suggested: edits.length, made: corrected.made }, 'spelling corrected');
  return corrected.made > 0 ? caption({ ...video, transcript: corrected.transcript }, context) : video;
}
