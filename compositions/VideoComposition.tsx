import { AbsoluteFill } from 'remotion';
import { LAYER_IDS } from '../core/layer.ts';
import { Background } from './Background.tsx';
import { OverlayLayer } from './OverlayLayer.tsx';
import type { VideoProps } from './props.ts';
import { Soundtrack } from './Soundtrack.tsx';

/**
 * The whole video: shots, the overlay layers over them, sound. A pure function of the frame and its props. Which of the
 * layers have something to show, and how they move, is said by the composition that the template names
 * (`core/caption-states.ts`, `core/wave-states.ts`).
 */
export const VideoComposition: React.FC<VideoProps> = (props) => (
  <AbsoluteFill style={{ overflow: 'hidden' }}>
    <Background {...props} />
    {LAYER_IDS.map((layer) => (
      <OverlayLayer key={layer} layer={layer} {...props} />
    ))}
    <Soundtrack {...props} />
  </AbsoluteFill>
);
