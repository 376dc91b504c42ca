import type { Template, Type } from '../core/template.ts';
import { SEAL_GAP_PX, sealSize } from '../core/card-seal.ts';
import { DETAIL_SEPARATOR } from '../core/card-texts.ts';
import type { CardTexts } from '../core/card-texts.ts';
import { CARD_GAPS } from '../core/card-rects.ts';
import { measureText } from './measure-text.ts';
import { textStyle } from './text-style.ts';

export interface CardFit {
  kickerPx: number;
  titlePx: number;
  detailPx: number;
  /** Of the seal and the room over it. */
  sealScale: number;
}

/** Title sizes in steps, each with the most lines it may take: a long title first shrinks, then wraps. */
const TITLE_STEPS: readonly { scale: number; lines: number }[] = [
  { scale: 1, lines: 2 },
  { scale: 0.9, lines: 2 },
  { scale: 0.8, lines: 2 },
  { scale: 0.8, lines: 3 },
  { scale: 0.7, lines: 3 },
  { scale: 0.62, lines: 4 },
  { scale: 0.54, lines: 5 },
  { scale: 0.46, lines: 7 },
];
const LAST_SCALE = 0.38;

/** The texts with church and date below each other where they are too wide for one line. */
export function breakDetails(texts: CardTexts, { detail }: Template['card'], widthPx: number): CardTexts {
  const style = textStyle(detail, detail.size);
  const fits = (text: string): boolean => measureText(text, style, null).width <= widthPx;
  return {
    ...texts,
    details: texts.details.flatMap((text) => (fits(text) ? [text] : text.split(DETAIL_SEPARATOR))),
  };
}

/** Sizes at which all the words of a card fit into a box, measured in the page. */
export function fitCard(request: {
  texts: CardTexts;
  card: Template['card'];
  titleScale: number;
  widthPx: number;
  heightPx: number;
}): CardFit {
  const { texts, card, widthPx, heightPx } = request;
  const titlePx = card.title.size * request.titleScale;
  for (const step of TITLE_STEPS) {
    const fit = {
      kickerPx: card.kicker.size,
      titlePx: titlePx * step.scale,
      detailPx: card.detail.size,
      sealScale: 1,
    };
    const title = measureText(texts.title, textStyle(card.title, fit.titlePx), widthPx);
    if (title.lines > step.lines || title.width > widthPx) continue;
    if (cardHeight(texts, card, fit, widthPx) <= heightPx) return fit;
  }
  for (let shrink = 1; shrink > 0.1; shrink *= 0.93) {
    const fit = {
      kickerPx: card.kicker.size * shrink,
      titlePx: titlePx * LAST_SCALE * shrink,
      detailPx: card.detail.size * shrink,
      sealScale: shrink,
    };
    if (cardHeight(texts, card, fit, widthPx) <= heightPx) return fit;
  }
  return {
    kickerPx: card.kicker.size * 0.1,
    titlePx: titlePx * 0.04,
    detailPx: card.detail.size * 0.1,
    sealScale: 0.1,
  };
}

function cardHeight(texts: CardTexts, card: Template['card'], fit: CardFit, widthPx: number): number {
  const tall = (text: string, type: Type, fontPx: number): number =>
    text === '' ? 0 : measureText(text, textStyle(type, fontPx), widthPx).height;
  const details = texts.details.reduce(
    (sum, text) => sum + tall(text, card.detail, fit.detailPx) + CARD_GAPS.detail,
    0,
  );
  return (
    tall(texts.kicker, card.kicker, fit.kickerPx) +
    CARD_GAPS.kicker +
    tall(texts.title, card.title, fit.titlePx) +
    CARD_GAPS.rule * 2 +
    2 +
    details +
    (card.seal ? (SEAL_GAP_PX + sealSize(card).height) * fit.sealScale : 0)
  );
}
