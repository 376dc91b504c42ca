import type { timeline as korean } from '../ko/timeline.ts';

export const timeline: typeof korean = {
  shots: 'Scenes',
  shotsNone: 'No scenes yet.',
  sound: 'Sound',
  music: 'Background music',
  musicVolume: 'Volume of the music',
  decibels: '{{db, number}} decibels',
};
