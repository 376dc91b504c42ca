import { AbsoluteFill } from 'remotion';
import type { LayerProps } from './layer-props.ts';

/** Dims the footage under a card; at the very end it closes the picture on the ground colour. */
export const VeilLayer: React.FC<LayerProps<'veil'>> = ({ overlay }) => (
  <AbsoluteFill style={{ backgroundColor: overlay.template.card.veilColor }} />
);
