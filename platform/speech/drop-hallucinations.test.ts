import { describe, expect, it } from 'vitest';
import { dropHallucinations } from './drop-hallucinations.ts';
import type { Stretch } from './heard.ts';
import { measureLevels } from './sound-levels.ts';

const RATE = 1000;
/** A voice for 50 s, then somebody whispers for 20 s, then there is nothing, up to 100 s. */
const levels = measureLevels(
  Float32Array.from(
    { length: 100 * RATE },
    (_, i) => (i % 2 ? 1 : -1) * (i < 50 * RATE ? 0.3 : i < 70 * RATE ? 0.02 : 0),
  ),
  RATE,
);

function stretch(startS: number, text: string, given: Partial<Stretch> & { lengthS?: number } = {}): Stretch {
  const { lengthS = 3, ...rest } = given;
  const texts = text.split(' ').filter(Boolean);
  const stepMs = (lengthS * 1000) / texts.length;
  const startMs = startS * 1000;
  const words = texts.map((word, i) => ({
    text: word,
    startMs: startMs + i * stepMs,
    endMs: startMs + (i + 1) * stepMs,
  }));
  return {
    startMs,
    endMs: startMs + lengthS * 1000,
    text,
    noSpeech: 0.05,
    logProb: -0.2,
    compression: 1.2,
    words,
    ...rest,
  };
}
const kept = (...stretches: Stretch[]) =>
  dropHallucinations(stretches, { levels, prompt: '은혜교회, 요한복음 3:16' }).map(({ words }) =>
    words.map((word) => word.text).join(' '),
  );

describe('what Whisper makes up', () => {
  it('is dropped where nothing is to be heard, whatever it is', () => {
    expect(kept(stretch(80, '하나님은 사랑이시라'))).toEqual([]);
  });

  it.each([
    '시청해주셔서 감사합니다.',
    '구독과 좋아요 부탁드립니다!',
    '한글자막 by 박진희',
    'Thanks for watching!',
    '은혜교회',
    '감사합니다.',
    '아멘.',
  ])('is dropped where it is hardly louder than silence: %s', (text) => {
    expect(kept(stretch(55, text))).toEqual([]);
    // though the voice just ended, or begins: Whisper's times are not exact
    expect(kept(stretch(49.8, text, { lengthS: 4 }))).toEqual([]);
  });

  it('is dropped over music or noise where Whisper itself doubts it', () => {
    expect(kept(stretch(10, '시청해주셔서 감사합니다', { noSpeech: 0.44 }))).toEqual([]);
    expect(kept(stretch(10, '시청해주셔서 감사합니다', { logProb: -0.81 }))).toEqual([]);
    expect(kept(stretch(10, '감사합니다', { noSpeech: 0.7 }))).toEqual([]);
    expect(kept(stretch(10, '뭐라도', { noSpeech: 0.7, logProb: -1.2 }))).toEqual([]);
    expect(kept(stretch(10, ' ... '))).toEqual([]);
  });

  it('stays where somebody says it, and so does what is said softly', () => {
    const said = [
      stretch(5, '감사합니다.'),
      stretch(10, '아멘.'),
      stretch(15, '은혜교회'),
      stretch(20, '구독과 좋아요'),
      stretch(30, '잘 들리지 않는 말', { noSpeech: 0.75, logProb: -0.7 }),
      stretch(55, '작게 속삭이는 말'),
    ];
    expect(kept(...said)).toEqual(said.map(({ text }) => text.trim()));
  });

  const times = (count: number, text: string) => Array.from({ length: count }, () => text).join(' ');

  it('is cut back to what came first where Whisper is caught in a loop', () => {
    expect(
      kept(stretch(0, `알겠습니다 ${times(40, '그렇게 했고')}`, { compression: 12, lengthS: 25 })),
    ).toEqual(['알겠습니다 그렇게 했고']);
    // the loop goes on over stretches, each in itself beyond suspicion
    const again = Array.from({ length: 9 }, (_, i) => stretch(3 * i, '우리가 함께 기도합시다.'));
    expect(kept(...again, stretch(30, '다음은 찬송입니다.'))).toEqual([
      '우리가 함께 기도합시다.',
      '다음은 찬송입니다.',
    ]);
    expect(kept(stretch(0, times(5, '그렇게 했고'), { logProb: -0.9 }))).toEqual(['그렇게 했고']);
    expect(kept(stretch(0, `아${times(30, '아').replaceAll(' ', '')} 네`))).toEqual(['네']);
  });

  it('is not what a congregation calls out again and again', () => {
    const said = [
      stretch(0, '주여 주여 주여'),
      stretch(4, times(7, '할렐루야'), { lengthS: 8 }),
      stretch(13, '거룩하다 거룩하다 거룩하다 만군의 여호와여'),
      ...[17, 20, 23].map((at) => stretch(at, '주님을 사랑합니다.')),
    ];
    expect(kept(...said)).toEqual(said.map(({ text }) => text));
  });
});
