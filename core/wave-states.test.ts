import { expect, test } from 'vitest';
import { layersOf } from './layers.ts';
import { overlayOf } from './overlay.ts';
import type { Template } from './template.ts';
import { WAVE_LEVELS } from './wave-states.ts';
import { templateOf } from '../tests/support/composition-templates.ts';
import { sampleDocument } from '../tests/support/sample-document.ts';

const bars = templateOf('Audiogram');
const rings: Template = { ...bars, wave: { ...bars.wave, shape: 'rings' } };
/** Two seconds of silence, two of a loud voice, four of silence. */
const peaks = Array.from({ length: 80 }, (_, i) => (i >= 20 && i < 40 ? 200 : 0));
const video = sampleDocument({ peaks, introMs: 1000, outroMs: 1000 });
const VOICE_FROM = 30;
const frameAt = (ms: number): number => VOICE_FROM + (ms * 30) / 1000;

test.each([
  ['bars', bars],
  ['rings', rings],
] as const)('%s follow the voice, the middle first', (shape, template) => {
  const { stateAt } = overlayOf(video, template);
  const at = (ms: number): number[] => stateAt.wave(frameAt(ms))!.levels;
  expect(Math.max(...at(1000))).toBe(0);
  expect(at(2100)[0]).toBe(WAVE_LEVELS[shape]);
  expect(at(2100).at(-1)).toBe(0);
  expect(new Set(at(3900))).toEqual(new Set([WAVE_LEVELS[shape]]));
  // the voice has ended: the outermost still tell of it
  expect(at(4100)[0]).toBe(0);
  expect(at(4100).at(-1)).toBe(WAVE_LEVELS[shape]);
  expect(Math.max(...at(7000))).toBe(0);
});

test('a quiet recording moves as much as a loud one', () => {
  const quiet = sampleDocument({ peaks: peaks.map((peak) => peak / 10), introMs: 1000, outroMs: 1000 });
  for (const ms of [1000, 2200, 2900, 4200]) {
    const [a, b] = [video, quiet].map((of) => overlayOf(of, bars).stateAt.wave(frameAt(ms))!.levels);
    expect(a).toEqual(b);
  }
});

test('silence is one drawing, a voice fifteen a second at most, and rings no more than 64 in ten minutes', () => {
  const stillsOf = (peaks: number[], template: Template): number => {
    const document = sampleDocument({ peaks, durationMs: peaks.length * 100, cards: false });
    const { runs } = layersOf(document, template).find(({ id }) => id === 'wave')!;
    return new Set(runs.map(({ frame }) => frame)).size;
  };
  for (const template of [bars, rings]) {
    expect(stillsOf(Array(600).fill(0), template)).toBe(1);
    const voice = Array.from({ length: 600 }, (_, i) => Math.round(127 + 127 * Math.sin(i * i)));
    expect(stillsOf(voice, template)).toBeLessThanOrEqual(60 * 15);
  }
  const long = Array.from({ length: 6000 }, (_, i) => Math.round(127 + 127 * Math.sin(i * i)));
  expect(stillsOf(long, rings)).toBeLessThanOrEqual(64);
});

test('a recording that was never measured has a wave at rest', () => {
  const { stateAt } = overlayOf(sampleDocument({ peaks: [], introMs: 1000, outroMs: 1000 }), bars);
  expect(new Set(stateAt.wave(100)!.levels)).toEqual(new Set([0]));
});

test('wave and heading stay away under the cards', () => {
  const { stateAt, timeline } = overlayOf(video, bars);
  for (const frame of [5, timeline.durationInFrames - 10]) {
    expect([stateAt.wave(frame), stateAt.heading(frame)]).toEqual([null, null]);
  }
  expect(stateAt.heading(frameAt(4000))).not.toBeNull();
});

test('there is no heading where nothing is known, nor where there is no room for one', () => {
  const headings = (document: typeof video, template: Template) =>
    layersOf(document, template).filter(({ id }) => id === 'heading').length;
  expect(headings(video, bars)).toBe(1);
  expect(headings({ ...video, title: '', scripture: '' }, bars)).toBe(0);
  const high: Template = {
    ...bars,
    wave: { ...bars.wave, size: 400, middle: { '16:9': 0.2, '9:16': 0.2, '1:1': 0.2 } },
  };
  expect(headings(video, high)).toBe(0);
});
