import type { Pose } from './layer.ts';
import type { CaptionPart } from './spoken-words.ts';
import type { Span } from './timeline.ts';

/**
 * What each overlay layer shows at a frame, as plain data: a pose, and besides it all that its still depends on. The
 * compositions draw a state and nothing else, so two frames with equal states are the same picture, and two that
 * differ in nothing but their pose have the same still: `layersOf` rests on that.
 */
export interface OverlayStates {
  /** Dims the whole picture under the cards, and closes the video on the ground colour. */
  veil: { pose: Pose };
  /** Dark gradient behind captions. */
  scrim: { pose: Pose };
  /** What the progress line runs along. */
  track: { pose: Pose };
  /** The whole line, pushed to the left by what is still to come. */
  progress: { pose: Pose };
  bug: { pose: Pose };
  /** Title and scripture over what follows the voice. */
  heading: { pose: Pose };
  /** What follows the voice: steps of bars or rings, from the middle outwards. */
  wave: { levels: number[]; pose: Pose };
  caption: CaptionState;
  /** The word that is being said: lit, or coming in. Laid out as in the caption. */
  word: Required<CaptionState>;
  card: { kind: 'title' | 'closing'; items: CardItem[]; pose: Pose };
}

export interface CaptionState {
  lines: string[];
  /** The lines in parts, where not all of them are seen at once. */
  parts?: CaptionPart[][];
  /** Which of the parts are seen. */
  seen?: Span;
  pose: Pose;
}

/** Lines of a card, from the top: kicker, title, rule, detail. */
export const CARD_ITEMS = ['kicker', 'title', 'rule', 'detail'] as const;
export interface CardItem {
  /** 0 to 1: how far it has come in. */
  share: number;
}
