import type { LayerId } from '../../../core/layer.ts';

/** What a render claims about a frame, and does not hold. Frames are those of the finished video. */
export type Fault =
  /** The plan has a layer show what it drew at frame `shownBy`, but at `frame` it looks different. */
  | { kind: 'different'; layer: LayerId; frame: number; shownBy: number }
  /** A layer draws outside of its rectangle, where the render cuts it off. */
  | { kind: 'outside'; layer: LayerId; frame: number }
  /** Something is drawn by layers that the plan leaves out at this frame. */
  | { kind: 'unplanned'; frame: number }
  /** The composed picture is not the one that the composition shows. */
  | { kind: 'unlike'; frame: number; lumaDb: number };

export interface Verification {
  /** Frames of the video, and how many of them were looked at. */
  frames: number;
  checked: number;
  /** Pictures of single layers that were compared, each by every pixel. */
  layerPictures: number;
  /** Likeness of the composed pictures to the plain ones, before encoding. */
  luma: { meanDb: number; worstDb: number; worstFrame: number };
  faults: Fault[];
  holds: boolean;
}
