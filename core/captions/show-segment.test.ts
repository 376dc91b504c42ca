import { describe, expect, it } from 'vitest';
import { newVideo, videoSchema, type Caption, type Segment, type Video } from '../video.ts';
import { MIN_CAPTION_MS } from './caption-limits.ts';
import { isUndecided, needsCheck, withChecked } from './check-segments.ts';
import { mergeCaptions, withLines } from './edit-caption.ts';
import { paginateCaptions } from './paginate-captions.ts';
import { captionUnwritten, passOverUnwritten, showSegment } from './show-segment.ts';
import { spoken } from './testing/spoken-text.ts';

const [first, aside, second, third] = spoken([
  '여호와는 나의 목자시니 내게 부족함이 없으리로다.',
  '여러분 다 함께 읽어 볼까요?',
  '그가 나를 푸른 풀밭에 누이시며 쉴 만한 물가로 인도하시는도다.',
  '내 영혼을 소생시키시는도다.',
]).segments as [Segment, Segment, Segment, Segment];

/** Written, but not said: of no length, where it would have been. */
const skipped: Segment = {
  startMs: second.endMs,
  endMs: second.endMs,
  words: ['이', '말씀은', '읽지', '않았습니다.'].map((text) => ({
    text,
    startMs: second.endMs,
    endMs: second.endMs,
  })),
  only: 'written',
  confidence: 0,
};
const ASIDE = 1;
const SKIPPED = 3;
const video = madeOf([first, { ...aside, only: 'spoken' }, second, skipped, third]);

function madeOf(segments: Segment[]): Video {
  const transcript = {
    source: 'manuscript' as const,
    timing: 'aligned' as const,
    language: 'ko',
    segments,
    unwritten: [{ startMs: 60_000, endMs: 76_000 }],
  };
  return { ...newVideo(), transcript, captions: paginateCaptions({ transcript, format: '16:9' }) };
}

const textOf = ({ captions }: Video) => captions.flatMap(({ lines }) => lines).join(' ');
const sayings = ({ captions }: Video) =>
  captions.map(({ startMs, endMs, lines }) => ({ startMs, endMs, lines }));
const edit = (given: Video, at: number, change: (caption: Caption) => Caption): Video => ({
  ...given,
  captions: given.captions.map((caption, i) => (i === at ? change(caption) : caption)),
});
const indexOf = (given: Video, text: string) =>
  given.captions.findIndex(({ lines }) => lines.join(' ').includes(text));

describe('what was said and is not in the manuscript', () => {
  it('goes with its captions, and no others; and comes back as it was', () => {
    const without = showSegment(video, ASIDE, false);
    expect(textOf(without)).toBe(textOf(video).replace('여러분 다 함께 읽어 볼까요? ', ''));
    expect(without.transcript?.segments[ASIDE]?.shown).toBe(false);
    expect(sayings(showSegment(without, ASIDE, true))).toEqual(sayings(video));
  });

  it('goes also where its caption was edited; edits elsewhere stay', () => {
    const corrected = edit(video, 0, (caption) => withLines(caption, ['주님은 나의 목자시니'], 'ko'));
    const both = edit(corrected, indexOf(corrected, '여러분'), (caption) =>
      withLines(caption, ['다 같이!'], 'ko'),
    );
    const without = showSegment(both, ASIDE, false);
    expect(textOf(without)).not.toContain('다 같이!');
    expect(without.captions[0]).toEqual(both.captions[0]);
  });

  it('leaves behind what it was joined with', () => {
    const at = indexOf(video, '여러분');
    const joined = {
      ...video,
      captions: video.captions.toSpliced(
        at - 1,
        2,
        mergeCaptions(video.captions[at - 1]!, video.captions[at]!),
      ),
    };
    const without = showSegment(joined, ASIDE, false);
    expect(textOf(without)).toBe(textOf(showSegment(video, ASIDE, false)));
    expect(without.captions[at - 1]!.endMs).toBeLessThanOrEqual(aside.startMs);
  });

  it('is asked about until a person decides, either way', () => {
    expect(isUndecided(video.transcript!.segments[ASIDE]!)).toBe(true);
    const kept = showSegment(video, ASIDE, true);
    expect(isUndecided(kept.transcript!.segments[ASIDE]!)).toBe(false);
    expect(kept.captions).toEqual(video.captions);
  });
});

describe('what is written and was not said', () => {
  it('is not shown, until a person wants it', () => {
    expect(textOf(video)).not.toContain('읽지 않았습니다');
    const shown = showSegment(video, SKIPPED, true);
    expect(textOf(shown)).toBe(textOf(video).replace(' 내 영혼을', ' 이 말씀은 읽지 않았습니다. 내 영혼을'));
    expect(videoSchema.safeParse(shown).success).toBe(true);
  });

  it.each([
    ['a pause between its neighbours', 600],
    ['hardly any', 40],
    ['none', 0],
  ])('can be read though there is %s for it', (_, pauseMs) => {
    const late = second.endMs + pauseMs - third.startMs;
    const move = <T extends { startMs: number; endMs: number }>(part: T) => ({
      ...part,
      startMs: part.startMs + late,
      endMs: part.endMs + late,
    });
    const tight = madeOf([first, second, skipped, { ...move(third), words: third.words.map(move) }]);
    const shown = showSegment(tight, 2, true);
    const caption = shown.captions[indexOf(shown, '읽지')]!;
    expect(caption.endMs - caption.startMs).toBeGreaterThanOrEqual(MIN_CAPTION_MS - 1);
    shown.captions.forEach((c, i) => {
      const next = shown.captions[i + 1];
      if (next) expect(c.endMs).toBeLessThanOrEqual(next.startMs);
    });
    expect(sayings(showSegment(shown, 2, false))).toEqual(sayings(tight));
  });

  it('keeps edits of its neighbours', () => {
    const corrected = edit(video, video.captions.length - 1, (c) =>
      withLines(c, ['내 영혼을 살리시는도다.'], 'ko'),
    );
    const shown = showSegment(corrected, SKIPPED, true);
    expect(textOf(shown)).toContain('읽지 않았습니다. 내 영혼을 살리시는도다.');
  });
});

describe('speech whose words nobody knows', () => {
  it('gets a caption to fill in, and what is too long for one is asked about again', () => {
    const added = captionUnwritten(video, 0)!;
    const caption = added.video.captions.find(({ id }) => id === added.id);
    expect(caption).toMatchObject({ startMs: 60_000, endMs: 67_000, lines: [''] });
    expect(added.video.transcript?.unwritten).toEqual([{ startMs: 67_067, endMs: 76_000 }]);
    const filled = edit(added.video, added.video.captions.length - 1, (c) =>
      withLines(c, ['할렐루야'], 'ko'),
    );
    expect(textOf(showSegment(filled, ASIDE, false))).toContain('할렐루야');
    expect(videoSchema.safeParse(filled).success).toBe(true);
  });

  it('may be passed over', () => {
    expect(passOverUnwritten(video, 0).transcript?.unwritten).toEqual([]);
    expect(captionUnwritten(video, 1)).toBeNull();
  });
});

it('a line of doubtful times is to be looked at until somebody did', () => {
  const doubtful = madeOf([{ ...first, confidence: 0.3 }, { ...second, confidence: 0.9 }, skipped]);
  const toCheck = ({ transcript }: Video) => transcript!.segments.map(needsCheck);
  expect(toCheck(doubtful)).toEqual([true, false, false]);
  expect(toCheck(withChecked(doubtful, 0))).toEqual([false, false, false]);
});
