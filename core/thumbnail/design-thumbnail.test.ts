import { describe, expect, it } from 'vitest';
import { FORMATS, type Format } from '../format.ts';
import { templateSchema } from '../template.ts';
import { thumbnailSchema } from '../thumbnail.ts';
import { newVideo, videoSchema } from '../video.ts';
import dawn from '../../templates/dawn/template.json' with { type: 'json' };
import stillWaters from '../../templates/still-waters/template.json' with { type: 'json' };
import { defaultThumbnail, designThumbnail, THUMBNAIL_LAYOUTS, thumbnailOf } from './design-thumbnail.ts';

const templates = [dawn, stillWaters].map((given) => templateSchema.parse(given));
const LONG =
  '여호와를 기뻐하는 것이 너희의 힘이니라 그러므로 근심하지 말고 돌아가서 살진 것을 먹고 단 것을 마시며 준비하지 못한 자에게는 나누어 주라';
const TITLES = [
  '은혜',
  '쉴 만한 물가로',
  LONG,
  'Grace',
  'The LORD is my shepherd; I shall not want. He maketh me to lie down in green pastures beside the still waters',
  '가'.repeat(200),
  'w'.repeat(200),
];

const lettersOf = (text: string) => text.replace(/\s/g, '');

describe('a thumbnail made for a video', () => {
  for (const title of TITLES) {
    it(`says all of "${title.slice(0, 20)}" inside the picture, in every layout and format`, () => {
      for (const template of templates) {
        for (const layout of THUMBNAIL_LAYOUTS) {
          for (const format of Object.keys(FORMATS) as Format[]) {
            const video = newVideo({ title, scripture: '시편 23편 1–6절', church: '은혜교회', format });
            const design = thumbnailSchema.parse(designThumbnail({ video, template, layout, format }));
            const texts = design.items.filter((item) => item.kind === 'text');
            expect(lettersOf(texts.map((item) => item.text).join(''))).toContain(lettersOf(title));
            let lowest = 0;
            for (const item of texts) {
              const lines = item.text.split('\n').length;
              const bottom =
                item.y + (lines * item.type.size * item.type.lineHeight) / FORMATS[format].height;
              expect(item.y).toBeGreaterThanOrEqual(lowest);
              lowest = bottom - 0.001;
              expect(item.x).toBeGreaterThanOrEqual(0);
              expect(item.x + item.width).toBeLessThanOrEqual(1);
              expect(bottom).toBeLessThanOrEqual(0.97);
            }
          }
        }
      }
    });
  }

  it('sets a short title far larger than a long one, and breaks where the language does', () => {
    const titleOf = (title: string) => {
      const { items } = defaultThumbnail(newVideo({ title }), templates[0]!);
      return items.find((item) => item.kind === 'text' && item.id === 'title');
    };
    const [short, long] = [titleOf('은혜'), titleOf(LONG)];
    if (short?.kind !== 'text' || long?.kind !== 'text') throw new Error('no title');
    expect(short.type.size).toBeGreaterThan(long.type.size * 2);
    expect(short.text).toBe('은혜');
    expect(long.text.split('\n').length).toBeGreaterThan(2);
    expect(long.text.replaceAll('\n', ' ')).toBe(LONG);
    // 만한 clings to 쉴
    expect(titleOf('내가 쉴 만한 물가로')).toMatchObject({ text: expect.stringMatching(/쉴 만한/) });
  });

  it('leaves out what is empty, and takes the scripture for a missing title', () => {
    const idsOf = (given: Parameters<typeof newVideo>[0]) =>
      defaultThumbnail({ ...newVideo(given), series: '' }, templates[0]!).items.map((item) => item.id);
    expect(idsOf({})).toEqual([]);
    expect(idsOf({ scripture: '시편 23편' })).toEqual(['title']);
    expect(idsOf({ title: '은혜' })).toEqual(['title']);
    expect(idsOf({ title: '은혜', church: '새벽교회' })).toEqual(['title', 'rule', 'church']);
  });

  it('takes the accent a person chose', () => {
    const video = newVideo({ title: '은혜', scripture: '시편', overrides: { accent: '#12AB34' } });
    expect(JSON.stringify(defaultThumbnail(video, templates[0]!))).toContain('#12AB34');
  });

  it("is a person's own where there is one, and a document without one stays as it was", () => {
    const { thumbnail: _, ...before } = newVideo({ title: '은혜' });
    const video = videoSchema.parse(before);
    expect(video.thumbnail).toBeNull();
    const own = defaultThumbnail({ ...video, title: '내 것' }, templates[0]!);
    expect(thumbnailOf({ ...video, thumbnail: own }, templates[0]!)).toBe(own);
    expect(thumbnailOf(video, templates[0]!)).toEqual(defaultThumbnail(video, templates[0]!));
  });
});
