import { describe, expect, it } from 'vitest';
import { captionsAreEdited } from '../../core/captions/paginate-again.ts';
import { paginateCaptions } from '../../core/captions/paginate-captions.ts';
import { newVideo, videoSchema, type Transcript, type Video } from '../../core/video.ts';
import {
  assetsFor,
  canMerge,
  editCaption,
  withCaption,
  withFormat,
  withInserted,
  withMerged,
  withNudge,
  withoutCaption,
  withRhythm,
  withSplit,
  withWordsChecked,
} from './edit-document.ts';

const text =
  '여호와는 나의 목자시니 내게 부족함이 없으리로다 그가 나를 푸른 풀밭에 누이시며 쉴 만한 물가로 인도하시는도다';
const words = text
  .split(' ')
  .map((word, index) => ({ text: word, startMs: index * 600, endMs: index * 600 + 500 }));
const transcript: Transcript = {
  source: 'manuscript',
  timing: 'rough',
  language: 'ko',
  segments: [{ startMs: 0, endMs: words.length * 600, words }],
};
const wide: Video = {
  ...newVideo({ title: '쉴 만한 물가' }),
  transcript,
  captions: paginateCaptions({ transcript, format: '16:9' }),
  shots: [
    {
      id: 'shot-1',
      startMs: 0,
      endMs: 9_600,
      clipStartMs: 0,
      clip: { asset: 'builtin:loops/dawn', durationMs: 10_000, width: 1920, height: 1080, loops: true },
    },
  ],
};

/** Captions that were divided anew are others. */
const bare = (video: Video): Video => ({
  ...video,
  captions: video.captions.map((caption) => ({ ...caption, id: '' })),
});

describe('editing a caption', () => {
  const caption = wide.captions[0]!;

  it('keeps the times of words where only their spelling changes', () => {
    const edited = editCaption(caption, caption.lines.join('\n').replace('여호와는', '주님은'), 'ko');
    expect(edited.words.map(({ startMs }) => startMs)).toEqual(caption.words.map(({ startMs }) => startMs));
    expect(edited.words[0]?.text).toBe('주님은');
  });

  it('keeps the times of all other words where one is added', () => {
    const edited = editCaption(caption, `${caption.lines.join('\n')} 아멘`, 'ko');
    expect(edited.words.slice(0, -1)).toEqual(caption.words);
    expect(edited.words.at(-1)).toMatchObject({ text: '아멘', startMs: caption.words.at(-1)!.endMs });
  });

  it('changes that caption alone', () => {
    const edited = withCaption(wide, editCaption(caption, '새 자막', 'ko'));
    expect(edited.captions[0]?.lines).toEqual(['새 자막']);
    expect(edited.captions.slice(1)).toEqual(wide.captions.slice(1));
  });
});

describe('splitting, joining and moving a caption', () => {
  const { id, lines, words } = wide.captions[0]!;

  it('parts it at the cursor and joins it again as it was', () => {
    const parts = withSplit(wide, id, lines.join('\n').indexOf(words[1]!.text))!;
    expect(parts.video.captions[0]?.words).toEqual(words.slice(0, 1));
    expect(parts.video.captions[1]?.id).toBe(parts.id);
    expect(new Set(parts.video.captions.map((caption) => caption.id)).size).toBe(parts.video.captions.length);
    const joined = withMerged(parts.video, id).captions[0]!;
    expect(joined.words).toEqual(words);
    expect(joined.lines.join(' ')).toBe(lines.join(' '));
  });

  it('lays what was joined on two lines where they hold it, and on as many as it takes otherwise', () => {
    const short = withRhythm(wide, 'short');
    const joined = withMerged(short, short.captions[0]!.id).captions[0]!;
    expect(joined.lines.length).toBeLessThanOrEqual(2);
    const twice = withMerged(wide, id);
    expect(twice.captions[0]!.lines.join(' ')).toBe([...lines, ...wide.captions[1]!.lines].join(' '));
  });

  it('joins the last one with nothing', () => {
    const last = wide.captions.at(-1)!.id;
    expect(canMerge(wide, last)).toBe(false);
    expect(withMerged(wide, last)).toBe(wide);
    expect(withSplit(wide, 'nobody', 3)).toBeNull();
  });

  it('moves its times and no other caption', () => {
    const moved = withNudge(wide, id, 'end', -100);
    expect(moved.captions[0]?.endMs).toBe(wide.captions[0]!.endMs - 100);
    expect(moved.captions.slice(1)).toEqual(wide.captions.slice(1));
  });

  it('changes nothing where there is no room', () => {
    expect(withNudge(wide, id, 'whole', -10_000)).toBe(wide);
    expect(withNudge(wide, 'nobody', 'start', 100)).toBe(wide);
  });

  it('adds an empty one and takes it away again', () => {
    const added = withInserted(wide, { after: id })!;
    expect(added.video.captions[1]).toMatchObject({ id: added.id, lines: [''], words: [] });
    expect(videoSchema.safeParse(added.video).success).toBe(true);
    expect(withoutCaption(added.video, added.id).captions.map((caption) => caption.id)).toEqual(
      wide.captions.map((caption) => caption.id),
    );
    const inside = wide.captions[0]!.startMs + 1;
    expect(withInserted(wide, { atMs: inside })).toBeNull();
  });

  it('forgets doubts about words that were read', () => {
    const captions = wide.captions.map((caption) => ({
      ...caption,
      words: caption.words.map((word) => ({ ...word, confidence: 0.1 })),
    }));
    const [first, second] = withWordsChecked({ ...wide, captions }, id).captions;
    expect(first!.words).toEqual(words);
    expect(second!.words[0]!.confidence).toBe(0.1);
  });
});

describe('withRhythm', () => {
  it('shows a line at a time, there and back', () => {
    const short = withRhythm(wide, 'short');
    expect(short.captions.length).toBeGreaterThan(wide.captions.length);
    expect(captionsAreEdited(short)).toBe(false);
    const back = withRhythm(short, 'long');
    expect(back.captions.map((caption) => caption.lines)).toEqual(
      wide.captions.map((caption) => caption.lines),
    );
  });

  it('keeps captions that a person edited', () => {
    const edited = withCaption(wide, editCaption(wide.captions[0]!, '내가 고친 자막', 'ko'));
    expect(withRhythm(edited, 'short').captions[0]).toEqual(edited.captions[0]);
  });
});

describe('withFormat', () => {
  it('splits captions anew for the other width', () => {
    const tall = withFormat(wide, '9:16');
    expect(tall.format).toBe('9:16');
    expect(bare(tall).captions).toEqual(
      bare({ ...tall, captions: paginateCaptions({ transcript, format: '9:16' }) }).captions,
    );
  });

  it('keeps captions that a person edited', () => {
    const edited = withCaption(wide, editCaption(wide.captions[0]!, '내가 고친 자막', 'ko'));
    expect(captionsAreEdited(wide)).toBe(false);
    expect(captionsAreEdited(edited)).toBe(true);
    const tall = withFormat(edited, '9:16');
    expect(tall.captions[0]).toEqual(edited.captions[0]);
    expect(tall.captions.slice(1).flatMap(({ words }) => words)).toEqual(
      edited.captions.slice(1).flatMap(({ words }) => words),
    );
  });

  it('takes built-in pictures in the cut of the format, there and back', () => {
    const tall = withFormat(wide, '9:16');
    expect(tall.shots[0]?.clip).toMatchObject({ width: 1080, height: 1920 });
    expect(assetsFor(tall, { voice: '/v' })).toEqual({
      voice: '/v',
      'builtin:loops/dawn': '/library/loops/dawn-9x16.mp4',
    });
    expect(bare(withFormat(tall, '16:9'))).toEqual(bare(wide));
  });
});
