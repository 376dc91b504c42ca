import { isShown, type Segment, type Video } from '../video.ts';

/** Below this the times of a line, or its words, are doubtful enough for a person to look: half of it was not recognised. */
export const CHECK_BELOW = 0.5;

/** Below this share of the manuscript found in the recording, a person is told. */
export const MATCHED_LOW = 0.8;

/** Whether somebody should look at the times of a shown line. */
export const needsCheck = (segment: Segment): boolean =>
  isShown(segment) && segment.only === undefined && (segment.confidence ?? 1) < CHECK_BELOW;

/** Written or spoken only, and nobody has said yet what to do about it. */
export const isUndecided = (segment: Segment): boolean =>
  segment.only !== undefined && segment.shown === undefined;

/** A person looked at the times of the line and found them right. */
export const withChecked = (video: Video, index: number): Video =>
  withSegment(video, index, (segment) => ({ ...segment, confidence: 1 }));

/** The document with one segment of its transcript changed. */
export function withSegment(video: Video, index: number, change: (segment: Segment) => Segment): Video {
  if (!video.transcript?.segments[index]) return video;
  const segments = video.transcript.segments.map((segment, i) => (i === index ? change(segment) : segment));
  return { ...video, transcript: { ...video.transcript, segments } };
}
