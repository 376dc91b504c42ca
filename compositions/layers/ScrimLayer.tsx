import type { LayerProps } from './layer-props.ts';
import { rectStyle } from './rect-style.ts';

/** An eased gradient has no visible upper edge, where a straight one shows a line. */
const STOPS = [
  [0, 0],
  [0.12, 0.04],
  [0.25, 0.15],
  [0.4, 0.4],
  [0.55, 0.7],
  [0.72, 0.92],
  [1, 1],
] as const;

/** Soft darkness under the captions. */
export const ScrimLayer: React.FC<LayerProps<'scrim'>> = ({ state, overlay }) => {
  const { color, opacity } = overlay.template.scrim;
  const stops = STOPS.map(
    ([at, share]) => `color-mix(in srgb, ${color} ${share * opacity * 100}%, transparent) ${at * 100}%`,
  );
  return (
    <div
      style={{
        ...rectStyle(overlay.rects.scrim),
        opacity: state.opacity,
        background: `linear-gradient(to bottom, ${stops.join(', ')})`,
      }}
    />
  );
};
