import { ownAssetId } from '../../core/library-item.ts';
import { overlayOf } from '../../core/overlay.ts';
import type { PackShot } from '../../core/edit-pack.ts';
import type { Quality } from '../../core/quality.ts';
import type { Template } from '../../core/template.ts';
import type { Timeline } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';

/** Where each file stands in the pack. */
export const PACK_PATHS = {
  readme: 'README.txt',
  manifest: 'manifest.json',
  video: 'video.mp4',
  thumbnail: 'thumbnail.jpg',
  timeline: 'timeline.xml',
  srt: 'subtitles.srt',
  vtt: 'subtitles.vtt',
  description: 'youtube-description.txt',
  credits: 'credits.txt',
  voice: 'media/voice.wav',
  music: 'media/music.wav',
  /** As it came: AAC in MP4, whoever it is from. */
  musicTrack: 'media/music-track.m4a',
  clips: 'media/clips/',
  timetable: 'capcut/timetable.csv',
} as const;

/** All that the written files of a pack are made of. */
export interface PackContent {
  /** The document that the MP4 was made of. */
  video: Video;
  /** With the overrides of the document applied. */
  template: Template;
  timeline: Timeline;
  quality: Quality;
  /** In the order shown. */
  shots: PackShot[];
}

/** @param template as loaded */
export function packContent(video: Video, template: Template, quality: Quality): PackContent {
  const { timeline, template: resolved } = overlayOf(video, template);
  const digits = Math.max(2, String(timeline.shots.length).length);
  const shots = timeline.shots.map(({ clip, from, to, fadeInFrames }, i): PackShot => {
    const number = String(i + 1).padStart(digits, '0');
    return {
      path: `${PACK_PATHS.clips}${number}_${clipName(clip.asset)}.mp4`,
      asset: clip.asset,
      fromFrame: from,
      toFrame: to,
      fadeInFrames,
      summary: summaryAt(video, timeline, (from + to) / 2),
      credit: clip.credit ?? null,
    };
  });
  return { video, template: resolved, timeline, quality, shots };
}

/** `builtin:loops/dawn-sky` → `dawn-sky`, `pexels:12/34` → `pexels-12`, `own:<uuid>` → `own-` and its beginning. */
function clipName(asset: string): string {
  const own = ownAssetId(asset);
  if (own) return `own-${own.slice(0, 8)}`;
  const [kind = '', rest = ''] = asset.split(':');
  const [first = '', second] = rest.split('/');
  const name = kind === 'builtin' ? (second ?? first) : `${kind}-${first}`;
  return name.replace(/[^A-Za-z0-9.-]+/g, '-');
}

/** What is said at a frame, in a line. */
function summaryAt(video: Video, { voiceFrom, fps }: Timeline, frame: number): string {
  const ms = ((frame - voiceFrom) * 1000) / fps;
  return video.script?.scenes.find(({ startMs, endMs }) => ms >= startMs && ms < endMs)?.summary ?? '';
}
