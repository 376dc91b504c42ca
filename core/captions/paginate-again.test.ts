import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newVideo, type Caption, type Video } from '../video.ts';
import { mergeCaptions, splitCaption, withLines } from './edit-caption.ts';
import { nudgeCaption } from './nudge-caption.ts';
import { captionsAreEdited, paginateAgain } from './paginate-again.ts';
import { paginateCaptions } from './paginate-captions.ts';
import { spoken } from './testing/spoken-text.ts';

const SENTENCES = [
  '그럴 때 필요한 것은 더 열심히 달리라는 재촉이 아니라 하나님이 주시는 쉼입니다.',
  '여호와는 나의 목자시니 내게 부족함이 없으리로다.',
  '그가 나를 푸른 풀밭에 누이시며 쉴 만한 물가로 인도하시는도다.',
  '믿음은 바라는 것들의 실상이요 보지 못하는 것들의 증거라고 성경은 말합니다.',
];
const transcript = spoken(SENTENCES);
const made: Video = { ...newVideo(), transcript, captions: paginateCaptions({ transcript, format: '16:9' }) };
const withCaptions = (captions: readonly Caption[]): Video => ({ ...made, captions: [...captions] });
const bare = (captions: readonly Caption[]) =>
  captions
    .flatMap(({ lines }) => lines)
    .join('')
    .replace(/\s/gu, '');

describe('captions made again', () => {
  it('are as if made anew where nobody edited them, there and back', () => {
    const short = paginateAgain(made, { rhythm: 'short' });
    const bareIds = (captions: readonly Caption[]) => captions.map((caption) => ({ ...caption, id: '' }));
    expect(bareIds(short)).toEqual(
      bareIds(paginateCaptions({ transcript, format: '16:9', rhythm: 'short' })),
    );
    expect(captionsAreEdited({ ...made, captions: short, rhythm: 'short' })).toBe(false);
    expect(bareIds(paginateAgain({ ...made, captions: short, rhythm: 'short' }, { rhythm: 'long' }))).toEqual(
      bareIds(made.captions),
    );
  });

  it('keep what a person typed, and every other word once', () => {
    const edited = withLines(made.captions[1]!, ['주님이 주시는 참된 쉼입니다.'], 'ko');
    const video = withCaptions(made.captions.map((c, i) => (i === 1 ? edited : c)));
    expect(captionsAreEdited(video)).toBe(true);
    const again = paginateAgain(video, { rhythm: 'short', format: '9:16' });
    expect(again).toContainEqual(edited);
    expect(bare(again)).toBe(bare(video.captions));
    expect(again.length).toBeGreaterThan(video.captions.length);
  });

  it('keep times that a person moved', () => {
    const id = made.captions[2]!.id;
    const nudged = nudgeCaption(made.captions, { id, edge: 'start', byMs: -300, untilMs: 60_000 });
    const again = paginateAgain(withCaptions(nudged), { rhythm: 'short' });
    expect(again).toContainEqual(nudged[2]);
    expect(bare(again)).toBe(bare(made.captions));
  });

  it('bring back nothing that a person took out, and keep what was put in', () => {
    const [first, second, ...rest] = made.captions;
    const added: Caption = { id: 'c0099', startMs: 100, endMs: 400, lines: ['아멘'], words: [] };
    const again = paginateAgain(withCaptions([added, first!, ...rest]), { rhythm: 'short' });
    expect(again[0]).toEqual(added);
    expect(bare(again)).toBe(`아멘${bare([first!, ...rest])}`);
    expect(bare([second!])).not.toBe('');
  });

  it('lose, double and disorder no word whatever is split, joined and moved before, and have ids of their own', () => {
    const step = fc.record({
      kind: fc.constantFrom('split', 'join', 'start', 'end'),
      at: fc.nat({ max: 30 }),
      byMs: fc.integer({ min: -500, max: 500 }),
    });
    const change = fc.record({
      rhythm: fc.constantFrom('long' as const, 'short' as const),
      format: fc.constantFrom('16:9' as const, '9:16' as const, '1:1' as const),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 6 }),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (steps, changes) => {
          let video = made;
          for (const [n, { kind, at, byMs }] of steps.entries()) {
            const i = at % video.captions.length;
            const caption = video.captions[i]!;
            const next = video.captions[i + 1];
            if (kind === 'split') {
              const parts = splitCaption(caption, Math.max(1, caption.words.length >> 1), `s${n}`);
              if (parts) video = { ...video, captions: video.captions.toSpliced(i, 1, ...parts) };
            } else if (kind === 'join') {
              if (next)
                video = { ...video, captions: video.captions.toSpliced(i, 2, mergeCaptions(caption, next)) };
            } else {
              const nudge = { id: caption.id, edge: kind as 'start' | 'end', byMs, untilMs: 60_000 };
              video = { ...video, captions: [...nudgeCaption(video.captions, nudge)] };
            }
          }
          for (const to of changes) {
            video = { ...video, ...to, captions: paginateAgain(video, to) };
            expect(bare(video.captions)).toBe(bare(made.captions));
            expect(new Set(video.captions.map(({ id }) => id)).size).toBe(video.captions.length);
            for (const caption of video.captions) expect(caption.endMs).toBeGreaterThan(caption.startMs);
          }
        },
      ),
    );
  });
});
