import { captionTextBox, hasEvenScrim } from '../../core/overlay-rects.ts';
import type { LayerProps } from './layer-props.ts';
import { rectStyle } from './rect-style.ts';

/** An eased gradient has no visible upper edge, where a straight one shows a line. */
const STOPS = [
  [0, 0],
  [0.14, 0.03],
  [0.28, 0.13],
  [0.42, 0.34],
  [0.56, 0.6],
  [0.7, 0.82],
  [0.85, 0.95],
  [1, 1],
] as const;

/**
 * Soft darkness under the captions: at its full strength where their last line stands, wherever that is. Under words in
 * the middle of the picture it is even.
 */
export const ScrimLayer: React.FC<LayerProps<'scrim'>> = ({ overlay, video }) => {
  const { color, opacity } = overlay.template.scrim;
  const rect = overlay.rects.scrim;
  if (hasEvenScrim(overlay.template)) {
    const even = `color-mix(in srgb, ${color} ${opacity * 100}%, transparent)`;
    return <div style={{ ...rectStyle(rect), backgroundColor: even }} />;
  }
  const text = captionTextBox(video, overlay.template, overlay.timeline);
  const fadePx = text.y + text.height - rect.y;
  const stops = STOPS.map(
    ([at, share]) => `color-mix(in srgb, ${color} ${share * opacity * 100}%, transparent) ${at * fadePx}px`,
  );
  return (
    <div
      style={{
        ...rectStyle(rect),
        background: `linear-gradient(to bottom, ${stops.join(', ')})`,
      }}
    />
  );
};
