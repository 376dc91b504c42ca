import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestPath } from './best-path.ts';
import { CLASS_COUNT, SILENCE, type Phone } from './phones.ts';
import { BEFORE, SPEECH_IN_GENERAL, soundGraph, type SoundGraph } from './sound-graph.ts';
import type { FrameScorer } from './sound-models.ts';

const lines: Phone[][][] = [[['a', 's'], ['i']], [['n', 'o']], [['k', 'eu'], ['a']]];
const departures = { skip: 6, skipMore: 2, insert: 3 };

/** Likelihoods by a table, frame by frame. */
function scorerOf(table: readonly (readonly number[])[]): FrameScorer {
  return {
    score(t, scores) {
      scores.set(table[t]!);
      return Math.max(...table[t]!) - 1;
    },
    scoreOf: (t, c) => Math.fround(table[t]![c]!),
  };
}

/** Every step of the path is one that the graph has, from its first pause to its last. */
function followsGraph(graph: SoundGraph, states: Int32Array): boolean {
  return states.every((state, t) => {
    if (t === 0) return state === 0;
    const from = states[t - 1]!;
    const before = [...graph.before.subarray(state * BEFORE, (state + 1) * BEFORE)];
    return from === state || before.includes(from);
  });
}

/** Likelihoods of so many frames, the same for the same seed. */
function tableOf(seed: number, frames: number): number[][] {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (-9 * state) / 0x7fffffff;
  };
  return Array.from({ length: frames }, () => Array.from({ length: CLASS_COUNT }, next));
}

const seeds = fc.integer({ min: 1, max: 1e9 });

it('goes only where the graph goes, from the pause before the first line to the one after the last', () => {
  fc.assert(
    fc.property(seeds, fc.boolean(), (seed, departing) => {
      const graph = soundGraph(lines, departing ? departures : null);
      const { states } = find(graph, tableOf(seed, 60), { beam: 1e9, bandFrames: 1e6 });
      expect(followsGraph(graph, states)).toBe(true);
      expect(states[states.length - 1]).toBeGreaterThanOrEqual(graph.pauses[lines.length]! - 1);
    }),
    { numRuns: 50 },
  );
});

it('goes on as it began where what is certain was written down on the way', () => {
  const graph = soundGraph(Array.from({ length: 60 }, () => lines).flat(), departures);
  const { states } = find(graph, tableOf(7, 6500), { beam: 60, bandFrames: 800 });
  expect(followsGraph(graph, states)).toBe(true);
});

it('is the best there is: no other line of states is likelier', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const graph = soundGraph([[['a']], [['s', 'i']]], departures);
      const table = tableOf(seed, 9);
      const { states, score } = find(graph, table, { beam: 1e9, bandFrames: 1e6 });
      const best = bestOfAll(graph, table, states[states.length - 1]!);
      expect(score).toBeCloseTo(best, 3);
    }),
    { numRuns: 20 },
  );
});

/** Score of the best way to a state, by going back along every one. Costs as `best-path` states them. */
function bestOfAll(graph: SoundGraph, table: readonly (readonly number[])[], end: number): number {
  const scoreAt = (t: number, state: number): number => {
    const row = table[t]!;
    const said = Math.max(...row) - 2;
    const pause = row[SILENCE]! - 1;
    const c = graph.classes[state]!;
    if (c > SILENCE) return row[c]!;
    if (c === SILENCE) return pause;
    return c === SPEECH_IN_GENERAL ? said : Math.max(said, pause) - 5;
  };
  const best = (t: number, state: number): number => {
    if (t === 0) return state === 0 ? scoreAt(0, 0) : -Infinity;
    const ways = [best(t - 1, state) - 0.35];
    for (let i = state * BEFORE; i < (state + 1) * BEFORE && graph.before[i]! >= 0; i++) {
      ways.push(best(t - 1, graph.before[i]!) - 1.2 - graph.costs[i]!);
    }
    return Math.max(...ways) + scoreAt(t, state);
  };
  return best(table.length - 1, end);
}

function find(
  graph: SoundGraph,
  table: readonly (readonly number[])[],
  given: { beam: number; bandFrames: number },
) {
  return bestPath({
    scorer: scorerOf(table),
    graph,
    expected: Float32Array.from({ length: graph.count }, (_, s) => (s / graph.count) * table.length),
    spoken: new Uint8Array(table.length).fill(1),
    unwrittenBonus: -1,
    ...given,
  });
}
