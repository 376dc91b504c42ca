import { describe, expect, it } from 'vitest';
import { sampleDocument, sampleTemplate } from '../tests/support/sample-document.ts';
import { madeOfSchema, renderChanges, type MadeOf } from './render-changes.ts';
import type { Video } from './video.ts';

const template = sampleTemplate();
/** A minute: intro in the first piece, ten pieces, the closing card in the last. */
const video = sampleDocument({
  durationMs: 60_000,
  captions: Array.from({ length: 12 }, (_, i) => ({
    startMs: i * 5000,
    endMs: i * 5000 + 4000,
    lines: [`자막 ${i}`],
  })),
});
const unseen = ['recording', 'transcript', 'script'];
const madeOf = (given: Video): MadeOf =>
  madeOfSchema.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !unseen.includes(name))));
const made = madeOf(video);
const after = (change: Partial<Video>) => renderChanges(made, { ...video, ...change }, template);
const PIECE = 180;
const total = renderChanges(null, video, template).frames;

describe('what is made anew', () => {
  it('is everything where nothing was made', () => {
    expect(renderChanges(null, video, template)).toMatchObject({ remake: 'everything', frames: total });
    expect(total).toBe((3.5 + 60 + 4) * 30);
  });

  it('is nothing where nothing was changed that is seen or heard', () => {
    expect(after({})).toMatchObject({ remake: 'nothing', frames: 0 });
    const renamed = video.captions.map((caption) => ({ ...caption, id: `x${caption.id}` }));
    expect(after({ captions: renamed, rhythm: 'short' })).toMatchObject({ remake: 'nothing' });
  });

  it('is the piece with the caption that was changed', () => {
    const captions = video.captions.with(3, { ...video.captions[3]!, lines: ['고친 자막'] });
    expect(after({ captions })).toEqual({
      remake: 'parts',
      captions: 1,
      cards: false,
      pictures: false,
      sound: false,
      frames: PIECE,
    });
  });

  it('is each piece where a caption was or is', () => {
    const moved = { ...video.captions[11]!, startMs: 30_000, endMs: 30_900 };
    const captions = [...video.captions.slice(0, 11), moved];
    expect(after({ captions }).frames).toBeGreaterThanOrEqual(2 * PIECE);
    expect(after({ captions: video.captions.slice(1) })).toMatchObject({ captions: 1, frames: 2 * PIECE });
  });

  it('is the beginning and the end where the cards say something else', () => {
    expect(after({ title: '새 제목' })).toMatchObject({ remake: 'parts', cards: true, captions: 0 });
    expect(after({ title: '새 제목' }).frames).toBeLessThan(total / 2);
    expect(after({ title: ` ${video.title} ` })).toMatchObject({ remake: 'nothing' });
  });

  it('is the sound alone where only that was changed', () => {
    const sound = { ...video.sound, voiceGainDb: 3 };
    expect(after({ sound })).toMatchObject({ remake: 'sound', sound: true, frames: 0 });
  });

  it.each<[string, Partial<Video>]>([
    ['the look', { template: { id: 'dawn', overrides: { accent: '#AA3300' } } }],
    ['the template', { template: { id: 'still-waters', overrides: {} } }],
    ['the format', { format: '9:16' }],
    ['the name in the corner', { church: '다른 교회' }],
    ['the length of the title card', { intro: { enabled: true, durationMs: 6000 } }],
    ['whether there is a closing card', { outro: { enabled: false, durationMs: 4000 } }],
  ])('is everything where it is %s', (_, change) => {
    expect(after(change).remake).toBe('everything');
  });

  it('goes by the times of words where they are shown one by one', () => {
    const words = [{ text: '자막', startMs: 100, endMs: 900 }];
    const captions = video.captions.with(0, { ...video.captions[0]!, words });
    expect(after({ captions }).remake).toBe('nothing');
    const karaoke = { ...template, composition: 'Karaoke' as const };
    expect(renderChanges(made, { ...video, captions }, karaoke)).toMatchObject({
      remake: 'parts',
      captions: 1,
    });
  });
});
