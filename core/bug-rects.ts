import type { Rect } from './layer.ts';
import { evenDown, evenUp, growRect } from './rect.ts';
import type { Template } from './template.ts';
import { estimateEm } from './text-widths.ts';
import type { Timeline } from './timeline.ts';
import type { Video } from './video.ts';

const BUG_MARGIN = { x: 56, y: 44 };
const BUG_MAX_WIDTH = 0.6;
/** The soft shadow reaches this far around letters. */
const SHADOW_PX = 8;

export const hasBug = (video: Video, { bug }: Template): boolean =>
  video.church.trim() !== '' && bug.opacity > 0;

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

export const bugRect = (video: Video, template: Template, timeline: Timeline): Rect =>
  growRect(bugTextBox(video, template, timeline), SHADOW_PX, timeline);

/** Free of the bug from here on down. */
export function bugBottom(video: Video, template: Template, timeline: Timeline): number {
  if (!hasBug(video, template)) return 0;
  const { y, height } = bugRect(video, template, timeline);
  return y + height;
}
