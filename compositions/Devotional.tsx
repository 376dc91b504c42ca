import { AbsoluteFill } from 'remotion';
import { LAYER_IDS } from '../core/layer.ts';
import { Background } from './Background.tsx';
import { OverlayLayer } from './OverlayLayer.tsx';
import type { DevotionalProps } from './props.ts';
import { Soundtrack } from './Soundtrack.tsx';

/** The whole video: shots, the overlay layers over them, sound. A pure function of the frame and its props. */
export const Devotional: React.FC<DevotionalProps> = (props) => (
  <AbsoluteFill style={{ overflow: 'hidden' }}>
    <Background {...props} />
    {LAYER_IDS.map((layer) => (
      <OverlayLayer key={layer} layer={layer} {...props} />
    ))}
    <Soundtrack {...props} />
  </AbsoluteFill>
);
