import { bugBottom } from './bug-rects.ts';
import type { Format } from './format.ts';
import type { Rect } from './layer.ts';
import { evenDown, growRect } from './rect.ts';
import { captionWidth } from './safe-area.ts';
import type { Template } from './template.ts';
import type { Timeline } from './timeline.ts';
import type { Video } from './video.ts';

/** Of a bar, and from one to the next, in pixels. */
export const BAR_PX = { width: 10, pitch: 20 };
/** Width of a row of bars, as a share of the picture: three rows, or two, fit side by side on a contact sheet. */
const BARS_WIDTH: Record<Format, number> = { '16:9': 0.325, '9:16': 0.485, '1:1': 0.485 };
/** Smoothed edges. */
const EDGE_PX = 2;

/** Between heading and wave, and between wave and captions. */
export const WAVE_GAP_PX = 44;
/** Free above the heading where there is no bug, as a share of the height. */
const HEADING_TOP: Record<Format, number> = { '16:9': 0.07, '9:16': 0.09, '1:1': 0.07 };
/** Lower than this there is no heading. */
const HEADING_LEAST_PX = 90;
/** Letters of the heading, as a share of those on the card. */
export const HEADING_SCALE = { title: 0.52, detail: 0.84 };
export const HEADING_GAP_PX = 16;

/** How many bars there are on each side of the middle. */
export const barsOf = (format: Format, width: number): { half: number } => ({
  half: Math.floor((width * BARS_WIDTH[format]) / (2 * BAR_PX.pitch)),
});

/** All that bars or rings ever cover. */
export function waveRect(video: Video, { wave }: Template, timeline: Timeline): Rect {
  const { width, height } = timeline;
  const wide =
    wave.shape === 'bars' ? 2 * barsOf(video.format, width).half * BAR_PX.pitch : Math.min(wave.size, width);
  const tall = Math.min(wave.size, height);
  const top = height * wave.middle[video.format] - tall / 2;
  return growRect(
    {
      x: (width - wide) / 2,
      y: Math.min(height - tall, Math.max(0, top)),
      width: wide,
      height: tall,
    },
    EDGE_PX,
    timeline,
  );
}

/** Room for title and scripture over the wave, which they stand on; null where there is none. */
export function headingTextBox(video: Video, template: Template, timeline: Timeline): Rect | null {
  const top = Math.max(bugBottom(video, template, timeline), timeline.height * HEADING_TOP[video.format]);
  const height = evenDown(waveRect(video, template, timeline).y - WAVE_GAP_PX - top);
  if (height < HEADING_LEAST_PX) return null;
  const width = captionWidth(video.format, template, timeline);
  return { x: (timeline.width - width) / 2, y: Math.ceil(top), width, height };
}
