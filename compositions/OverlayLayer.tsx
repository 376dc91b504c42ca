import { AbsoluteFill, useCurrentFrame } from 'remotion';
import type { CSSProperties } from 'react';
import type { LayerId, Pose } from '../core/layer.ts';
import { overlayOf } from '../core/overlay.ts';
import { BugLayer } from './layers/BugLayer.tsx';
import { CaptionLayer } from './layers/CaptionLayer.tsx';
import { CardLayer } from './layers/CardLayer.tsx';
import { HeadingLayer } from './layers/HeadingLayer.tsx';
import type { LayerProps } from './layers/layer-props.ts';
import { ProgressLayer } from './layers/ProgressLayer.tsx';
import { ScrimLayer } from './layers/ScrimLayer.tsx';
import { TrackLayer } from './layers/TrackLayer.tsx';
import { VeilLayer } from './layers/VeilLayer.tsx';
import { WaveLayer } from './layers/WaveLayer.tsx';
import { WordLayer } from './layers/WordLayer.tsx';
import type { VideoProps } from './props.ts';
import { useFonts } from './use-fonts.ts';

const LAYERS: { [L in LayerId]: React.FC<LayerProps<L>> } = {
  veil: VeilLayer,
  scrim: ScrimLayer,
  track: TrackLayer,
  progress: ProgressLayer,
  bug: BugLayer,
  heading: HeadingLayer,
  wave: WaveLayer,
  caption: CaptionLayer,
  word: WordLayer,
  card: CardLayer,
};

/**
 * One overlay layer at the current frame, alone on transparent ground, at its place in the full picture.
 * A renderer that poses layers itself asks for the `still`.
 */
export function OverlayLayer<L extends LayerId>(
  props: VideoProps & { layer: L; still?: boolean },
): React.ReactNode {
  const { layer, video, template, still = false } = props;
  const frame = useCurrentFrame();
  const ready = useFonts(video, template);
  const overlay = overlayOf(video, template);
  const state = overlay.stateAt[layer](frame);
  if (!ready || state === null) return null;
  const Layer: React.FC<LayerProps<L>> = LAYERS[layer];
  return (
    <AbsoluteFill style={still ? undefined : posed(state.pose)}>
      <Layer state={state} overlay={overlay} video={video} />
    </AbsoluteFill>
  );
}

const posed = ({ opacity, x, y }: Pose): CSSProperties => ({
  opacity,
  // without one, letters at rest are set as in a still, to the last pixel
  transform: x === 0 && y === 0 ? undefined : `translate(${x}px, ${y}px)`,
});
