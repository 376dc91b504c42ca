import { join } from 'node:path';
import type { Video } from '../../core/video.ts';
import { cleanVoiceFilter, measureCleaning } from '../render/clean-voice.ts';
import { analyse, ANALYSIS_RATE } from './analyse.ts';
import type { PipelineContext } from './context.ts';
import { videoKeys } from '../../platform/storage/video-keys.ts';

/**
 * Measures the recording: exact length, loudness, waveform, where somebody speaks, how to
 * clean it; and keeps a light copy of the clean voice for the preview.
 */
export async function probe(video: Video, context: PipelineContext): Promise<Video> {
  const { media, storage, maxDurationMinutes } = context.services;
  const { signal, source } = context;
  await media.checkAudio({ path: await context.recordingPath(), maxMinutes: maxDurationMinutes, signal });
  context.report(0.3);
  const voice = await context.voiceWav();
  const { lufs } = await media.measureMix({
    inputs: [{ path: voice.path }],
    graph: '[0:a]',
    peak: false,
    signal,
  });
  const cleaning = await measureCleaning({ voiceWav: voice.path, lufs, media, signal });
  context.report(0.6);
  const samples = await media.decodePcm({ path: voice.path, sampleRate: ANALYSIS_RATE, signal });
  const measured = await analyse({ kind: 'measure', samples, sampleRate: ANALYSIS_RATE }, signal);
  const preview = join(context.workDir, 'voice.m4a');
  await media.toPreview({
    path: voice.path,
    filter: cleanVoiceFilter(cleaning, voice.samples),
    out: preview,
    signal,
  });
  await storage.put(videoKeys(context.videoId).preview, { path: preview }, { contentType: 'audio/mp4' });
  return {
    ...video,
    recording: {
      sha256: source.audioSha256,
      fileName: source.audioFileName,
      samples: voice.samples,
      durationMs: Math.max(1, Math.round((voice.samples * 1000) / 48_000)),
      lufs,
      cleaning,
      ...measured,
    },
  };
}
