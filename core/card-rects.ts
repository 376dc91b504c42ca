import { SEAL_GAP_PX, sealSize } from './card-seal.ts';
import { cardTexts } from './card-texts.ts';
import type { Format } from './format.ts';
import type { Rect } from './layer.ts';
import { evenDown } from './rect.ts';
import type { Template, Type } from './template.ts';
import { mostWidth } from './text-widths.ts';
import type { Timeline } from './timeline.ts';
import type { Video } from './video.ts';

/** Width and height a card's words may take, as shares of the picture. */
const CARD_SIZE: Record<Format, { width: number; height: number }> = {
  '16:9': { width: 0.76, height: 0.74 },
  '9:16': { width: 0.84, height: 0.6 },
  '1:1': { width: 0.84, height: 0.78 },
};
export const CARD_RISE_PX = 14;
/** Space above and below the rule and between lines of a card, in pixels at full size. */
export const CARD_GAPS = { kicker: 34, rule: 38, detail: 10 };
/** The blessing of the closing card is a sentence, not a heading: it is set smaller than a title. */
export const CLOSING_TITLE_SCALE = 0.68;

/** Room for the words of the title and closing card, in the middle of the picture. */
export function cardTextBox(format: Format, { width, height }: Timeline): Rect {
  const share = CARD_SIZE[format];
  const boxWidth = evenDown(width * share.width);
  const boxHeight = evenDown(height * share.height);
  return {
    x: evenDown((width - boxWidth) / 2),
    y: evenDown((height - boxHeight) / 2),
    width: boxWidth,
    height: boxHeight,
  };
}

/**
 * The part of that room that the words can reach. They mostly stand on one line each, and then it is known from above
 * how wide that is; a renderer has a third of the pixels to draw.
 */
export function cardInkBox(video: Video, template: Template, timeline: Timeline): Rect {
  const room = cardTextBox(video.format, timeline);
  const { kicker, title, detail, align } = template.card;
  const seal = sealSize(template.card);
  let inkWidth = seal.width;
  let inkHeight = 0;
  for (const kind of ['title', 'closing'] as const) {
    const texts = cardTexts(video, kind);
    const titleType = kind === 'title' ? title : { ...title, size: title.size * CLOSING_TITLE_SCALE };
    const lines: (readonly [string, Type])[] = [
      [texts.kicker, kicker],
      [texts.title, titleType],
      ...texts.details.map((text) => [text, detail] as const),
    ];
    for (const [text, type] of lines) inkWidth = Math.max(inkWidth, mostWidth(text, type));
    const sealRoom = seal.height > 0 ? SEAL_GAP_PX + seal.height : 0;
    const gaps =
      CARD_GAPS.kicker + 2 * CARD_GAPS.rule + 2 + texts.details.length * CARD_GAPS.detail + sealRoom;
    inkHeight = Math.max(
      inkHeight,
      lines.reduce((sum, [, type]) => sum + type.size * type.lineHeight, gaps),
    );
  }
  if (inkWidth > room.width || inkHeight > room.height) return room;
  return {
    x: align === 'center' ? room.x + (room.width - inkWidth) / 2 : room.x,
    y: room.y + (room.height - inkHeight) / 2,
    width: inkWidth,
    height: inkHeight,
  };
}
