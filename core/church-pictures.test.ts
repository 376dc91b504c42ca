import { describe, expect, it } from 'vitest';
import { byVerdict, rankOwn, tagsOf, type OwnPicture } from './church-pictures.ts';
import type { Clip } from './video.ts';

const clip = (name: string, change: Partial<Clip> = {}): Clip => ({
  asset: `own:${name}`,
  durationMs: 20_000,
  width: 1920,
  height: 1080,
  loops: false,
  ...change,
});
const own = (name: string, words: string[], change: Partial<Clip> = {}): OwnPicture => ({
  clip: clip(name, change),
  words,
});
const names = (clips: Clip[]) => clips.map(({ asset }) => asset.replace('own:', ''));
const sea = { picture: 'sea waves from above', summary: '제자들은 갈릴리에서 노를 저었어요' };

describe("a church's own clips", () => {
  it('fit a scene by their tags, in Korean and English, and by what is said', () => {
    const pictures = [
      own('garden', ['교회 정원', '꽃']),
      own('beach', ['여름 수련회', '바다']),
      own('trip', ['갈릴리']),
      own('waves', ['Waves at the beach']),
    ];
    const { fitting, others } = rankOwn(pictures, sea, '16:9');
    expect(new Set(names(fitting))).toEqual(new Set(['beach', 'trip', 'waves']));
    expect(names(others)).toEqual(['garden']);
  });

  it('fit nothing where they say nothing', () => {
    const { fitting, others } = rankOwn([own('a', ['IMG_2041']), own('b', [])], sea, '16:9');
    expect(fitting).toEqual([]);
    expect(names(others)).toEqual(['a', 'b']);
    expect(names(rankOwn([own('a', ['바다'])], undefined, '16:9').others)).toEqual(['a']);
  });

  it('are of what their Korean names say, in English words', () => {
    expect(tagsOf({ words: ['여름 바다'] })).toEqual(expect.arrayContaining(['sea', 'waves']));
    expect(tagsOf({ words: ['IMG_2041'] })).toEqual([]);
  });

  it('come first where they stand as the video does', () => {
    const tall = { width: 1080, height: 1920 };
    const pictures = [own('wide', ['바다']), own('tall', ['바다'], tall)];
    expect(names(rankOwn(pictures, sea, '9:16').fitting)).toEqual(['tall', 'wide']);
    expect(names(rankOwn(pictures, sea, '16:9').fitting)).toEqual(['wide', 'tall']);
  });
});

describe('what was said of clips', () => {
  it('leaves out what is never to be shown, and sets apart what is always fine', () => {
    const clips = ['a', 'b', 'c', 'd'].map((name) => clip(name));
    const groups = byVerdict(clips, { 'own:b': 'never', 'own:d': 'always' });
    expect(groups.map(names)).toEqual([['d'], ['a', 'c']]);
    expect(byVerdict(clips, {}).map(names)).toEqual([[], ['a', 'b', 'c', 'd']]);
  });
});
