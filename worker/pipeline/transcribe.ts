import { alignToTranscript } from '../../core/captions/align-to-transcript.ts';
import { readManuscript } from '../../core/captions/read-manuscript.ts';
import { transcriptFromSubtitles } from '../../core/captions/transcript-from-subtitles.ts';
import { correctTranscript } from '../../core/dictionary/apply-dictionary.ts';
import { AppError } from '../../core/errors.ts';
import type { Transcript, Video } from '../../core/video.ts';
import { analyse, ANALYSIS_RATE } from './analyse.ts';
import type { PipelineContext } from './context.ts';
import { speechVocabulary } from './speech-vocabulary.ts';

/**
 * Words with times. Subtitles that came along are taken as they are; a manuscript's words win and take their
 * times from the speech service, or from the sound itself where there is none or it heard nothing; else the
 * service's words, also where the manuscript is of something else.
 * @throws AppError audio_no_sound | words_missing | speech_nothing_heard where there are no words to be had
 */
export async function transcribe(video: Video, context: PipelineContext): Promise<Video> {
  const transcript = await findWords(video, context);
  const silent = video.recording?.speech.length === 0;
  if (transcript.segments.length === 0) {
    if (silent) throw new AppError('audio_no_sound');
    throw new AppError(transcript.source === 'speech' ? 'speech_nothing_heard' : 'words_missing');
  }
  if (silent) context.note('no_voice');
  else if (transcript.timing === 'rough') context.note('rough_timing');
  return { ...video, transcript };
}

async function findWords(video: Video, context: PipelineContext): Promise<Transcript> {
  const { language } = video;
  const { manuscript, subtitles } = context.source;
  if (subtitles) return transcriptFromSubtitles(subtitles, language);
  const lines = manuscript ? readManuscript(manuscript) : null;
  const { speech } = context.services;
  if (speech) {
    const said = await speech.transcribe({
      audioPath: (await context.voiceWav()).path,
      durationMs: video.recording?.durationMs ?? 0,
      language,
      vocabulary: speechVocabulary(video, context),
      signal: context.signal,
      onProgress: context.report,
    });
    const heard = correctTranscript(said, context.dictionary);
    if (!lines) return heard;
    if (heard.segments.length > 0) {
      const voiced = video.recording?.speech ?? [];
      const { transcript, unlike } = alignToTranscript({
        lines,
        heard,
        language,
        ...(voiced.length > 0 && { voiced }),
      });
      if (!unlike) return transcript;
      context.note('manuscript_unlike');
      return { ...heard, matched: transcript.matched ?? 0 };
    }
  }
  if (!lines) throw new AppError('words_missing');
  const samples = await context.services.media.decodePcm({
    path: (await context.voiceWav()).path,
    sampleRate: ANALYSIS_RATE,
    signal: context.signal,
  });
  const aligned = await analyse(
    { kind: 'align', samples, sampleRate: ANALYSIS_RATE, lines, language },
    context.signal,
    context.report,
  );
  if (aligned.matched !== undefined) context.note('manuscript_doubtful');
  return aligned;
}
