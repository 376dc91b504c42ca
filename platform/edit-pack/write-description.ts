import type { Scene } from '../../core/video.ts';
import type { PackContent } from './pack-content.ts';
import { creditLines } from './write-credits.ts';

/** YouTube's rules for chapters: three at least, ten seconds each at least, the first at 0:00. */
const MIN_CHAPTERS = 3;
const MIN_CHAPTER_MS = 10_000;
/** More would be a table of contents nobody reads. */
const MAX_CHAPTERS = 12;
const MAX_CHAPTER_LETTERS = 40;
/** YouTube takes 5,000 characters and no angle brackets. */
const MAX_LETTERS = 5_000;

/** A text to put under the video on YouTube: title, scripture, summary, chapters, credits. */
export function writeDescription(content: PackContent): string {
  const { video } = content;
  const head = [video.title, video.scripture, [video.church, video.date].filter(Boolean).join(' · ')];
  const credits = creditLines(content).map(({ title, lines }) => [`[${title}]`, ...lines].join('\n'));
  const parts = [
    head.filter(Boolean).join('\n'),
    video.script?.summary ?? '',
    chapters(content).join('\n'),
    credits.join('\n\n'),
  ];
  const text = parts.filter(Boolean).join('\n\n').replace(/[<>]/g, '');
  return `${Array.from(text).slice(0, MAX_LETTERS).join('')}\n`;
}

/** `0:00 …` a line; none where the video has too few parts for YouTube to show them. */
export function chapters({ video, timeline }: PackContent): string[] {
  const offsetMs = (timeline.voiceFrom * 1000) / timeline.fps;
  const endMs = (timeline.durationInFrames * 1000) / timeline.fps;
  const leastMs = Math.max(MIN_CHAPTER_MS, endMs / MAX_CHAPTERS);
  const kept: { ms: number; scene: Scene }[] = [];
  for (const scene of video.script?.scenes ?? []) {
    const ms = kept.length === 0 ? 0 : scene.startMs + offsetMs;
    const last = kept[kept.length - 1];
    if (scene.summary.trim() === '' || endMs - ms < leastMs) continue;
    if (!last || ms - last.ms >= leastMs) kept.push({ ms, scene });
  }
  if (kept.length < MIN_CHAPTERS) return [];
  return kept.map(({ ms, scene }) => `${clock(ms, endMs)} ${shorten(scene.summary)}`);
}

/** `1:05`, or `0:01:05` where the video is an hour or longer. */
function clock(ms: number, endMs: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const long = endMs >= 3_600_000;
  return long ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

function shorten(text: string): string {
  const letters = Array.from(text.replace(/\s+/g, ' ').trim());
  return letters.length <= MAX_CHAPTER_LETTERS
    ? letters.join('')
    : `${letters
        .slice(0, MAX_CHAPTER_LETTERS - 1)
        .join('')
        .trimEnd()}…`;
}
