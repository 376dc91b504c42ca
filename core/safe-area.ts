import type { Format } from './format.ts';
import { evenDown } from './rect.ts';
import type { Template } from './template.ts';
import type { Timeline } from './timeline.ts';

/** Width a caption line may take, as a share of the picture. */
const CAPTION_WIDTH: Record<Format, number> = { '16:9': 0.8, '9:16': 0.84, '1:1': 0.88 };
/** The same where letters are large: an upright video has the buttons of apps along its right edge. */
const LARGE_WIDTH: Record<Format, number> = { '16:9': 0.8, '9:16': 0.78, '1:1': 0.86 };

/** Width that words may take in the middle of the picture, in pixels. */
export const captionWidth = (format: Format, { composition }: Template, { width }: Timeline): number =>
  evenDown(width * (composition === 'Devotional' ? CAPTION_WIDTH : LARGE_WIDTH)[format]);
