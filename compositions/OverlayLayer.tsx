import { AbsoluteFill, useCurrentFrame } from 'remotion';
import type { LayerId } from '../core/layer.ts';
import { overlayOf } from '../core/overlay.ts';
import { BugLayer } from './layers/BugLayer.tsx';
import { CaptionLayer } from './layers/CaptionLayer.tsx';
import { CardLayer } from './layers/CardLayer.tsx';
import type { LayerProps } from './layers/layer-props.ts';
import { ProgressLayer } from './layers/ProgressLayer.tsx';
import { ScrimLayer } from './layers/ScrimLayer.tsx';
import { VeilLayer } from './layers/VeilLayer.tsx';
import type { DevotionalProps } from './props.ts';
import { useFonts } from './use-fonts.ts';

const LAYERS: { [L in LayerId]: React.FC<LayerProps<L>> } = {
  veil: VeilLayer,
  scrim: ScrimLayer,
  progress: ProgressLayer,
  bug: BugLayer,
  caption: CaptionLayer,
  card: CardLayer,
};

/** One overlay layer at the current frame, alone on transparent ground, at its place in the full picture. */
export function OverlayLayer<L extends LayerId>(props: DevotionalProps & { layer: L }): React.ReactNode {
  const { layer, video, template } = props;
  const frame = useCurrentFrame();
  const ready = useFonts(video, template);
  const overlay = overlayOf(video, template);
  const state = overlay.stateAt[layer](frame);
  if (!ready || state === null) return null;
  const Layer: React.FC<LayerProps<L>> = LAYERS[layer];
  return (
    <AbsoluteFill>
      <Layer state={state} overlay={overlay} video={video} />
    </AbsoluteFill>
  );
}
