import { HEADING_GAP_PX, HEADING_SCALE } from '../core/wave-rects.ts';
import type { Template } from '../core/template.ts';
import { measureText } from './measure-text.ts';
import { textStyle } from './text-style.ts';

const STEP = 0.95;
const SMALLEST = 0.1;

/** Sizes at which title and scripture stand over a wave, smaller where they would not fit; measured in the page. */
export function fitHeading(request: {
  title: string;
  detail: string;
  card: Template['card'];
  widthPx: number;
  heightPx: number;
}): { titlePx: number; detailPx: number } {
  const { title, detail, card, widthPx, heightPx } = request;
  let scale = 1;
  for (; scale > SMALLEST; scale *= STEP) {
    const titlePx = card.title.size * HEADING_SCALE.title * scale;
    const detailPx = card.detail.size * HEADING_SCALE.detail * scale;
    const tall =
      measureText(title, textStyle(card.title, titlePx), widthPx).height +
      (detail === ''
        ? 0
        : HEADING_GAP_PX + measureText(detail, textStyle(card.detail, detailPx), widthPx).height);
    if (tall <= heightPx) return { titlePx, detailPx };
  }
  return {
    titlePx: card.title.size * HEADING_SCALE.title * SMALLEST,
    detailPx: card.detail.size * HEADING_SCALE.detail * SMALLEST,
  };
}
