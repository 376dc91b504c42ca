import { posix } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { PackContent } from './pack-content.ts';

/**
 * When each clip begins, and how long it is until the next: for editors that open no timeline of others (CapCut). A clip
 * is longer than that by what the next one is mixed over.
 */
export function writeTimetable({ shots, timeline }: PackContent): string {
  const rows = shots.map((shot, i) => {
    const until = shots[i + 1]?.fromFrame ?? timeline.durationInFrames;
    return [
      posix.basename(shot.path),
      clock(shot.fromFrame, timeline.fps),
      seconds(until - shot.fromFrame, timeline.fps),
      seconds(shot.toFrame - until, timeline.fps),
      shot.summary,
    ];
  });
  const head = ['클립', '시작 (분:초:프레임)', '보이는 길이(초)', '다음 장면과 겹치는 길이(초)', '내용'];
  // with a mark at its beginning, so that Excel reads Korean
  return stringify([head, ...rows], { bom: true, record_delimiter: 'windows', escape_formulas: true });
}

const seconds = (frames: number, fps: number): string => (frames / fps).toFixed(2);

function clock(frame: number, fps: number): string {
  const whole = Math.floor(frame / fps);
  return [Math.floor(whole / 60), whole % 60, frame % fps]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
