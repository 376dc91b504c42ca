import { describe, expect, it } from 'vitest';
import { MIN_CAPTION_MS } from './caption-limits.ts';
import { paginateCaptions } from './paginate-captions.ts';
import { linesOf, spoken } from './testing/spoken-text.ts';

describe('captions', () => {
  it('leave a short sentence whole', () => {
    expect(linesOf('여호와는 나의 목자시니')).toEqual([['여호와는 나의 목자시니']]);
  });

  it('break where clauses end', () => {
    expect(linesOf('여호와는 나의 목자시니 내가 부족함이 없으리로다.')).toEqual([
      ['여호와는 나의 목자시니', '내가 부족함이 없으리로다.'],
    ]);
    expect(linesOf('For God so loved the world, that he gave his only begotten Son,', '16:9', 'en')).toEqual([
      ['For God so loved the world,', 'that he gave his only begotten Son,'],
    ]);
  });

  it.each([
    '우리가 함께 읽은 말씀은 바로 요한복음 3장 16절 말씀이었습니다.',
    '사도 바울은 감옥 안에서도 롬 8:28 말씀을 굳게 붙들었습니다.',
    '오늘 아침에는 시편 23편 1절에서 3절까지 천천히 읽었습니다.',
  ])('never cut a verse reference: %s', (sentence) => {
    const reference = /요한복음 3장 16절|롬 8:28|시편 23편 1절에서 3절까지/.exec(sentence)![0];
    for (const format of ['16:9', '1:1'] as const) {
      expect(
        linesOf(sentence, format)
          .flat()
          .some((line) => line.includes(reference)),
      ).toBe(true);
    }
  });

  it('never part a number from its unit', () => {
    const sentence = '우리는 매일 아침마다 적어도 30 분 이상 조용히 앉아 기도하며 하루를 시작합니다.';
    expect(
      linesOf(sentence, '9:16')
        .flat()
        .some((line) => line.includes('30 분')),
    ).toBe(true);
  });

  it.each([
    '하나님께서 우리에게 주시는 이 놀라운 평안을 누구도 빼앗을 수 없는 것은 그분이 함께하시기 때문입니다.',
    '지금까지 우리가 걸어온 모든 길을 돌아보면 하나님의 은혜가 아닌 것이 하나도 없었다는 것을 고백하게 됩니다.',
    '아무리 어려운 일이 우리 앞에 놓여 있다고 해도 우리는 결코 두려워하지 않고 앞으로 나아갈 수 있습니다.',
    '그 말씀을 다시 한번 읽어 보고 조용히 묵상해 보면 우리를 부르시는 주님의 음성을 들을 수 있을 것입니다.',
  ])('start no line with a word that leans on the one before: %s', (sentence) => {
    for (const format of ['16:9', '1:1', '9:16'] as const) {
      for (const line of linesOf(sentence, format).flat()) {
        expect(line).not.toMatch(/^(?:것|수|때문|않|보고|보면)| 수$/);
      }
    }
  });

  it('end where the speaker pauses', () => {
    const transcript = spoken(['우리는 오늘 아침 조용히 주님 앞에 나아와 두 손을 모읍니다']);
    const { words } = transcript.segments[0]!;
    // a second of silence after the fourth word
    for (const word of words.slice(4)) {
      word.startMs += 1500;
      word.endMs += 1500;
    }
    transcript.segments[0]!.endMs += 1500;
    const captions = paginateCaptions({ transcript, format: '16:9' });
    expect(captions[0]?.words).toHaveLength(4);
    expect(captions[1]?.startMs).toBe(words[4]?.startMs);
  });

  it('take one line at a time in the short rhythm', () => {
    const transcript = spoken(['오늘도 우리는 하나님의 크신 은혜 안에서 새로운 하루를 시작합니다.']);
    const captions = paginateCaptions({ transcript, format: '9:16', rhythm: 'short' });
    expect(captions.every((c) => c.lines.length === 1)).toBe(true);
  });

  it('change less often in the long rhythm', () => {
    const transcript = spoken([
      '그럴 때 필요한 것은 더 열심히 달리라는 재촉이 아니라 하나님이 주시는 쉼입니다.',
      '믿음은 바라는 것들의 실상이요 보지 못하는 것들의 증거라고 성경은 말합니다.',
    ]);
    const long = paginateCaptions({ transcript, format: '16:9', rhythm: 'long' });
    const short = paginateCaptions({ transcript, format: '16:9', rhythm: 'short' });
    expect(short.length).toBeGreaterThanOrEqual(1.5 * long.length);
  });

  it('show no two sentences at once', () => {
    expect(linesOf('왜 염려하십니까? 하늘의 새를 보십시오.')).toEqual([
      ['왜 염려하십니까?'],
      ['하늘의 새를 보십시오.'],
    ]);
    // nor where a speech service wrote no points
    expect(linesOf('저는 교회를 섬기는 사람입니다 오늘은 감사에 대해 나누겠습니다')).toEqual([
      ['저는 교회를 섬기는 사람입니다'],
      ['오늘은 감사에 대해 나누겠습니다'],
    ]);
  });

  it('take a quotation and who said it as one sentence', () => {
    expect(linesOf('주님은 "두려워하지 말라." 하셨습니다.')).toEqual([
      ['주님은', '"두려워하지 말라." 하셨습니다.'],
    ]);
  });

  it('wait for a word that is over before it can be read', () => {
    const transcript = spoken(['네.', '그렇습니다. 주님은 오늘도 우리와 함께 계십니다.']);
    const [yes, next] = transcript.segments;
    const late = next!.startMs - yes!.endMs;
    for (const part of [next!, ...next!.words]) {
      part.startMs -= late;
      part.endMs -= late;
    }
    const captions = paginateCaptions({ transcript, format: '16:9' });
    expect(captions[0]!.endMs - captions[0]!.startMs).toBeGreaterThanOrEqual(MIN_CAPTION_MS);
    expect(captions[1]!.startMs - next!.startMs).toBeLessThan(MIN_CAPTION_MS);
  });

  it.each([
    [
      'es',
      'Porque de tal manera amó Dios al mundo, que ha dado a su Hijo unigénito,',
      [['Porque de tal manera amó Dios al mundo,', 'que ha dado a su Hijo unigénito,']],
    ],
    [
      'vi',
      'Vì Đức Chúa Trời yêu thương thế gian, đến nỗi đã ban Con một của Ngài,',
      [['Vì Đức Chúa Trời yêu thương thế gian,', 'đến nỗi đã ban Con một của Ngài,']],
    ],
    [
      'ja',
      '独り子を信じる者が一人も滅びないで、永遠の命を得るためである。',
      [['独り子を信じる者が', '一人も滅びないで、'], ['永遠の命を得るためである。']],
    ],
    [
      'zh',
      '神爱世人，甚至将他的独生子赐给他们，叫一切信他的不至灭亡，反得永生。',
      [['神爱世人，', '甚至将他的独生子赐给他们，'], ['叫一切信他的不至灭亡，反得永生。']],
    ],
  ])('break where a reader of %s pauses', (language, sentence, lines) => {
    expect(linesOf(sentence, '16:9', language)).toEqual(lines);
  });
});
