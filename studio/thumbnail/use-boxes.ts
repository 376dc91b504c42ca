import { useEffect, useState } from 'react';
import { thumbnailFontNeedsOf } from '../../compositions/thumbnail-fonts.ts';
import { loadFontNeeds } from '../../compositions/use-fonts.ts';
import type { Thumbnail } from '../../core/thumbnail.ts';
import type { Box } from './edit-thumbnail.ts';
import { boxOf } from './measure-item.ts';

export interface MeasuredThumbnail {
  design: Thumbnail;
  /** By item. */
  boxes: ReadonlyMap<string, Box>;
}

/**
 * The design as it can be drawn and measured: the last one whose glyphs are all there. Null until the first is; what
 * cannot be loaded is left to the composition to tell.
 */
export function useMeasured(design: Thumbnail): MeasuredThumbnail | null {
  const [measured, setMeasured] = useState<MeasuredThumbnail | null>(null);
  useEffect(() => {
    let live = true;
    const measure = () => {
      if (!live) return;
      const boxes = new Map(design.items.map((item) => [item.id, boxOf(item, design.format)]));
      setMeasured({ design, boxes });
    };
    loadFontNeeds(thumbnailFontNeedsOf(design)).then(measure, measure);
    return () => {
      live = false;
    };
  }, [design]);
  return measured;
}
