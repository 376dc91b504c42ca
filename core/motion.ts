/**
 * How things come and go. Everything on screen fades by these few functions of whole frames, so that
 * equal frames are equal to the last bit and can be drawn once.
 */

/** Quick at first, settling slowly, no bounce. */
export const easeOut = (t: number): number => 1 - (1 - t) ** 3;

/** Share of the way in, 0 to 1, eased; `since` frames after the start. The first frame already shows something. */
export const enterShare = (since: number, frames: number): number =>
  easeOut(Math.min(1, Math.max(0, (since + 1) / (frames + 1))));

/** Share still there, 1 to 0; `left` frames before the end (1 on the last frame). The last frame still shows something. */
export const leaveShare = (left: number, frames: number): number =>
  Math.min(1, Math.max(0, left / (frames + 1)));
