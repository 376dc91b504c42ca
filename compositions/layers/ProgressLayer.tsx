import type { LayerProps } from './layer-props.ts';
import { rectStyle } from './rect-style.ts';

/** A thin line along the lower edge: how far the devotional has come. */
export const ProgressLayer: React.FC<LayerProps<'progress'>> = ({ state, overlay }) => {
  const { color, trackColor, height } = overlay.template.progress;
  return (
    <div
      style={{ ...rectStyle(overlay.rects.progress), opacity: state.opacity, backgroundColor: trackColor }}
    >
      <div style={{ width: state.filled, height, backgroundColor: color }} />
    </div>
  );
};
