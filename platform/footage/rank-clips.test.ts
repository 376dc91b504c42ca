import { describe, expect, it } from 'vitest';
import { clipSchema } from '../../core/video.ts';
import { pexelsVideo } from '../../tests/fakes/pexels-server.ts';
import { searchAnswerSchema, type FoundVideo } from './choose-file.ts';
import { rankClips, type Wanted } from './rank-clips.ts';

const WIDE: [number, number][] = [[1920, 1080]];
const WANTED: Wanted = { query: 'light', format: '16:9', minDurationMs: 8000 };
/** A video whose page is named like this. */
const video = (id: number, slug: string, change: Partial<FoundVideo> = {}): FoundVideo => ({
  ...pexelsVideo(id, 20, WIDE),
  url: `https://www.pexels.com/video/${slug}-${id}/`,
  user: { name: `author ${id}` },
  ...change,
});
const order = (videos: FoundVideo[], wanted: Partial<Wanted> = {}) =>
  rankClips(videos, { ...WANTED, ...wanted }).map(({ clip }) => Number(/:(\d+)/.exec(clip.asset)![1]));

describe('ranking', () => {
  it('prefers what is long enough, sharp and smooth, and keeps the order of Pexels among equals', () => {
    expect(
      order([
        pexelsVideo(1, 5, WIDE),
        pexelsVideo(2, 20, [[1280, 720]]),
        pexelsVideo(3, 20, [[1920, 1080, 15]]),
        pexelsVideo(4, 20, WIDE),
        pexelsVideo(5, 9, WIDE),
      ]),
    ).toEqual([4, 5, 3, 2, 1]);
  });

  it('prefers what its words say is looked for, and else what is of the same', () => {
    const videos = [
      video(1, 'busy-traffic-in-a-city'),
      video(2, 'surf-on-a-beach'),
      video(3, 'sea-waves-from-above'),
    ];
    expect(order(videos, { query: 'sea waves from above' })).toEqual([3, 2, 1]);
  });

  it('goes by tags where the address says nothing', () => {
    const videos = [video(1, ''), video(2, '', { tags: ['Wheat', 'field'] })];
    expect(order(videos, { query: 'golden wheat field' })).toEqual([2, 1]);
  });

  it('prefers what is as bright or dark as the scene, by its colour or its words', () => {
    const [night, day] = [video(1, 'field-at-night'), video(2, 'sunny-field')];
    expect(order([night, day], { query: 'field', tone: 'bright' })).toEqual([2, 1]);
    expect(order([day, night], { query: 'field', tone: 'dark' })).toEqual([1, 2]);
    const [dark, bright] = [
      video(3, 'field', { avg_color: '#101418' }),
      video(4, 'field', { avg_color: '#E0E4E8' }),
    ];
    expect(order([dark, bright], { query: 'field', tone: 'bright' })).toEqual([4, 3]);
  });

  it('puts what one author took on one occasion behind others', () => {
    const user = { name: 'Kim' };
    const videos = [
      video(1, 'sheep-on-a-green-hill', { user }),
      video(2, 'green-hill-with-sheep', { user }),
      video(3, 'sheep-and-a-dog'),
    ];
    expect(order(videos, { query: 'sheep' })).toEqual([1, 3, 2]);
  });

  it('names the clip as the document wants it, with its author and what is seen', () => {
    const [found] = rankClips(
      [video(7, 'slow-waves-on-shore', { duration: 12, avg_color: '#AABBCC', user: { name: '은혜 Kim' } })],
      WANTED,
    );
    expect(clipSchema.parse(found?.clip)).toEqual({
      asset: 'pexels:7/700',
      // whole seconds are rounded: less is sure to be there
      durationMs: 11_500,
      width: 1920,
      height: 1080,
      loops: false,
      tags: ['waves', 'shore'],
      color: '#aabbcc',
      credit: { author: '은혜 Kim', url: 'https://www.pexels.com/video/slow-waves-on-shore-7/' },
    });
  });

  it('leaves out a video that is described in another way, and keeps the others', () => {
    const { videos } = searchAnswerSchema.parse({ videos: [{ id: 'x' }, pexelsVideo(1, 20, WIDE)] });
    expect(order(videos)).toEqual([1]);
  });
});
