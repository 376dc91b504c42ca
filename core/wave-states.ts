import { FPS } from './format.ts';
import { headingTexts } from './heading-texts.ts';
import { AT_REST } from './layer.ts';
import type { LayerId } from './layer.ts';
import type { OverlayStates } from './overlay-states.ts';
import type { Template } from './template.ts';
import type { Timeline } from './timeline.ts';
import type { Video } from './video.ts';
import { barsOf, headingTextBox } from './wave-rects.ts';

type StatesAt<L extends LayerId> = { [Id in L]: (frame: number) => OverlayStates[Id] | null };

/** What follows the voice changes fifteen times a second: quicker than an eye counts, and half the pictures. */
const STEP_FRAMES = 2;
/** Steps of a bar and of a ring between lowest and highest; frames of equal steps share one drawing. */
export const WAVE_LEVELS = { bars: 12, rings: 7 } as const;
/** So many steps later a bar or a ring does what its neighbour did that is nearer to the middle. */
const DELAY_STEPS = { bars: 1, rings: 2 } as const;

/**
 * The innermost ring shows the voice of now, all others what it was a moment ago: 64 drawings are all that there ever
 * are, so that a video of any length has them on a few contact sheets.
 */
const RING_SHARES = 2;

/** One peak of a recording stands for so many milliseconds (core/video.ts). */
const PEAK_MS = 100;
/** The peak that only one in twenty passes counts as full: a cough does not make the voice small. */
const FULL_SHARE = 0.95;
/** Quiet syllables are seen too. */
const GAMMA = 0.8;

/**
 * What follows the voice, and the title over it (`Audiogram`).
 * @param chromeShare how far what stands beside the words is there, 0 to 1
 */
export function waveStates(
  video: Video,
  template: Template,
  timeline: Timeline,
  chromeShare: (frame: number) => number,
): StatesAt<'heading' | 'wave'> {
  if (template.composition !== 'Audiogram') return { heading: () => null, wave: () => null };
  const levelsAt = waveLevels(video, template, timeline);
  const texts = headingTexts(video);
  const hasHeading =
    (texts.title !== '' || texts.detail !== '') && headingTextBox(video, template, timeline) !== null;
  const whileShown = <S>(frame: number, of: () => S) => {
    const opacity = chromeShare(frame);
    return opacity > 0 ? { ...of(), pose: { ...AT_REST, opacity } } : null;
  };
  return {
    heading: (frame) => (hasHeading ? whileShown(frame, () => ({})) : null),
    wave: (frame) => whileShown(frame, () => ({ levels: levelsAt(frame) })),
  };
}

/**
 * How high each bar stands, from the middle of the row outwards, or how wide the innermost ring is and those around it: whole
 * steps up to `WAVE_LEVELS`. The voice of now is in the middle and runs outwards.
 */
function waveLevels(
  video: Video,
  { wave: { shape } }: Template,
  { voiceFrom, width }: Timeline,
): (frame: number) => number[] {
  const peaks = video.recording?.peaks ?? [];
  const full = fullPeak(peaks);
  const count = shape === 'bars' ? barsOf(video.format, width).half : RING_SHARES;
  const levelOf = (step: number): number => {
    const ms = (step * STEP_FRAMES * 1000) / FPS;
    return Math.round(WAVE_LEVELS[shape] * Math.min(1, peakAt(peaks, ms) / full) ** GAMMA);
  };
  const known = new Map<number, number>();
  const level = (step: number): number => {
    const level = known.get(step) ?? levelOf(step);
    known.set(step, level);
    return level;
  };
  return (frame) => {
    const step = Math.floor((frame - voiceFrom) / STEP_FRAMES);
    return Array.from({ length: count }, (_, i) => level(step - i * DELAY_STEPS[shape]));
  };
}

/** In between the middles of the slices. */
function peakAt(peaks: readonly number[], ms: number): number {
  if (ms < 0) return 0;
  const at = ms / PEAK_MS - 0.5;
  const before = Math.floor(at);
  const [a, b] = [peaks[before] ?? 0, peaks[before + 1] ?? 0];
  return a + (b - a) * (at - before);
}

function fullPeak(peaks: readonly number[]): number {
  const sounding = peaks.filter((peak) => peak > 0).sort((a, b) => a - b);
  return sounding[Math.floor((sounding.length - 1) * FULL_SHARE)] ?? 1;
}
