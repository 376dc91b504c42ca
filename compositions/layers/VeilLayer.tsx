import { AbsoluteFill } from 'remotion';
import type { LayerProps } from './layer-props.ts';
import { PaperGrain } from './PaperGrain.tsx';

/** Dims the footage under a card; at the very end it closes the picture on the ground colour. */
export const VeilLayer: React.FC<LayerProps<'veil'>> = ({ overlay }) => {
  const { veilColor, veilTexture } = overlay.template.card;
  return (
    <AbsoluteFill style={{ backgroundColor: veilColor }}>
      {veilTexture === 'paper' && <PaperGrain />}
    </AbsoluteFill>
  );
};
