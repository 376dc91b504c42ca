import { CLASS_COUNT, classOf, SILENCE, type Phone } from './phones.ts';
import { FEATURES } from './sound-features.ts';
import type { SoundModels } from './sound-models.ts';

/**
 * What phonetics says of each kind of sound, first half and second: how loud, how dark (energy in the low bands rather
 * than the high ones), how rounded, how open, and whether it swells. In halves of the standard deviation of speech; 0 is
 * ordinary. Enough to tell vowels, hisses, hums and closures apart before a voice is known.
 */
type Row = readonly [loud: number, dark: number, round: number, closed: number, swell: number];
const RULES: readonly (readonly [readonly Phone[], Row, Row])[] = [
  [
    ['g', 'd', 'b'],
    [-3, -1, 0, -1, 0],
    [0, 1, 1, 0, 2],
  ],
  [
    ['kk', 'tt', 'pp'],
    [-4, -2, 0, -1, 0],
    [-1, 0, 0, -1, 2],
  ],
  [
    ['K', 'T', 'P'],
    [-2, -1, 0, -1, -1],
    [-3, -1, 0, -1, 0],
  ],
  [
    ['n', 'm', 'ng'],
    [-1, 1, 1, 1, 0],
    [-1, 0, 1, 1, 0],
  ],
  [
    ['r', 'L'],
    [0, 0, -1, 1, 0],
    [0, 0, -1, 1, 0],
  ],
  [
    ['s', 'ss'],
    [-1, -3, 0, 0, 0],
    [-1, -3, 0, 0, 0],
  ],
  [
    ['j', 'jj', 'ch'],
    [-2, -3, 0, 0, 1],
    [0, -1, 0, 1, 1],
  ],
  [
    ['k', 't', 'p', 'h'],
    [-2, -2, -1, -1, 0],
    [0, 0, 0, -1, 2],
  ],
  [
    ['a', 'eo'],
    [2, 1, -1, -2, 0],
    [1, 1, -1, -2, -1],
  ],
  [['e'], [1, 0, -1, 1, 1], [0, 0, 0, 1, -1]],
  [
    ['i', 'y'],
    [0, -1, 0, 2, 1],
    [0, 0, 0, 2, 0],
  ],
  [
    ['o', 'u', 'w'],
    [-1, 1, 2, -1, 0],
    [-1, 1, 1, -1, 0],
  ],
  [['eu'], [0, 1, 0, 0, 0], [0, 1, 0, 0, 0]],
];
const SILENT: Row = [-4, -3, 0, -1, 0];

/** Where loudness, darkness, rounding, closeness and swell stand among the features. */
const PLACES = [0, 1, 2, 3, FEATURES / 3];
const UNIT = 0.5;
/** Rules are rough: voices differ by about as much as sounds do. */
const VARIANCE = 0.8;
/** All kinds of sound as likely as each other. */
const FRAMES = 100;

/** Models of all classes by rule, for a recording of which nothing is known yet. */
export function modelsByRule(): SoundModels {
  const mean = new Float64Array(CLASS_COUNT * FEATURES);
  const variance = new Float64Array(CLASS_COUNT * FEATURES).fill(1);
  // a sound that no rule knows is of a group of its own
  const groupOf = new Uint8Array(CLASS_COUNT).fill(1);
  let groups = 2;
  const write = (c: number, row: Row, group: number) => {
    groupOf[c] = group;
    row.forEach((value, i) => {
      mean[c * FEATURES + PLACES[i]!] = value * UNIT;
      variance[c * FEATURES + PLACES[i]!] = VARIANCE;
    });
  };
  write(SILENCE, SILENT, 0);
  for (const [phones, ...halves] of RULES) {
    halves.forEach((row, half) => {
      for (const phone of phones) write(classOf(phone, half), row, groups);
      groups++;
    });
  }
  return { mean, variance, frames: new Float64Array(CLASS_COUNT).fill(FRAMES), groupOf };
}
