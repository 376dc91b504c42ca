import { cardTexts } from './card-texts.ts';
import type { Format } from './format.ts';
import type { LayerId, Rect } from './layer.ts';
import type { Template, Type } from './template.ts';
import type { Timeline } from './timeline.ts';
import type { Video } from './video.ts';

/**
 * Where each overlay layer may draw. Without fonts at hand the sizes come from estimates, on the safe side;
 * the compositions measure and shrink what would not fit, so the rectangles hold whatever the text is.
 */

/** Captions are set a little smaller where the line is short. */
const CAPTION_SCALE: Record<Format, number> = { '16:9': 1, '9:16': 0.95, '1:1': 0.88 };
/** Width a caption line may take, as a share of the picture. */
const CAPTION_WIDTH: Record<Format, number> = { '16:9': 0.8, '9:16': 0.84, '1:1': 0.88 };
/** No caption covers more of the height than this, however many lines a person writes. */
const CAPTION_MAX_HEIGHT = 0.42;
/** Padding of the translucent box, in em of the caption. */
export const CAPTION_BOX_PADDING = { x: 0.5, y: 0.26 };
/** The scrim begins at least this far above the lines of captions. */
const SCRIM_ABOVE_PX = 230;
/** Soft shadows reach this far around letters. */
const SHADOW_PX = 16;

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

const BUG_MARGIN = { x: 56, y: 44 };
const BUG_MAX_WIDTH = 0.6;

export function overlayRects(video: Video, template: Template, timeline: Timeline): Record<LayerId, Rect> {
  const { width, height } = timeline;
  const line = {
    x: 0,
    y: evenDown(height - template.progress.height),
    width,
    height: evenUp(template.progress.height),
  };
  return {
    veil: { x: 0, y: 0, width, height },
    scrim: scrimRect(video, template, timeline),
    track: line,
    progress: line,
    bug: bugRect(video, template, timeline),
    caption: captionRect(video, template, timeline),
    card: grow(cardInkBox(video, template, timeline), SHADOW_PX + CARD_RISE_PX, timeline),
  };
}

/** Size of caption letters before any shrinking, in pixels. */
export const captionFontPx = (format: Format, template: Template): number =>
  template.caption.type.size * CAPTION_SCALE[format];

/** Room for the lines of a caption themselves, inside padding, stroke and shadow. The last line stands on its lower edge. */
export function captionTextBox(video: Video, template: Template, { width, height }: Timeline): Rect {
  const { caption } = template;
  const fontPx = captionFontPx(video.format, template);
  const boxWidth = evenDown(width * CAPTION_WIDTH[video.format]);
  const linePx = fontPx * caption.type.lineHeight;
  const bottom = Math.round(height * (1 - Math.min(0.9, Math.max(0, caption.bottom[video.format]))));
  const room = Math.min(height * CAPTION_MAX_HEIGHT, bottom - height * 0.04);
  const fitting = Math.max(1, Math.floor(room / linePx));
  const lines = Math.min(fitting, Math.max(2, mostLines(video, fontPx, boxWidth)));
  const boxHeight = evenUp(Math.min(lines * linePx, Math.max(linePx, room)));
  return { x: (width - boxWidth) / 2, y: bottom - boxHeight, width: boxWidth, height: boxHeight };
}

function captionRect(video: Video, template: Template, timeline: Timeline): Rect {
  const { caption } = template;
  const fontPx = captionFontPx(video.format, template);
  const around =
    caption.style === 'box'
      ? Math.max(CAPTION_BOX_PADDING.x, CAPTION_BOX_PADDING.y) * fontPx + 2
      : caption.strokeWidth + SHADOW_PX;
  return grow(captionTextBox(video, template, timeline), around + caption.riseIn, timeline);
}

/** Lines of the longest caption once wrapped, by estimate. */
function mostLines(video: Video, fontPx: number, boxWidth: number): number {
  let most = 1;
  for (const { lines } of video.captions) {
    let count = 0;
    for (const line of lines) count += Math.max(1, Math.ceil((estimateEm(line) * fontPx) / boxWidth));
    most = Math.max(most, count);
  }
  return most;
}

/** Rough width of text in em: wide for Hangul and Han, narrow for Latin. */
export function estimateEm(text: string): number {
  let em = 0;
  for (const char of text) em += char === ' ' ? 0.28 : char.codePointAt(0)! >= 0x1100 ? 0.92 : 0.56;
  return em;
}

/** From the lower edge up past the first line of a caption, far enough to come in softly. */
function scrimRect(video: Video, template: Template, timeline: Timeline): Rect {
  const { width, height } = timeline;
  const reach = height - captionTextBox(video, template, timeline).y + SCRIM_ABOVE_PX;
  const tall = evenUp(Math.min(height, Math.max(template.scrim.height * height, reach)));
  return { x: 0, y: height - tall, width, height: tall };
}

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
function cardInkBox(video: Video, template: Template, timeline: Timeline): Rect {
  const room = cardTextBox(video.format, timeline);
  const { kicker, title, detail, align } = template.card;
  let inkWidth = 0;
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
    const gaps = CARD_GAPS.kicker + 2 * CARD_GAPS.rule + 2 + texts.details.length * CARD_GAPS.detail;
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

/** No letter of our fonts is wider than this, in em (measured in tests/look): infinite for scripts they do not hold. */
export function mostEm(char: string): number {
  if (/[ !"'()*,./:;|`[\]ijlIJ·–-]/.test(char)) return 0.7;
  if (/[\x21-\x7e]/.test(char)) return 1.15;
  return /[\uac00-\ud7a3\u3131-\u318e\u4e00-\u9fff]/.test(char) ? 1.05 : Infinity;
}

const mostWidth = (text: string, { size, letterSpacingEm }: Type): number =>
  [...text].reduce((sum, char) => sum + (mostEm(char) + Math.max(0, letterSpacingEm)) * size, 0);

/** Room for the church's name: at most two lines of it. */
export function bugTextBox(video: Video, template: Template, { width }: Timeline): Rect {
  const { type, corner } = template.bug;
  const wanted = (estimateEm(video.church) * (1.15 + Math.max(0, type.letterSpacingEm)) + 1) * type.size;
  const boxWidth = evenUp(Math.min(width * BUG_MAX_WIDTH, wanted));
  const lines = wanted > boxWidth ? 2 : 1;
  const x = corner === 'top-left' ? BUG_MARGIN.x : width - BUG_MARGIN.x - boxWidth;
  return {
    x: evenDown(x),
    y: BUG_MARGIN.y,
    width: boxWidth,
    height: evenUp(type.size * type.lineHeight * lines),
  };
}

const bugRect = (video: Video, template: Template, timeline: Timeline): Rect =>
  grow(bugTextBox(video, template, timeline), SHADOW_PX / 2, timeline);

const evenDown = (n: number): number => Math.floor(n / 2) * 2;
const evenUp = (n: number): number => Math.ceil(n / 2) * 2;

/** The rectangle with room around it, on even pixels, inside the picture. */
function grow(rect: Rect, by: number, { width, height }: Timeline): Rect {
  const x = Math.max(0, evenDown(rect.x - by));
  const y = Math.max(0, evenDown(rect.y - by));
  return {
    x,
    y,
    width: Math.min(width, evenUp(rect.x + rect.width + by)) - x,
    height: Math.min(height, evenUp(rect.y + rect.height + by)) - y,
  };
}
