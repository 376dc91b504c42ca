import type { Rect } from '../layer.ts';
import type { Type } from '../template.ts';
import type { ThumbnailItem } from '../thumbnail.ts';
import { setLines, type SetLines } from './set-lines.ts';

/** `gapPx` is above the row, but for the first. */
type TextRow = {
  kind: 'text';
  id: string;
  text: string;
  type: Type;
  maxPx: number;
  maxLines: number;
  gapPx: number;
};
type RuleRow = { kind: 'rule'; color: string; gapPx: number };
/** A text on a line or more, or a short rule. */
export type StackRow = TextRow | RuleRow;

interface Stack {
  rows: readonly StackRow[];
  language: string;
  picture: { width: number; height: number };
  /** Part of the picture the rows may take, in its pixels. */
  room: Rect;
  align: 'left' | 'center';
  anchor: 'top' | 'middle' | 'bottom';
}

const RULE_PX = { width: 132, height: 5 };
/** The small rows take no more of the height than this, all together, whatever they say. */
const SMALL_SHARE = 0.36;
/** In less room the gaps are smaller too. */
const ROOMY_PX = 780;

/** Rows below each other. The row `title` gets all the room that the others leave. */
export function stackItems(stack: Stack): ThumbnailItem[] {
  const { rows, language, room, anchor } = stack;
  const isTitle = (row: StackRow): boolean => row.kind === 'text' && row.id === 'title';
  const tightness = Math.min(1, room.height / ROOMY_PX);
  const gapOf = (row: StackRow): number => (row === rows[0] ? 0 : row.gapPx * tightness);
  const sets = new Map<StackRow, SetLines>();
  const heightOf = (row: StackRow): number => {
    if (row.kind === 'rule') return RULE_PX.height;
    const set = sets.get(row);
    return set ? set.lines.length * set.sizePx * row.type.lineHeight : 0;
  };
  const tall = (): number => rows.reduce((sum, row) => sum + gapOf(row) + heightOf(row), 0);

  /** A line each; a text too long for that is set on two smaller ones. */
  const wanted = (row: TextRow): number => row.maxPx * row.type.lineHeight;
  const all = rows.reduce((sum, row) => sum + (row.kind === 'rule' || isTitle(row) ? 0 : wanted(row)), 0);
  const share = Math.min(1, (room.height * SMALL_SHARE) / Math.max(1, all));
  for (const row of rows) {
    if (row.kind === 'rule' || isTitle(row)) continue;
    sets.set(row, setLines({ ...row, language, widthPx: room.width, heightPx: wanted(row) * share }));
  }
  for (const row of rows) {
    if (row.kind === 'rule' || !isTitle(row)) continue;
    sets.set(row, setLines({ ...row, language, widthPx: room.width, heightPx: room.height - tall() }));
  }

  const spare = Math.max(0, room.height - tall());
  let y = room.y + { top: 0, middle: spare / 2, bottom: spare }[anchor];
  return rows.map((row) => {
    const top = y + gapOf(row);
    y = top + heightOf(row);
    return row.kind === 'rule' ? ruleItem(row, top, stack) : textItem(row, sets.get(row), top, stack);
  });
}

function ruleItem({ color }: RuleRow, top: number, { room, picture, align }: Stack): ThumbnailItem {
  const left = align === 'center' ? room.x + (room.width - RULE_PX.width) / 2 : room.x;
  return {
    kind: 'shape',
    id: 'rule',
    x: left / picture.width,
    y: top / picture.height,
    width: RULE_PX.width / picture.width,
    height: RULE_PX.height / picture.height,
    color,
    radius: 0,
  };
}

function textItem(
  { id, text, type }: TextRow,
  set: SetLines | undefined,
  top: number,
  { room, picture, align }: Stack,
): ThumbnailItem {
  return {
    kind: 'text',
    id,
    text: set?.lines.join('\n') ?? text,
    x: room.x / picture.width,
    y: top / picture.height,
    width: room.width / picture.width,
    align,
    rotation: 0,
    type: { ...type, size: set?.sizePx ?? type.size },
    stroke: null,
    shadow: id === 'title' ? 'strong' : 'soft',
    box: null,
  };
}
