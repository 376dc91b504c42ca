import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_MANUSCRIPT_LENGTH, readManuscript, readManuscriptHead } from './read-manuscript.ts';

const linesOf = (text: string) => readManuscript(text).map((line) => line.words.join(' '));

describe('a manuscript', () => {
  it('is divided into sentences, every word to the letter', () => {
    expect(linesOf('주님을 찬양합니다! 오늘은 “시편 23편”을 읽습니다… 아멘.\n둘째 줄')).toEqual([
      '주님을 찬양합니다!',
      '오늘은 “시편 23편”을 읽습니다…',
      '아멘.',
      '둘째 줄',
    ]);
  });

  it('leaves out what nobody says', () => {
    const text = [
      '# 목자와 양',
      '제목: 쉴 만한 물가',
      '본문: 시편 23편 1-3절',
      '',
      '1 여호와는 나의 목자시니',
      '2 그가 나를 푸른 초장에 누이시며',
      '',
      '---',
      '(잠시 침묵)',
      '[찬양 250장]',
      '• 첫째, **목자**를 (잠시 쉬고) 바라봅시다.',
      '> 둘째, 따라갑시다.',
    ].join('\n');
    expect(linesOf(text)).toEqual([
      '여호와는 나의 목자시니',
      '그가 나를 푸른 초장에 누이시며',
      '첫째, 목자를 바라봅시다.',
      '둘째, 따라갑시다.',
    ]);
    expect(readManuscriptHead(text)).toEqual({ title: '쉴 만한 물가', scripture: '시편 23편 1-3절' });
  });

  it('keeps numbers, brackets and references that are said', () => {
    expect(
      linesOf('3가지를 나눕니다.\n1. 믿음입니다.\n말씀은 (마 10:22) 입니다.\n(우리의 고백입니다)'),
    ).toEqual(['3가지를 나눕니다.', '1. 믿음입니다.', '말씀은 (마 10:22) 입니다.', '(우리의 고백입니다)']);
  });

  it('tells paragraphs apart', () => {
    expect(readManuscript('가.\n나.\n\n\n다.').map((line) => line.paragraph)).toEqual([0, 0, 1]);
  });

  it('puts sentences together that an editor broke at its margin', () => {
    const wrapped =
      '하나님은 오늘도 우리의 걸음을 인도하시고 우리가\n알지 못하는 곳에서도 함께하시는 분이십니다. 우리는\n그것을 믿습니다.';
    expect(linesOf(wrapped)).toEqual([
      '하나님은 오늘도 우리의 걸음을 인도하시고 우리가 알지 못하는 곳에서도 함께하시는 분이십니다.',
      '우리는 그것을 믿습니다.',
    ]);
  });

  it('keeps lines that were broken on purpose', () => {
    expect(linesOf('내 주를 가까이\n하게 함은\n십자가 짐 같은\n고생이나')).toHaveLength(4);
  });

  it('cuts long texts without points at the ends of Korean sentences', () => {
    const text = '오늘 우리는 말씀을 함께 읽었습니다 그리고 기도했습니다 '.repeat(4);
    expect(linesOf(text)).toHaveLength(8);
  });

  it('loses no word, whatever is written', () => {
    const word = fc.stringMatching(/^[가-힣A-Za-z]{1,6}[.,!?]?$/);
    const text = fc.array(fc.tuple(word, fc.constantFrom(' ', '\n', '\n\n', ' \t')), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const words = readManuscript(parts.map(([w, space]) => w + space).join('')).flatMap(
          (line) => line.words,
        );
        expect(words).toEqual(parts.map(([w]) => w));
      }),
    );
  });

  it('is refused without words or with too many', () => {
    expect(() => readManuscript(' \n\t\n---\n')).toThrow('manuscript_empty');
    expect(() => readManuscript('제목: 빈 원고\n(침묵)')).toThrow('manuscript_empty');
    expect(() => readManuscript('가 '.repeat(MAX_MANUSCRIPT_LENGTH))).toThrow('manuscript_too_long');
  });
});
