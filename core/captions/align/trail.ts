import { BEFORE, type SoundGraph } from './sound-graph.ts';

/** Ways of many frames share a block of memory. */
const BLOCK_BYTES = 1 << 20;

/**
 * How each state of each frame was reached, as far back as there is doubt: where all ways that are still open have come
 * together, the path is written down and the rest forgotten, so that memory grows with the doubt and not with the length.
 */
export class Trail {
  readonly #graph: SoundGraph;
  readonly #states: Int32Array;
  /** Ways by frame: 0 for staying, n for the nth state it may follow. Null once settled. */
  readonly #rows: (Uint8Array | null)[] = [];
  readonly #firsts: Int32Array;
  #settled = 0;
  #block = new Uint8Array(0);
  #used = 0;

  constructor(graph: SoundGraph, frames: number) {
    this.#graph = graph;
    this.#states = new Int32Array(frames);
    this.#firsts = new Int32Array(frames);
  }

  /** The row of the next frame, to be filled: states `from` to `to`. */
  open(from: number, to: number): Uint8Array {
    const length = to - from + 1;
    if (this.#used + length > this.#block.length) {
      this.#block = new Uint8Array(Math.max(BLOCK_BYTES, length));
      this.#used = 0;
    }
    const row = this.#block.subarray(this.#used, (this.#used += length));
    this.#firsts[this.#rows.push(row) - 1] = from;
    return row;
  }

  /** Writes down what is certain, where the path is now in one of the states `low` to `high`. */
  settle(low: number, high: number): void {
    let open = Array.from({ length: high - low + 1 }, (_, i) => low + i);
    for (let t = this.#rows.length - 1; t > this.#settled; t--) {
      const before: number[] = [];
      for (const state of open) {
        const from = this.#stateBefore(t, state);
        if (from !== before[before.length - 1]) before.push(from);
      }
      open = before.length > 1 ? [...new Set(before)] : before;
      if (open.length === 1) {
        this.#write(t - 1, open[0]!);
        return;
      }
    }
  }

  /** State of each frame, where the last one is in `state`. */
  end(state: number): Int32Array {
    this.#write(this.#rows.length - 1, state);
    return this.#states;
  }

  #write(until: number, state: number): void {
    for (let t = until, s = state; t >= this.#settled; t--) {
      this.#states[t] = s;
      if (t > 0) s = this.#stateBefore(t, s);
    }
    this.#rows.fill(null, this.#settled, until + 1);
    this.#settled = until + 1;
  }

  #stateBefore(t: number, state: number): number {
    const link = this.#rows[t]![state - this.#firsts[t]!]!;
    return link === 0 ? state : this.#graph.before[state * BEFORE + link - 1]!;
  }
}
