import { FORMATS, type Format } from '../../core/format.ts';
import { resolveTemplate, type Template } from '../../core/template.ts';
import { MAX_ITEMS, type Thumbnail, type ThumbnailItem, type ThumbnailText } from '../../core/thumbnail.ts';
import type { Video } from '../../core/video.ts';

/** Where an item is, as shares of the picture; the height of a text is measured. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Place = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** Room that aligned items keep to the edge, as a share of the short side. */
export const MARGIN = 0.06;
const COPY_OFFSET = 0.03;

export const canAdd = ({ items }: Thumbnail): boolean => items.length < MAX_ITEMS;

/** The design with one item changed. */
export const withItem = (
  design: Thumbnail,
  id: string,
  change: (item: ThumbnailItem) => ThumbnailItem,
): Thumbnail => ({ ...design, items: design.items.map((item) => (item.id === id ? change(item) : item)) });

export const withText = (
  design: Thumbnail,
  id: string,
  change: (item: ThumbnailText) => ThumbnailText,
): Thumbnail => withItem(design, id, (item) => (item.kind === 'text' ? change(item) : item));

export const withoutItem = (design: Thumbnail, id: string): Thumbnail => ({
  ...design,
  items: design.items.filter((item) => item.id !== id),
});

/** A new text in the middle, in the type of the template's titles. */
export function withNewText(
  design: Thumbnail,
  { text, video, template }: { text: string; video: Video; template: Template },
): { design: Thumbnail; id: string } {
  const { card } = resolveTemplate(template, video.template.overrides);
  const id = freeId(design, 'text');
  const item: ThumbnailText = {
    kind: 'text',
    id,
    text,
    x: 0.2,
    y: 0.42,
    width: 0.6,
    align: 'center',
    rotation: 0,
    type: { ...card.title, size: 96, lineHeight: Math.min(card.title.lineHeight, 1.25) },
    stroke: null,
    shadow: 'soft',
    box: null,
  };
  return { design: { ...design, items: [...design.items, item] }, id };
}

/** A new bar in the accent of the template. */
export function withNewShape(
  design: Thumbnail,
  { video, template }: { video: Video; template: Template },
): { design: Thumbnail; id: string } {
  const { palette } = resolveTemplate(template, video.template.overrides);
  const id = freeId(design, 'shape');
  const item: ThumbnailItem = {
    kind: 'shape',
    id,
    x: 0.35,
    y: 0.7,
    width: 0.3,
    height: 0.02,
    color: palette.accent.slice(0, 7),
    radius: 0,
  };
  return { design: { ...design, items: [...design.items, item] }, id };
}

/** A copy of an item right above it, a little aside. */
export function withCopy(design: Thumbnail, id: string): { design: Thumbnail; id: string } {
  const at = design.items.findIndex((item) => item.id === id);
  const item = design.items[at];
  if (!item || !canAdd(design)) return { design, id };
  const copyId = freeId(design, item.kind);
  const copy = { ...item, id: copyId, x: item.x + COPY_OFFSET, y: item.y + COPY_OFFSET };
  return { design: { ...design, items: design.items.toSpliced(at + 1, 0, copy) }, id: copyId };
}

/** The item a step nearer to the eye, or farther from it. */
export function withOrder(design: Thumbnail, id: string, step: 1 | -1): Thumbnail {
  const at = design.items.findIndex((item) => item.id === id);
  const item = design.items[at];
  const to = at + step;
  if (!item || to < 0 || to >= design.items.length) return design;
  return { ...design, items: design.items.toSpliced(at, 1).toSpliced(to, 0, item) };
}

/** Where an item of this size stands when it is aligned with the picture. */
export function placed(box: Box, place: Place, format: Format): Pick<Box, 'x' | 'y'> {
  const { width, height } = FORMATS[format];
  const short = Math.min(width, height);
  const [marginX, marginY] = [(MARGIN * short) / width, (MARGIN * short) / height];
  const { x, y } = box;
  switch (place) {
    case 'left':
      return { x: marginX, y };
    case 'centre':
      return { x: (1 - box.width) / 2, y };
    case 'right':
      return { x: 1 - marginX - box.width, y };
    case 'top':
      return { x, y: marginY };
    case 'middle':
      return { x, y: (1 - box.height) / 2 };
    case 'bottom':
      return { x, y: 1 - marginY - box.height };
  }
}

/** So much of an item always stays in the picture that it can be taken hold of. */
const KEPT_IN = 0.04;

/** The place nearest to this one at which an item can still be taken hold of. */
export const keptIn = ({ x, y, width, height }: Box): Pick<Box, 'x' | 'y'> => ({
  x: clamp(x, Math.max(-0.5, KEPT_IN - width), 1 - KEPT_IN),
  y: clamp(y, Math.max(-0.5, KEPT_IN - height), 1 - KEPT_IN),
});

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

function freeId({ items }: Thumbnail, kind: string): string {
  const taken = new Set(items.map((item) => item.id));
  for (let n = 1; ; n++) if (!taken.has(`${kind}${n}`)) return `${kind}${n}`;
}
