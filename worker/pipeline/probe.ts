import { speechRegions } from '../../core/captions/speech-regions.ts';
import { waveformPeaks } from '../../core/captions/waveform-peaks.ts';
import type { Video } from '../../core/video.ts';
import type { PipelineContext } from './context.ts';
import { join } from 'node:path';

/** Sample rate at which speech is looked for: telephone quality is plenty, memory stays small. */
const ANALYSIS_RATE = 16_000;

/** Measures the recording: exact length, loudness, waveform, where somebody speaks; and keeps a light copy for the preview. */
export async function probe(video: Video, context: PipelineContext): Promise<Video> {
  const { media, storage, maxDurationMinutes } = context.services;
  const { signal, source } = context;
  await media.checkAudio({ path: await context.recordingPath(), maxMinutes: maxDurationMinutes, signal });
  context.report(0.3);
  const voice = await context.voiceWav();
  const loudness = await media.measureLoudness({ path: voice.path, signal });
  context.report(0.6);
  const samples = await media.decodePcm({ path: voice.path, sampleRate: ANALYSIS_RATE, signal });
  const preview = join(context.workDir, 'voice.m4a');
  await media.toPreview({ path: voice.path, out: preview, signal });
  await storage.put(`videos/${context.videoId}/voice.m4a`, { path: preview }, { contentType: 'audio/mp4' });
  return {
    ...video,
    recording: {
      sha256: source.audioSha256,
      fileName: source.audioFileName,
      samples: voice.samples,
      durationMs: Math.max(1, Math.round((voice.samples * 1000) / 48_000)),
      lufs: loudness.lufs,
      peaks: waveformPeaks(samples, ANALYSIS_RATE),
      speech: speechRegions(samples, ANALYSIS_RATE),
    },
  };
}
