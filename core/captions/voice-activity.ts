import { FRAME_RATE, quantile, smooth, type SpeechEnvelope } from './speech-envelope.ts';

/** Frames in which somebody speaks, without a break: `from` included, `to` not. */
export interface SpeechRun {
  from: number;
  to: number;
}

export interface VoiceActivity {
  runs: SpeechRun[];
  /** Seconds of speech before each frame; one longer than the frames. */
  spokenBefore: Float32Array;
}

/** A dip shorter than this is part of a word (closures of ㅂ, ㄷ, ㄱ last up to 0.1 s). */
const MIN_PAUSE_FRAMES = 12;
/** A sound shorter than this is a click or a breath. */
const MIN_SPEECH_FRAMES = 8;

/**
 * Where somebody speaks, from loudness alone: two thresholds between the recording's own quiet and loud,
 * so that the level of the recording does not matter. Digital silence is kept out of the noise floor.
 */
export function voiceActivity(envelope: SpeechEnvelope): VoiceActivity {
  const level = smooth(envelope.full, 5);
  const active = thresholded(level);
  dropShort(active, 1, 4);
  dropShort(active, 0, MIN_PAUSE_FRAMES);
  dropShort(active, 1, MIN_SPEECH_FRAMES);
  const spokenBefore = new Float32Array(active.length + 1);
  let spoken = 0;
  for (let t = 0; t < active.length; t++) {
    spoken += active[t]!;
    spokenBefore[t + 1] = spoken / FRAME_RATE;
  }
  return { runs: stretches(active).filter((s) => s.value === 1), spokenBefore };
}

/** 1 for each frame in which somebody speaks. */
export function spokenFrames(voice: VoiceActivity): Uint8Array {
  const spoken = new Uint8Array(voice.spokenBefore.length - 1);
  for (const { from, to } of voice.runs) spoken.fill(1, from, to);
  return spoken;
}

/** Loud that nothing quieter is speech, whatever the recording: about -75 dB full scale. */
const SILENCE_DB = -75;

function thresholded(level: Float32Array): Uint8Array {
  const active = new Uint8Array(level.length);
  const loud = quantile(level.slice().sort(), 0.92);
  if (!(loud > SILENCE_DB)) return active;
  const live = level.filter((v) => v > loud - 60).sort();
  const quiet = Math.max(quantile(live, 0.05), loud - 50);
  const enter = quiet + 0.38 * (loud - quiet);
  const stay = quiet + 0.28 * (loud - quiet);
  // forwards, then backwards: an onset is as gradual as an end
  let on = false;
  for (let t = 0; t < level.length; t++) {
    on = level[t]! > (on ? stay : enter);
    if (on) active[t] = 1;
  }
  on = false;
  for (let t = level.length - 1; t >= 0; t--) {
    on = active[t] === 1 || (on && level[t]! > stay);
    if (on) active[t] = 1;
  }
  return active;
}

/** Turns stretches of `value` shorter than `frames` over; silence at the very ends stays. */
function dropShort(active: Uint8Array, value: 0 | 1, frames: number): void {
  for (const { from, to } of stretches(active).filter((s) => s.value === value)) {
    const inside = from > 0 && to < active.length;
    if (to - from < frames && (value === 1 || inside)) active.fill(1 - value, from, to);
  }
}

function stretches(active: Uint8Array): (SpeechRun & { value: number })[] {
  const found: (SpeechRun & { value: number })[] = [];
  for (let from = 0; from < active.length;) {
    let to = from;
    while (to < active.length && active[to] === active[from]) to++;
    found.push({ from, to, value: active[from]! });
    from = to;
  }
  return found;
}
