import { describe, expect, it } from 'vitest';
import { layersOf } from './layers.ts';
import { overlayOf } from './overlay.ts';
import type { Template } from './template.ts';
import { templateOf } from '../tests/support/composition-templates.ts';
import { sampleDocument } from '../tests/support/sample-document.ts';

const WORDS = [
  { text: '여호와는', startMs: 500, endMs: 1100 },
  { text: '나의', startMs: 1100, endMs: 1500 },
  { text: '목자시니', startMs: 1500, endMs: 2000 },
];
const video = sampleDocument({
  cards: false,
  captions: [{ startMs: 500, endMs: 4000, lines: ['여호와는 나의', '목자시니'], words: WORDS }],
});
const FROM = 15;
const STARTS = [15, 33, 45];
const frames = Array.from({ length: 120 }, (_, frame) => frame);

/** What is seen of a layer at each frame. */
function seenOf(template: Template, layer: 'caption' | 'word') {
  const { stateAt } = overlayOf(video, template);
  return frames.map((frame) => stateAt[layer](frame)?.seen ?? null);
}
const stills = (template: Template, layer: 'caption' | 'word'): number =>
  new Set(
    layersOf(video, template)
      .find(({ id }) => id === layer)
      ?.runs.map(({ frame }) => frame),
  ).size;

describe('captions with the word being said lit (Karaoke)', () => {
  const template = templateOf('Karaoke');

  it('light each word from its first frame until the next one', () => {
    const seen = seenOf(template, 'word');
    for (const [i, from] of STARTS.entries()) {
      expect(seen[from], `word ${i}`).toEqual({ from: i, to: i + 1 });
      if (i > 0) expect(seen[from - 1]).toEqual({ from: i - 1, to: i });
    }
    expect(seen[FROM - 1]).toBeNull();
  });

  it('go out when nothing is said for a while, and the caption stays', () => {
    const { stateAt } = overlayOf(video, template);
    expect(stateAt.word(60 + 11)).not.toBeNull();
    expect(stateAt.word(60 + 12)).toBeNull();
    expect(stateAt.caption(60 + 12)?.pose.opacity).toBe(1);
  });

  it('or keep all that was said lit, to the end of the caption', () => {
    const through: Template = { ...template, karaoke: { ...template.karaoke, lit: 'through' } };
    const seen = seenOf(through, 'word');
    expect(STARTS.map((from) => seen[from])).toEqual([
      { from: 0, to: 1 },
      { from: 0, to: 2 },
      { from: 0, to: 3 },
    ]);
    expect(seen[119]).toEqual({ from: 0, to: 3 });
    // a word that is lit does not go out for the next one to come
    const { stateAt } = overlayOf(video, through);
    for (let frame = 25; frame < 110; frame++) expect(stateAt.word(frame)?.pose.opacity).toBe(1);
  });

  it('cost one still a caption and one a word', () => {
    expect([stills(template, 'caption'), stills(template, 'word')]).toEqual([1, 3]);
  });

  it('move as one: the word never leaves its caption', () => {
    const { stateAt } = overlayOf(video, template);
    for (const frame of frames) {
      const [caption, word] = [stateAt.caption(frame), stateAt.word(frame)];
      if (!word) continue;
      expect(word.pose.y).toBe(caption!.pose.y);
      expect(word.pose.opacity).toBeLessThanOrEqual(caption!.pose.opacity);
    }
  });
});

describe('a verse set large (Scripture)', () => {
  const template = templateOf('Scripture');

  it('comes word by word: each one fades in when it is said, and then stays', () => {
    const { stateAt } = overlayOf(video, template);
    for (const [i, from] of STARTS.entries()) {
      expect(stateAt.word(from)?.seen).toEqual({ from: i, to: i + 1 });
      expect(stateAt.caption(from)?.seen ?? { from: 0, to: 0 }).toEqual({ from: 0, to: i });
      const opacities = [from, from + 4, from + 8].map((frame) => stateAt.word(frame)!.pose.opacity);
      expect(opacities).toEqual([...opacities].sort((a, b) => a - b));
      expect(stateAt.word(from + 9)).toBeNull();
      expect(stateAt.caption(from + 9)?.seen).toEqual({ from: 0, to: i + 1 });
    }
  });

  it('is never without a word that was said', () => {
    const { stateAt } = overlayOf(video, template);
    for (const frame of frames.filter((f) => f >= FROM && f < 120)) {
      const said = STARTS.filter((from) => from <= frame).length;
      const come = stateAt.caption(frame)?.seen?.to ?? 0;
      expect(stateAt.word(frame)?.seen.to ?? come).toBe(said);
    }
  });

  it('costs two stills a word at most, one a caption where it comes as a whole', () => {
    expect([stills(template, 'caption'), stills(template, 'word')]).toEqual([3, 3]);
    const whole: Template = { ...template, verse: { ...template.verse, reveal: 'whole' } };
    expect([stills(whole, 'caption'), stills(whole, 'word')]).toEqual([1, 0]);
    const line: Template = { ...template, verse: { ...template.verse, reveal: 'line' } };
    expect([stills(line, 'caption'), stills(line, 'word')]).toEqual([2, 2]);
  });

  it('words that are said faster than they fade do not wait for each other', () => {
    const hasty = sampleDocument({
      cards: false,
      captions: [
        {
          startMs: 500,
          endMs: 4000,
          lines: ['여호와는 나의 목자시니'],
          words: WORDS.map((word, i) => ({ ...word, startMs: 500 + i * 100, endMs: 600 + i * 100 })),
        },
      ],
    });
    const { stateAt } = overlayOf(hasty, template);
    expect([15, 17, 18, 20, 21].map((frame) => stateAt.word(frame)?.seen.from)).toEqual([0, 0, 1, 1, 2]);
    expect(stateAt.caption(18)?.seen).toEqual({ from: 0, to: 1 });
  });

  it('in a box, the box is there from the beginning', () => {
    const boxed: Template = { ...template, caption: { ...template.caption, style: 'box' } };
    expect(overlayOf(video, boxed).stateAt.caption(FROM)?.seen).toEqual({ from: 0, to: 0 });
    expect(overlayOf(video, template).stateAt.caption(FROM)).toBeNull();
  });
});

it('a video of captions alone has no words of their own', () => {
  const template = templateOf('Devotional');
  expect(layersOf(video, template).map(({ id }) => id)).not.toContain('word');
});
