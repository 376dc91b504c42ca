import { fitThumbnailText } from '../../compositions/fit-thumbnail-text.ts';
import { FORMATS, type Format } from '../../core/format.ts';
import type { ThumbnailItem } from '../../core/thumbnail.ts';
import type { Box } from './edit-thumbnail.ts';

/** Where an item is. The fonts of texts must be loaded. */
export function boxOf(item: ThumbnailItem, format: Format): Box {
  const { x, y, width } = item;
  if (item.kind === 'shape') return { x, y, width, height: item.height };
  return { x, y, width, height: fitThumbnailText(item, format).heightPx / FORMATS[format].height };
}
