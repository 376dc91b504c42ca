import { expect, it } from 'vitest';
import { templateSchema } from '../../core/template.ts';
import { defaultThumbnail } from '../../core/thumbnail/design-thumbnail.ts';
import { MAX_ITEMS, thumbnailSchema, type Thumbnail } from '../../core/thumbnail.ts';
import { newVideo } from '../../core/video.ts';
import dawn from '../../templates/dawn/template.json' with { type: 'json' };
import {
  canAdd,
  keptIn,
  placed,
  withCopy,
  withItem,
  withNewShape,
  withNewText,
  withOrder,
  withoutItem,
} from './edit-thumbnail.ts';

const template = templateSchema.parse(dawn);
const video = newVideo({ title: '은혜', scripture: '시편 23편', church: '새벽교회' });
const design = defaultThumbnail(video, template);
const idsOf = ({ items }: Thumbnail) => items.map((item) => item.id);

it('adds texts and shapes under names of their own, on top', () => {
  const first = withNewText(design, { text: '새 글', video, template });
  const second = withNewText(first.design, { text: '또', video, template });
  const third = withNewShape(second.design, { video, template });
  expect(idsOf(third.design)).toEqual([...idsOf(design), 'text1', 'text2', 'shape1']);
  expect([first.id, second.id, third.id]).toEqual(['text1', 'text2', 'shape1']);
  expect(() => thumbnailSchema.parse(third.design)).not.toThrow();
});

it('copies an item right above it, as long as there is room for more', () => {
  const copy = withCopy(design, 'title');
  const ids = idsOf(copy.design);
  expect(ids.indexOf(copy.id)).toBe(ids.indexOf('title') + 1);
  const full = { ...design, items: Array.from({ length: MAX_ITEMS }, () => design.items[0]!) };
  expect(canAdd(full)).toBe(false);
  expect(withCopy(full, design.items[0]!.id).design).toBe(full);
});

it('brings an item nearer and farther, and no farther than it goes', () => {
  const [lowest, next] = idsOf(design);
  expect(idsOf(withOrder(design, lowest!, 1)).slice(0, 2)).toEqual([next, lowest]);
  expect(withOrder(design, lowest!, -1)).toBe(design);
  expect(withOrder(design, idsOf(design).at(-1)!, 1)).toBe(design);
});

it('changes and removes the one item', () => {
  const moved = withItem(design, 'title', (item) => ({ ...item, x: 0.3 }));
  expect(moved.items.filter((item, i) => item !== design.items[i]).map((item) => item.id)).toEqual(['title']);
  expect(idsOf(withoutItem(design, 'title'))).not.toContain('title');
});

it('aligns with the picture, the same distance from each edge', () => {
  const box = { x: 0.3, y: 0.3, width: 0.5, height: 0.2 };
  expect(placed(box, 'centre', '16:9').x).toBeCloseTo(0.25);
  expect(placed(box, 'middle', '16:9').y).toBeCloseTo(0.4);
  const left = placed(box, 'left', '16:9').x * 1920;
  expect(placed(box, 'top', '16:9').y * 1080).toBeCloseTo(left);
  expect((1 - placed(box, 'right', '16:9').x - box.width) * 1920).toBeCloseTo(left);
  expect((1 - placed(box, 'bottom', '16:9').y - box.height) * 1080).toBeCloseTo(left);
});

it('loses nothing outside of the picture', () => {
  for (const [x, y] of [
    [-9, -9],
    [9, 9],
  ] as const) {
    const kept = keptIn({ x, y, width: 0.3, height: 0.1 });
    expect(kept.x + 0.3).toBeGreaterThan(0);
    expect(kept.y + 0.1).toBeGreaterThan(0);
    expect(kept.x).toBeLessThan(1);
    expect(kept.y).toBeLessThan(1);
    expect(() =>
      thumbnailSchema.parse(withItem(design, 'title', (item) => ({ ...item, ...kept }))),
    ).not.toThrow();
  }
});
