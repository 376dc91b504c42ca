import { describe, expect, it } from 'vitest';
import type { Caption } from '../video.ts';
import { mergeCaptions, splitCaption, withLines, wordsBefore } from './edit-caption.ts';

const caption: Caption = {
  id: 'c0001',
  startMs: 1000,
  endMs: 4000,
  lines: ['여호와는 나의', '목자시니 부족함이 없으리로다'],
  words: ['여호와는', '나의', '목자시니', '부족함이', '없으리로다'].map((text, i) => ({
    text,
    startMs: 1000 + i * 500,
    endMs: 1400 + i * 500,
  })),
};
const times = ({ words }: Caption) => words.map(({ text, startMs, endMs }) => [text, startMs, endMs]);

describe('a caption that is edited', () => {
  it('keeps the time of a word whose spelling changes', () => {
    const edited = withLines(caption, ['주님은 나의 목자시니', '부족함이 없으리로다'], 'ko');
    expect(times(edited)[0]).toEqual(['주님은', 1000, 1400]);
    expect(edited.words.slice(1)).toEqual(caption.words.slice(1));
    expect(edited.lines).toEqual(['주님은 나의 목자시니', '부족함이 없으리로다']);
  });

  it('gives two words the time of the one they replace, and moves no other', () => {
    const edited = withLines(caption, ['여호와는 나의 선한 목자시니라', '부족함이 없으리로다'], 'ko');
    const [, , good, shepherd] = edited.words;
    expect(good).toMatchObject({ text: '선한', startMs: 2000 });
    expect(shepherd).toMatchObject({ text: '목자시니라', startMs: good!.endMs, endMs: 2400 });
    expect(edited.words.slice(4)).toEqual(caption.words.slice(3));
  });

  it('lets a word go without moving the others', () => {
    const edited = withLines(caption, ['여호와는 목자시니 부족함이 없으리로다'], 'ko');
    expect(edited.words).toEqual(caption.words.filter(({ text }) => text !== '나의'));
  });

  it('times words of a language without spaces', () => {
    const japanese = withLines({ ...caption, lines: [], words: [] }, ['主は私の羊飼い'], 'ja');
    expect(japanese.words.map(({ text }) => text).join('')).toBe('主は私の羊飼い');
    expect(japanese.words.length).toBeGreaterThan(3);
    expect(japanese.words.at(-1)?.endMs).toBe(4000);
  });
});

describe('captions that are split and merged', () => {
  it('part between two words, each word with its time and each line as it was', () => {
    const [first, second] = splitCaption(caption, 3, 'c0001-2')!;
    expect(first.lines).toEqual(['여호와는 나의', '목자시니']);
    expect(second).toMatchObject({ id: 'c0001-2', startMs: 2500, endMs: 4000 });
    expect(second.lines).toEqual(['부족함이 없으리로다']);
    expect([...first.words, ...second.words]).toEqual(caption.words);
    expect(first.endMs).toBeLessThanOrEqual(second.startMs - 66);
  });

  it('are what they were once they are put together again', () => {
    const [first, second] = splitCaption(caption, 2, 'c0001-2')!;
    expect(mergeCaptions(first, second)).toEqual(caption);
  });

  it('part at the cursor: between words, on the nearer side of one, and sensibly where it stands nowhere', () => {
    const text = caption.lines.join('\n');
    const at = (place: string) => wordsBefore(caption, text.indexOf(place));
    expect(at('나의')).toBe(1);
    expect(at(' 나의')).toBe(1);
    expect(at('호와는')).toBe(1);
    expect(at('의\n')).toBe(2);
    expect(at('족함이')).toBe(3);
    expect(at('함이')).toBe(4);
    expect(wordsBefore(caption, 0)).toBe(2);
    expect(wordsBefore(caption, text.length)).toBe(2);
    expect(wordsBefore({ ...caption, lines: [text.replace('\n', ' ')] }, 0)).toBe(3);
    expect(wordsBefore({ ...caption, words: caption.words.slice(0, 1) }, 3)).toBeNull();
  });

  it('cannot part where there is no word on one side', () => {
    expect(splitCaption(caption, 0, 'x')).toBeNull();
    expect(splitCaption(caption, 5, 'x')).toBeNull();
  });
});
