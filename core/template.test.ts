import { expect, test } from 'vitest';
import { FONT_WEIGHTS, highlightOf, resolveTemplate, templateSchema, waveColorOf } from './template.ts';
import { sampleTemplate } from '../tests/support/sample-document.ts';

test('no override leaves the template as it is', () => {
  expect(resolveTemplate(sampleTemplate(), {})).toEqual(sampleTemplate());
});

test('an accent recolours what wore the accent, and nothing else', () => {
  const { card, progress, palette, caption } = resolveTemplate(sampleTemplate(), { accent: '#7FC8A9' });
  expect([palette.accent, card.kicker.color, card.ruleColor, progress.color]).toEqual(
    Array(4).fill('#7FC8A9'),
  );
  expect(card.title.color).toBe(sampleTemplate().card.title.color);
  expect(caption.type.color).toBe(sampleTemplate().caption.type.color);
});

test('overrides reach the captions', () => {
  const { caption } = resolveTemplate(sampleTemplate(), {
    captionSize: 96,
    captionColor: '#FFEE00',
    captionStyle: 'box',
    captionBottom: 0.2,
  });
  expect(caption).toMatchObject({
    type: { size: 96, color: '#FFEE00' },
    style: 'box',
    bottom: { '16:9': 0.2, '9:16': 0.2, '1:1': 0.2 },
  });
});

test('another family comes in the weight that is nearest to the one asked for', () => {
  const { caption, card } = resolveTemplate(sampleTemplate(), {
    captionFamily: 'Gowun Dodum',
    titleFamily: 'Nanum Myeongjo',
  });
  expect([caption.type.family, caption.type.weight]).toEqual(['Gowun Dodum', 400]);
  expect([card.title.family, card.title.weight]).toEqual(['Nanum Myeongjo', 700]);
  expect(card.detail).toEqual(sampleTemplate().card.detail);
});

test('the word being said, and what follows the voice, wear the accent unless they have a colour of their own', () => {
  const accent = '#7FC8A9';
  const plain = resolveTemplate(sampleTemplate(), { accent });
  expect([highlightOf(plain), waveColorOf(plain)]).toEqual([accent, accent]);
  const { caption, wave } = sampleTemplate();
  const own = {
    ...sampleTemplate(),
    caption: { ...caption, highlight: '#FFE14D' },
    wave: { ...wave, color: '#FFFFFF' },
  };
  const coloured = resolveTemplate(own, { accent });
  expect([highlightOf(coloured), waveColorOf(coloured)]).toEqual(['#FFE14D', '#FFFFFF']);
  expect(highlightOf(resolveTemplate(own, { accent, captionHighlight: '#00FF00' }))).toBe('#00FF00');
});

test('resolving a resolved template changes nothing', () => {
  const overrides = {
    accent: '#112233',
    captionSize: 50,
    captionFamily: 'Gowun Batang',
    titleFamily: 'Gowun Dodum',
    captionHighlight: '#FFE14D',
    bug: false,
    progress: false,
  } as const;
  const once = resolveTemplate(sampleTemplate(), overrides);
  expect(resolveTemplate(once, overrides)).toEqual(once);
});

test('a resolved template is a valid template', () => {
  expect(templateSchema.safeParse(resolveTemplate(sampleTemplate(), { bug: false })).success).toBe(true);
});

test('a weight that does not ship is refused by name', () => {
  const given = structuredClone(sampleTemplate());
  given.card.title = { ...given.card.title, family: 'Gowun Dodum', weight: 700 };
  const issues = templateSchema.safeParse(given).error?.issues;
  expect(issues?.map((i) => `${i.path.join('.')}: ${i.message}`)).toEqual([
    `card.title.weight: Gowun Dodum ships in ${FONT_WEIGHTS['Gowun Dodum'].join(', ')}, not 700`,
  ]);
});
