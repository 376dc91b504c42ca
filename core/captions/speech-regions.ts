import { FRAME_MS, speechEnvelope } from './speech-envelope.ts';
import { voiceActivity } from './voice-activity.ts';

/** Pauses shorter than this do not part two regions. */
const JOIN_MS = 300;

/** Where somebody speaks, in whole milliseconds of the recording: for ducking the music. */
export function speechRegions(
  samples: Float32Array,
  sampleRate: number,
): { startMs: number; endMs: number }[] {
  const regions: { startMs: number; endMs: number }[] = [];
  for (const { from, to } of voiceActivity(speechEnvelope(samples, sampleRate)).runs) {
    const startMs = Math.round(from * FRAME_MS);
    const endMs = Math.round(to * FRAME_MS);
    const last = regions[regions.length - 1];
    if (last && startMs - last.endMs < JOIN_MS) last.endMs = endMs;
    else regions.push({ startMs, endMs });
  }
  return regions;
}
