import { bugBottom, bugRect } from './bug-rects.ts';
import { CARD_RISE_PX, cardInkBox } from './card-rects.ts';
import type { Format } from './format.ts';
import type { LayerId, Rect } from './layer.ts';
import { evenDown, evenUp, growRect } from './rect.ts';
import { captionWidth } from './safe-area.ts';
import type { Template } from './template.ts';
import { estimateEm } from './text-widths.ts';
import type { Timeline } from './timeline.ts';
import type { Video } from './video.ts';
import { headingTextBox, WAVE_GAP_PX, waveRect } from './wave-rects.ts';

/**
 * Where each overlay layer may draw. Without fonts at hand the sizes come from estimates, on the safe side;
 * the compositions measure and shrink what would not fit, so the rectangles hold whatever the text is.
 */

/** Captions are set a little smaller where the line is short. */
const CAPTION_SCALE: Record<Format, number> = { '16:9': 1, '9:16': 0.95, '1:1': 0.88 };
/** How much wider than estimated the letters of a verse may be. */
const VERSE_SPREAD = 1.08;
/** No caption covers more of the height than this, however many lines a person writes. */
const CAPTION_MAX_HEIGHT = 0.42;
/** Padding of the translucent box, in em of the caption. */
export const CAPTION_BOX_PADDING = { x: 0.5, y: 0.26 };
/** The patch under a lit word, in em of the caption: around its letters, and how round it is. */
export const LIT_PILL = { padding: 0.11, radius: 0.2 };
/** The scrim begins at least this far above the lines of captions. */
const SCRIM_ABOVE_PX = 230;
/** Soft shadows reach this far around letters. */
const SHADOW_PX = 16;
/** The glow of the style `shadow` reaches this many times its width. */
const GLOW_REACH = 5;
/** There is at least so much room for captions, as a share of the height. */
const LEAST_ROOM = 0.08;
/** No caption comes nearer to the upper edge, as a share of the height. */
const LEAST_TOP = 0.04;

export function overlayRects(video: Video, template: Template, timeline: Timeline): Record<LayerId, Rect> {
  const { width, height } = timeline;
  const caption = captionRect(video, template, timeline);
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
    heading: growRect(
      headingTextBox(video, template, timeline) ?? { x: 0, y: 0, width: 2, height: 2 },
      SHADOW_PX,
      timeline,
    ),
    wave: waveRect(video, template, timeline),
    caption,
    word: caption,
    card: growRect(cardInkBox(video, template, timeline), SHADOW_PX + CARD_RISE_PX, timeline),
  };
}

/** Size of caption letters before any shrinking, in pixels. */
export const captionFontPx = (format: Format, template: Template): number =>
  template.caption.type.size * CAPTION_SCALE[format];

/**
 * Room for the lines of a caption themselves, inside padding, stroke and shadow. The last line stands on its lower edge;
 * a verse stands in its middle.
 */
export function captionTextBox(video: Video, template: Template, timeline: Timeline): Rect {
  const { caption } = template;
  const fontPx = captionFontPx(video.format, template);
  const width = captionWidth(video.format, template, timeline);
  const x = (timeline.width - width) / 2;
  const linePx = fontPx * caption.type.lineHeight;
  const room = captionRoom(video, template, timeline);
  if (template.composition === 'Scripture') {
    const height = evenUp(Math.min(room.height, mostWrapped(video, fontPx, width) * linePx));
    return { x, y: evenDown(room.bottom - (room.height + height) / 2), width, height };
  }
  const fitting = Math.max(1, Math.floor(room.height / linePx));
  const lines = Math.min(fitting, Math.max(2, mostLines(video, fontPx, width)));
  const height = evenUp(Math.min(lines * linePx, Math.max(linePx, room.height)));
  return { x, y: room.bottom - height, width, height };
}

/** How tall captions may get, and where they stand. */
function captionRoom(
  video: Video,
  template: Template,
  timeline: Timeline,
): { bottom: number; height: number } {
  const { height } = timeline;
  const share = template.caption.bottom[video.format];
  const bottom = Math.round(height * (1 - Math.min(0.9, Math.max(0, share))));
  const highest = height * LEAST_TOP;
  switch (template.composition) {
    case 'Devotional':
    case 'Karaoke':
      return { bottom, height: Math.min(height * CAPTION_MAX_HEIGHT, bottom - highest) };
    case 'Scripture': {
      const top = Math.min(
        Math.max(highest, bugBottom(video, template, timeline)),
        bottom - height * LEAST_ROOM,
      );
      return { bottom, height: Math.min(height * template.verse.height[video.format], bottom - top) };
    }
    case 'Audiogram': {
      const wave = waveRect(video, template, timeline);
      const free = bottom - (wave.y + wave.height + WAVE_GAP_PX);
      // captions that were put over the wave stay there
      const below = free >= height * LEAST_ROOM;
      return { bottom, height: Math.min(height * CAPTION_MAX_HEIGHT, below ? free : bottom - highest) };
    }
  }
}

function captionRect(video: Video, template: Template, timeline: Timeline): Rect {
  const { caption } = template;
  const fontPx = captionFontPx(video.format, template);
  return growRect(
    captionTextBox(video, template, timeline),
    captionReach(template, fontPx) + caption.riseIn,
    timeline,
  );
}

/** How far what belongs to a caption reaches around its letters. */
function captionReach({ caption, composition, karaoke }: Template, fontPx: number): number {
  const reach = {
    outline: caption.strokeWidth + SHADOW_PX,
    box: Math.max(CAPTION_BOX_PADDING.x, CAPTION_BOX_PADDING.y) * fontPx + 2,
    shadow: GLOW_REACH * caption.strokeWidth + 2,
  }[caption.style];
  const isPill = composition === 'Karaoke' && karaoke.mark === 'pill';
  return isPill ? Math.max(reach, LIT_PILL.padding * fontPx + 2) : reach;
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

/** The same where words stay whole, on the safe side: what is very large leaves much of its lines empty. */
function mostWrapped(video: Video, fontPx: number, boxWidth: number): number {
  const widthOf = (text: string): number => estimateEm(text) * VERSE_SPREAD * fontPx;
  let most = 1;
  for (const { lines } of video.captions) {
    let count = 0;
    for (const line of lines) {
      let used = Infinity;
      for (const word of line.split(/\s+/u)) {
        const own = widthOf(word);
        if (used + own <= boxWidth) used += own + widthOf(' ');
        else {
          count += Math.max(1, Math.ceil(own / boxWidth));
          used = (own % boxWidth) + widthOf(' ');
        }
      }
    }
    most = Math.max(most, count);
  }
  return most;
}

/** Words in the middle of the picture want it darkened as a whole, not from below. */
export const hasEvenScrim = ({ composition }: Template): boolean =>
  composition === 'Scripture' || composition === 'Audiogram';

/** From the lower edge up past the first line of a caption, far enough to come in softly. */
function scrimRect(video: Video, template: Template, timeline: Timeline): Rect {
  const { width, height } = timeline;
  if (hasEvenScrim(template)) return { x: 0, y: 0, width, height };
  const reach = height - captionTextBox(video, template, timeline).y + SCRIM_ABOVE_PX;
  const tall = evenUp(Math.min(height, Math.max(template.scrim.height * height, reach)));
  return { x: 0, y: height - tall, width, height: tall };
}
