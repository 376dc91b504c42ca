import type { LayerProps } from './layer-props.ts';
import { rectStyle } from './rect-style.ts';

/** What the progress line runs along. */
export const TrackLayer: React.FC<LayerProps<'track'>> = ({ overlay }) => (
  <div style={{ ...rectStyle(overlay.rects.track), backgroundColor: overlay.template.progress.trackColor }} />
);
