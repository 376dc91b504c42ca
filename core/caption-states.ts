import type { LayerId, Pose } from './layer.ts';
import { enterShare, leaveShare } from './motion.ts';
import type { OverlayStates } from './overlay-states.ts';
import { partAt, spokenLines, spokenWords } from './spoken-words.ts';
import type { SpokenCaption } from './spoken-words.ts';
import type { Template } from './template.ts';
import type { Timeline, TimelineCaption } from './timeline.ts';
import type { Video } from './video.ts';

type StatesAt<L extends LayerId> = { [Id in L]: (frame: number) => OverlayStates[Id] | null };

/** A word stays lit this long after it, where the next one lets it. */
const LIT_HOLD_FRAMES = 12;
/** A word is lit this quickly. */
const LIT_ENTER_FRAMES = 2;

/**
 * Captions, and the word that is being said: lit (`Karaoke`), or coming in (`Scripture`). Both compositions draw a caption
 * once and one more still for each word; what moves are poses.
 */
export function captionStates(
  video: Video,
  template: Template,
  timeline: Timeline,
): StatesAt<'caption' | 'word'> {
  const whole = (frame: number) => captionState(frame, timeline.captions, template);
  if (template.composition === 'Karaoke') {
    const spokenOf = kept((shown) => spokenWords(shown, timeline.voiceFrom, video.language));
    return { caption: whole, word: (frame) => litState(frame, { timeline, template, spokenOf }) };
  }
  if (template.composition === 'Scripture' && template.verse.reveal !== 'whole') {
    const spoken = template.verse.reveal === 'word' ? spokenWords : spokenLines;
    const verse = {
      timeline,
      template,
      spokenOf: kept((shown) => spoken(shown, timeline.voiceFrom, video.language)),
    };
    return { caption: (frame) => comeState(frame, verse), word: (frame) => comingState(frame, verse) };
  }
  return { caption: whole, word: () => null };
}

interface Spoken {
  timeline: Timeline;
  template: Template;
  spokenOf: (shown: TimelineCaption) => SpokenCaption;
}

/** Asked at every frame, worked out once a caption. */
function kept(of: (shown: TimelineCaption) => SpokenCaption): Spoken['spokenOf'] {
  const known = new Map<TimelineCaption, SpokenCaption>();
  return (shown) => {
    const spoken = known.get(shown) ?? of(shown);
    known.set(shown, spoken);
    return spoken;
  };
}

function captionState(
  frame: number,
  captions: readonly TimelineCaption[],
  template: Template,
): OverlayStates['caption'] | null {
  const shown = captionAt(captions, frame);
  return shown && { lines: shown.caption.lines, pose: captionPose(frame, shown, template) };
}

function captionPose(frame: number, shown: TimelineCaption, { caption }: Template): Pose {
  const share = enterShare(frame - shown.from, caption.enterFrames);
  return {
    opacity: share * leaveShare(shown.to - frame, caption.leaveFrames),
    x: 0,
    y: Math.round(caption.riseIn * (1 - share)),
  };
}

/** The word being said, over the caption and moving with it. */
function litState(frame: number, { timeline, template, spokenOf }: Spoken): OverlayStates['word'] | null {
  const shown = captionAt(timeline.captions, frame);
  if (!shown) return null;
  const spoken = spokenOf(shown);
  const part = partAt(spoken, frame);
  const span = spoken.spans[part];
  if (!span) return null;
  const through = template.karaoke.lit === 'through';
  if (!through && frame >= span.to + LIT_HOLD_FRAMES) return null;
  const pose = captionPose(frame, shown, template);
  // what is lit already does not go out for the next word
  const share = through && part > 0 ? 1 : enterShare(frame - span.from, LIT_ENTER_FRAMES);
  return {
    lines: shown.caption.lines,
    parts: spoken.lines,
    seen: { from: through ? 0 : part, to: part + 1 },
    pose: { ...pose, opacity: pose.opacity * share },
  };
}

/** Of a verse what has come. */
function comeState(frame: number, verse: Spoken): OverlayStates['caption'] | null {
  const { timeline, template, spokenOf } = verse;
  const shown = captionAt(timeline.captions, frame);
  if (!shown) return null;
  const spoken = spokenOf(shown);
  const { part, share } = comingPart(frame, spoken, template);
  const come = share === 1 ? part + 1 : Math.max(0, part);
  const { enterFrames, leaveFrames, style } = template.caption;
  // a box is there for its words
  if (come === 0 && style !== 'box') return null;
  const boxShare = style === 'box' ? enterShare(frame - shown.from, enterFrames) : 1;
  return {
    lines: shown.caption.lines,
    parts: spoken.lines,
    seen: { from: 0, to: come },
    pose: { opacity: boxShare * leaveShare(shown.to - frame, leaveFrames), x: 0, y: 0 },
  };
}

/** Of a verse what is coming in. */
function comingState(frame: number, verse: Spoken): OverlayStates['word'] | null {
  const { timeline, template, spokenOf } = verse;
  const shown = captionAt(timeline.captions, frame);
  if (!shown) return null;
  const spoken = spokenOf(shown);
  const { part, share } = comingPart(frame, spoken, template);
  if (part < 0 || share === 1) return null;
  return {
    lines: shown.caption.lines,
    parts: spoken.lines,
    seen: { from: part, to: part + 1 },
    pose: {
      opacity: share * leaveShare(shown.to - frame, template.caption.leaveFrames),
      x: 0,
      y: Math.round(template.caption.riseIn * (1 - share)),
    },
  };
}

/** The part that came last, and how far it has come in: all the way when the next one starts. */
function comingPart(frame: number, spoken: SpokenCaption, { caption }: Template) {
  const part = partAt(spoken, frame);
  const from = spoken.spans[part]?.from ?? frame;
  const next = spoken.spans[part + 1]?.from ?? Infinity;
  return { part, share: enterShare(frame - from, Math.min(caption.enterFrames, next - from)) };
}

/** The caption on screen at a frame, by bisection: long videos have thousands. */
function captionAt(captions: readonly TimelineCaption[], frame: number): TimelineCaption | null {
  let low = 0;
  let high = captions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (captions[middle]!.to <= frame) low = middle + 1;
    else high = middle;
  }
  const found = captions[low];
  return found && found.from <= frame ? found : null;
}
