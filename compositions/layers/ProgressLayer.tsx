import type { LayerProps } from './layer-props.ts';
import { rectStyle } from './rect-style.ts';

/** A thin line along the lower edge; its pose tells how far the devotional has come. */
export const ProgressLayer: React.FC<LayerProps<'progress'>> = ({ overlay }) => (
  <div style={{ ...rectStyle(overlay.rects.progress), backgroundColor: overlay.template.progress.color }} />
);
