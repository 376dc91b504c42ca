import { CLASS_COUNT, KIND_COUNT, KIND_OF_CLASS, SILENCE } from './phones.ts';
import { FEATURES } from './sound-features.ts';

/** What each class of sound is like: a Gaussian with a diagonal covariance, and how many frames it was learnt from. */
export interface SoundModels {
  mean: Float64Array;
  variance: Float64Array;
  frames: Float64Array;
  /** Group of each class, counted from 0: classes of one group have the same Gaussian. */
  groupOf: Uint8Array;
}

/** A class seen in few frames is drawn towards speech as a whole, as if that had been seen in so many. */
const PRIOR_FRAMES = 40;
const MIN_VARIANCE = 0.12;
/** Neighbouring frames say nearly the same: each counts for half. */
const TEMPER = 0.5;
const THIRD = FEATURES / 3;

/**
 * Models of all classes from frames that are thought to belong to them.
 *
 * @param classes class of each frame; below 0: of none
 * @param byKind sounds of one kind share a model: for alignments too coarse to tell them apart
 */
export function estimateModels(features: Float32Array, classes: Int8Array, byKind: boolean): SoundModels {
  const groupOf = byKind ? KIND_OF_CLASS : Uint8Array.from({ length: CLASS_COUNT }, (_, c) => c);
  const groups = byKind ? KIND_COUNT : CLASS_COUNT;
  const sums = new Float64Array(groups * FEATURES);
  const squares = new Float64Array(groups * FEATURES);
  const counts = new Float64Array(groups);
  const frames = new Float64Array(CLASS_COUNT);
  classes.forEach((c, t) => {
    if (c < 0) return;
    const group = groupOf[c]!;
    frames[c]!++;
    counts[group]!++;
    for (let k = 0; k < FEATURES; k++) {
      const value = features[t * FEATURES + k]!;
      sums[group * FEATURES + k]! += value;
      squares[group * FEATURES + k]! += value * value;
    }
  });
  const mean = new Float64Array(CLASS_COUNT * FEATURES);
  const variance = new Float64Array(CLASS_COUNT * FEATURES);
  for (let k = 0; k < FEATURES; k++) {
    const speech = speechAsAWhole(k, sums, squares, counts);
    for (let c = 0; c < CLASS_COUNT; c++) {
      const group = groupOf[c]!;
      const weight = counts[group]! + PRIOR_FRAMES;
      const m = (sums[group * FEATURES + k]! + PRIOR_FRAMES * speech.mean) / weight;
      const second =
        (squares[group * FEATURES + k]! + PRIOR_FRAMES * (speech.variance + speech.mean ** 2)) / weight;
      mean[c * FEATURES + k] = m;
      variance[c * FEATURES + k] = Math.max(MIN_VARIANCE, second - m * m);
    }
  }
  return { mean, variance, frames, groupOf };
}

function speechAsAWhole(
  k: number,
  sums: Float64Array,
  squares: Float64Array,
  counts: Float64Array,
): { mean: number; variance: number } {
  let n = 0;
  let sum = 0;
  let square = 0;
  for (let group = SILENCE + 1; group < counts.length; group++) {
    n += counts[group]!;
    sum += sums[group * FEATURES + k]!;
    square += squares[group * FEATURES + k]!;
  }
  if (n === 0) return { mean: 0, variance: 1 };
  return { mean: sum / n, variance: square / n - (sum / n) ** 2 };
}

/** How likely frames are, class by class. */
export interface FrameScorer {
  /**
   * Writes the log-likelihood of frame `t` for every class into `scores`.
   * @returns that of speech in general, whichever class it is
   */
  score(t: number, scores: Float32Array): number;
  /** Log-likelihood of frame `t` for one class. */
  scoreOf(t: number, c: number): number;
}

export function frameScorer(features: Float32Array, models: SoundModels): FrameScorer {
  const { mean, variance, frames, groupOf } = models;
  const halfInverse = variance.map((v) => -0.5 / v);
  const base = Float64Array.from({ length: CLASS_COUNT }, (_, c) => {
    let sum = 0;
    for (let k = 0; k < FEATURES; k++) sum += Math.log(variance[c * FEATURES + k]!);
    return -0.5 * sum;
  });
  // what classes have in common is reckoned once for all of them
  const groups = Math.max(...groupOf) + 1;
  const firstOf = Int32Array.from({ length: groups }, (_, group) => groupOf.indexOf(group));
  const shares = sharesOfSpeech(frames, groupOf, groups);
  const ofGroup = new Float64Array(groups);
  const x = new Float64Array(FEATURES);
  const logLikelihood = (c: number) => {
    // three sums side by side: a processor need not wait for the one before
    let a = base[c]!;
    let b = 0;
    let d = 0;
    for (let k = 0, at = c * FEATURES; k < THIRD; k++, at++) {
      const offA = x[k]! - mean[at]!;
      const offB = x[k + THIRD]! - mean[at + THIRD]!;
      const offD = x[k + 2 * THIRD]! - mean[at + 2 * THIRD]!;
      a += offA * offA * halfInverse[at]!;
      b += offB * offB * halfInverse[at + THIRD]!;
      d += offD * offD * halfInverse[at + 2 * THIRD]!;
    }
    return a + b + d;
  };
  const read = (t: number) => {
    for (let k = 0; k < FEATURES; k++) x[k] = features[t * FEATURES + k]!;
  };
  return {
    score(t, scores) {
      read(t);
      let most = -Infinity;
      for (let group = 0; group < groups; group++) {
        const sum = logLikelihood(firstOf[group]!);
        ofGroup[group] = sum;
        most = Math.max(most, sum + shares[group]!);
      }
      for (let c = 0; c < CLASS_COUNT; c++) scores[c] = ofGroup[groupOf[c]!]! * TEMPER;
      let sum = 0;
      for (let group = 0; group < groups; group++) {
        const below = ofGroup[group]! + shares[group]! - most;
        if (below > -12) sum += Math.exp(below);
      }
      return (most + Math.log(sum)) * TEMPER;
    },
    scoreOf(t, c) {
      read(t);
      return logLikelihood(c) * TEMPER;
    },
  };
}

/** Logarithm of the share of speech that each group has; silence has none. */
function sharesOfSpeech(frames: Float64Array, groupOf: Uint8Array, groups: number): Float64Array {
  const counts = new Float64Array(groups);
  for (let c = SILENCE + 1; c < CLASS_COUNT; c++) counts[groupOf[c]!]! += frames[c]! + 5;
  const total = counts.reduce((sum, n) => sum + n, 0);
  return counts.map((n) => Math.log(n / total));
}
