import type { ApiVideo } from '../../core/api.ts';
import type { Stage, VideoStatus } from '../../core/jobs.ts';

/** Being worked on, so that progress is to be expected. */
export const isActive = (status: VideoStatus): boolean => status === 'queued' || status === 'working';

type Waiting = Exclude<VideoStatus, 'working' | 'failed'>;

/** Key of the sentence that tells how far a video is: the story in words. */
export type StatusKey =
  `status.${Waiting}` | 'status.working' | `stage.${Stage}` | `failedAt.${Stage | 'somewhere'}`;

export function statusKey(video: Pick<ApiVideo, 'status' | 'stage' | 'error'>): StatusKey {
  switch (video.status) {
    case 'working':
      return video.stage ? `stage.${video.stage}` : 'status.working';
    case 'failed':
      return `failedAt.${video.error?.stage ?? video.stage ?? 'somewhere'}`;
    case 'queued':
    case 'review':
    case 'done':
    case 'cancelled':
      return `status.${video.status}`;
  }
}

/** Remarks of the server that the studio has words for; a newer server may know more. */
const NOTES = {
  rough_timing: 'notes.roughTiming',
  no_voice: 'notes.noVoice',
  manuscript_unlike: 'notes.manuscriptUnlike',
  manuscript_doubtful: 'notes.manuscriptDoubtful',
  script_by_rules: 'notes.scriptByRules',
  footage_unavailable: 'notes.footageUnavailable',
  footage_unchecked: 'notes.footageUnchecked',
  footage_shown_unchecked: 'notes.footageShownUnchecked',
} as const;

export const noteKeys = (notes: readonly string[]): (typeof NOTES)[keyof typeof NOTES][] =>
  notes.flatMap((note) => (note in NOTES ? [NOTES[note as keyof typeof NOTES]] : []));
