import { FORMATS, FPS, msToFrame } from './format.ts';
import type { Caption, Clip, Video } from './video.ts';

/** A stretch of video frames, `from` included, `to` not. */
export interface Span {
  from: number;
  to: number;
}

export interface TimelineShot extends Span {
  id: string;
  clip: Clip;
  /** Frame of the clip (at our frame rate) shown at `from`. */
  clipFromFrame: number;
  /** Frames over which this shot fades in over the one before; 0 for the first. */
  fadeInFrames: number;
}

export interface TimelineCaption extends Span {
  caption: Caption;
}

/** The document in frames of the finished video. */
export interface Timeline {
  fps: typeof FPS;
  width: number;
  height: number;
  durationInFrames: number;
  /** Frame at which the recording starts: the length of the intro. */
  voiceFrom: number;
  /** First frame after the recording. */
  voiceTo: number;
  intro: Span | null;
  outro: Span | null;
  captions: TimelineCaption[];
  /**
   * Tile 0 to `durationInFrames`; each shot starts `fadeInFrames` before the one before it ends. A shot of the document
   * whose clip ends too soon is several.
   */
  shots: TimelineShot[];
}

/**
 * Lays the document out in frames: intro, recording (every sample of it), outro.
 * Captions are kept from overlapping by at least one frame each; shots are stretched under intro and outro.
 *
 * @param crossfadeFrames how long neighbouring shots mix, from the template
 */
export function timelineOf(video: Video, crossfadeFrames: number): Timeline {
  const { width, height } = FORMATS[video.format];
  const voiceFrom = video.intro.enabled ? msToFrame(video.intro.durationMs) : 0;
  const voiceFrames = Math.max(1, Math.ceil(((video.recording?.durationMs ?? 0) * FPS) / 1000));
  const voiceTo = voiceFrom + voiceFrames;
  const durationInFrames = voiceTo + (video.outro.enabled ? msToFrame(video.outro.durationMs) : 0);
  return {
    fps: FPS,
    width,
    height,
    durationInFrames,
    voiceFrom,
    voiceTo,
    intro: voiceFrom > 0 ? { from: 0, to: voiceFrom } : null,
    outro: durationInFrames > voiceTo ? { from: voiceTo, to: durationInFrames } : null,
    captions: placeCaptions(video, voiceFrom, voiceTo),
    shots: placeShots(video, { voiceFrom, durationInFrames, crossfadeFrames }),
  };
}

/** Start of the recording in the finished video, in milliseconds: what SRT and VTT of the MP4 are shifted by. */
export const voiceOffsetMs = (video: Video): number =>
  video.intro.enabled ? (msToFrame(video.intro.durationMs) * 1000) / FPS : 0;

/**
 * Opacity of a shot over the ones before it: a linear mix, 0 on the first frame of a crossfade.
 * The same rule as ffmpeg's `fade` and `xfade`, so that preview and render agree.
 */
export const shotOpacity = (shot: TimelineShot, frame: number): number =>
  shot.fadeInFrames === 0 ? 1 : Math.min(1, Math.max(0, (frame - shot.from) / shot.fadeInFrames));

function placeCaptions(video: Video, voiceFrom: number, voiceTo: number): TimelineCaption[] {
  const sorted = [...video.captions].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  const placed: TimelineCaption[] = [];
  for (const [i, caption] of sorted.entries()) {
    const next = sorted[i + 1];
    const from = voiceFrom + msToFrame(caption.startMs);
    const wanted = voiceFrom + msToFrame(caption.endMs);
    const limit = next ? voiceFrom + msToFrame(next.startMs) : voiceTo;
    const to = Math.min(wanted, limit, voiceTo);
    if (to > from && caption.lines.some((line) => line.trim() !== '')) placed.push({ caption, from, to });
  }
  return placed;
}

function placeShots(
  video: Video,
  at: { voiceFrom: number; durationInFrames: number; crossfadeFrames: number },
): TimelineShot[] {
  const sorted = [...video.shots].sort((a, b) => a.startMs - b.startMs);
  const cuts = sorted.map((shot, i) => (i === 0 ? 0 : at.voiceFrom + msToFrame(shot.startMs)));
  const seen = sorted
    .map((shot, i) => ({ shot, from: cuts[i]!, to: Math.min(cuts[i + 1] ?? Infinity, at.durationInFrames) }))
    .filter(({ from, to }) => to > from);
  // a shot begins to fade in at its cut, the one before stays until it is covered
  const fades = seen.map(({ from, to }, i) => (i === 0 ? 0 : Math.min(at.crossfadeFrames, to - from)));
  return seen.flatMap(({ shot, from, to }, i) =>
    repeated(
      {
        id: shot.id,
        clip: shot.clip,
        from,
        to: Math.min(at.durationInFrames, to + (fades[i + 1] ?? 0)),
        clipFromFrame: msToFrame(shot.clipStartMs),
        fadeInFrames: fades[i]!,
      },
      at.crossfadeFrames,
    ),
  );
}

/**
 * A shot whose clip is no loop and ends before it does, as several that last equally long, each mixed over the one before
 * as shots are: so a clip goes over into itself. What is too short to be mixed stands still at its last frame.
 */
function repeated(shot: TimelineShot, crossfadeFrames: number): TimelineShot[] {
  const { clip, from, to, clipFromFrame } = shot;
  const frames = to - from;
  const left = Math.max(1, msToFrame(clip.durationMs)) - clipFromFrame;
  // of three crossfades' length no two overlap, with what comes before and after neither
  if (clip.loops || left >= frames || left < Math.max(2, 3 * crossfadeFrames)) return [shot];
  const count = Math.ceil((frames - crossfadeFrames) / (left - crossfadeFrames));
  const start = (round: number) => from + Math.round((round * (frames - crossfadeFrames)) / count);
  return Array.from({ length: count }, (_, round) => ({
    ...shot,
    id: round === 0 ? shot.id : `${shot.id}/${round + 1}`,
    from: start(round),
    to: round === count - 1 ? to : start(round + 1) + crossfadeFrames,
    fadeInFrames: round === 0 ? shot.fadeInFrames : crossfadeFrames,
  }));
}
