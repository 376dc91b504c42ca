import type { LayerId } from '../../core/layer.ts';
import type { OverlayStates } from '../../core/overlay-states.ts';
import type { Overlay } from '../../core/overlay.ts';
import type { Video } from '../../core/video.ts';

/** A layer draws this state, the same way at whatever frame it is asked. */
export interface LayerProps<L extends LayerId> {
  state: OverlayStates[L];
  overlay: Overlay;
  video: Video;
}
