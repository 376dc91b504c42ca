import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseShots, takeTurns, type ShotCandidates } from './choose-shots.ts';
import type { Clip } from './video.ts';

const loop = (id: string, change: Partial<Clip> = {}): Clip => ({
  asset: `builtin:loops/${id}`,
  durationMs: 10_000,
  width: 1920,
  height: 1080,
  loops: true,
  ...change,
});
const film = (id: string, durationMs: number, change: Partial<Clip> = {}): Clip =>
  loop(id, { asset: `pexels:${id}`, loops: false, durationMs, ...change });
/** So many stretches of eight seconds, each with these groups of clips. */
const places = (count: number, groups: Clip[][]): ShotCandidates[] =>
  Array.from({ length: count }, (_, i) => ({
    startMs: i * 8000,
    endMs: (i + 1) * 8000,
    seenMs: 8600,
    groups,
  }));
const choose = (stretches: ShotCandidates[], given: { recent?: string[]; seed?: string } = {}) =>
  chooseShots({ stretches, recent: given.recent ?? [], seed: given.seed ?? 'a' }).map(({ clip }) => clip);
const names = (clips: Clip[]) => clips.map(({ asset }) => asset.replace(/^.*[:/]/, ''));

const WORDS = ['sea', 'sky', 'forest', 'night', 'wheat', 'candle', 'snow', 'path'];
const anyClip = fc.record({
  id: fc.integer({ min: 1, max: 40 }),
  durationMs: fc.integer({ min: 1000, max: 20_000 }),
  tag: fc.constantFrom(...WORDS),
});
const anyPlaces = fc
  .array(fc.array(anyClip, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 14 })
  .map((given) => {
    // a clip is the same wherever it is offered
    const known = new Map<number, Clip>();
    return given.map((clips, i): ShotCandidates => {
      const offered = clips.map(({ id, durationMs, tag }) => {
        const clip = known.get(id) ?? film(String(id), durationMs, { tags: [tag], loops: id % 5 === 0 });
        known.set(id, clip);
        return clip;
      });
      const middle = offered.length >> 1;
      return {
        startMs: i * 8000,
        endMs: (i + 1) * 8000,
        seenMs: 8600,
        groups: [offered.slice(0, middle), offered.slice(middle)],
      };
    });
  });
const anyRecent = fc.uniqueArray(
  fc.integer({ min: 1, max: 40 }).map((id) => `pexels:${id}`),
  { maxLength: 30 },
);

describe('choosing clips', () => {
  it('shows none twice, none of late and none too short while another is left, and is the same for the same video', () => {
    fc.assert(
      fc.property(anyPlaces, anyRecent, fc.string(), (stretches, recent, seed) => {
        const shown = choose(stretches, { recent, seed });
        expect(shown).toEqual(choose(stretches, { recent, seed }));
        const used = new Set<string>();
        for (const [i, clip] of shown.entries()) {
          const offered = stretches[i]!.groups.flat();
          expect(offered).toContainEqual(clip);
          const left = offered.filter(({ asset }) => !used.has(asset));
          if (left.length > 0) expect(left).toContainEqual(clip);
          const lasting = left.filter(({ loops, durationMs }) => loops || durationMs >= 8600);
          if (lasting.length > 0) expect(lasting).toContainEqual(clip);
          const fresh = lasting.filter(({ asset }) => !recent.includes(asset));
          if (fresh.length > 0) expect(fresh).toContainEqual(clip);
          used.add(clip.asset);
        }
      }),
      { seed: 23, numRuns: 150 },
    );
  });

  it('shows again what was shown longest ago, and nothing twice in a row', () => {
    const shown = names(choose(places(12, [['a', 'b', 'c', 'd'].map((id) => loop(id))])));
    expect(new Set(shown.slice(0, 4)).size).toBe(4);
    shown.forEach((name, i) => expect(shown.slice(Math.max(0, i - 2), i)).not.toContain(name));
  });

  it('takes the group that fits before the others', () => {
    const [fitting, others] = [['a', 'b'].map((id) => loop(id)), ['x', 'y'].map((id) => loop(id))];
    const shown = names(choose(places(4, [fitting, others])));
    expect(shown.slice(0, 2).toSorted()).toEqual(['a', 'b']);
    expect(shown.slice(2).toSorted()).toEqual(['x', 'y']);
  });

  it('puts what differs in subject and colour beside each other', () => {
    const sea = (id: string) => film(id, 20_000, { tags: ['sea', 'waves'], color: '#30606f' });
    const wheat = (id: string) => film(id, 20_000, { tags: ['wheat', 'field'], color: '#c8a050' });
    for (const seed of ['a', 'b', 'c', 'd']) {
      const shown = names(
        choose(places(6, [[sea('1'), sea('2'), sea('3'), wheat('11'), wheat('12'), wheat('13')]]), { seed }),
      );
      const isWheat = shown.map((name) => name.length === 2);
      isWheat.slice(1).forEach((now, i) => expect(now).not.toBe(isWheat[i]));
    }
  });

  it('takes what was shown longest ago in other videos, where all were', () => {
    const clips = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => loop(id));
    const recent = clips.map(({ asset }) => asset);
    for (const name of names(choose(places(2, [clips]), { recent }))) expect(['d', 'e', 'f']).toContain(name);
  });

  it('shows other clips in another video of the same words', () => {
    const clips = Array.from({ length: 20 }, (_, i) => film(String(i), 20_000, { tags: ['sea'] }));
    const shown = ['one', 'two', 'three'].map((seed) => names(choose(places(5, [clips]), { seed })).join());
    expect(new Set(shown).size).toBe(3);
  });

  it('says where there is nothing to show', () => {
    expect(() => choose(places(1, [[], []]))).toThrow(RangeError);
  });
});

it('shows chosen clips in turn, as they are', () => {
  const clips = [film('long', 9000), film('short', 4000)];
  expect(takeTurns(places(3, []), clips).map(({ clip }) => clip)).toEqual([clips[0], clips[1], clips[0]]);
});
