import { hasBug } from './bug-rects.ts';
import { captionStates } from './caption-states.ts';
import { AT_REST, type LayerId, type Pose, type Rect } from './layer.ts';
import { enterShare, leaveShare } from './motion.ts';
import { overlayRects } from './overlay-rects.ts';
import { CARD_ITEMS, type OverlayStates } from './overlay-states.ts';
import { resolveTemplate } from './template.ts';
import type { Template } from './template.ts';
import { timelineOf } from './timeline.ts';
import type { Span, Timeline } from './timeline.ts';
import type { Video } from './video.ts';
import { waveStates } from './wave-states.ts';

export interface Overlay {
  timeline: Timeline;
  /** With the overrides of the document applied. */
  template: Template;
  rects: Record<LayerId, Rect>;
  stateAt: { [L in LayerId]: (frame: number) => OverlayStates[L] | null };
}

/** Frames in which the picture is dimmed or given back at a card's edge. */
const VEIL_FRAMES = 14;
/** Frames in which the closing card sinks into the ground colour at the very end. */
const SINK_FRAMES = 16;
const CARD_ENTER_FRAMES = 11;
const CARD_LEAVE_FRAMES = 9;
/** 80 ms between the lines of a card. */
const CARD_STAGGER_FRAMES = 2.4;
/** The card's words wait for the veil. */
const CARD_DELAY_FRAMES = 3;
/** The words of a title card are gone this long before the veil is, so that one thing moves at a time. */
const CARD_EARLY_FRAMES = 5;
/** The line grows in steps of two pixels: one chroma sample. */
const PROGRESS_STEP_PX = 2;

const overlays = new WeakMap<Video, { template: Template; overlay: Overlay }>();

/** Everything the overlay layers need to know about a document; kept per document, since it is asked every frame. */
export function overlayOf(video: Video, template: Template): Overlay {
  const known = overlays.get(video);
  if (known?.template === template) return known.overlay;
  const overlay = makeOverlay(video, resolveTemplate(template, video.template.overrides));
  overlays.set(video, { template, overlay });
  return overlay;
}

function makeOverlay(video: Video, template: Template): Overlay {
  const timeline = timelineOf(video, template.crossfadeFrames);
  const chrome = chromeShareOf(timeline);
  return {
    timeline,
    template,
    rects: overlayRects(video, template, timeline),
    stateAt: {
      veil: (frame) => visible({ pose: faded(veilOpacity(frame, timeline, template.card.veilOpacity)) }),
      scrim: (frame) => visible({ pose: faded(template.scrim.opacity === 0 ? 0 : chrome(frame)) }),
      track: (frame) => (template.progress.enabled ? visible({ pose: faded(chrome(frame)) }) : null),
      progress: (frame) => {
        const filled = template.progress.enabled ? filledPx(frame, timeline) : 0;
        return filled === 0
          ? null
          : visible({ pose: { ...faded(chrome(frame)), x: filled - timeline.width } });
      },
      bug: (frame) => (hasBug(video, template) ? visible({ pose: faded(chrome(frame)) }) : null),
      ...waveStates(video, template, timeline, chrome),
      ...captionStates(video, template, timeline),
      card: (frame) => cardState(frame, timeline),
    },
  };
}

const faded = (opacity: number): Pose => ({ ...AT_REST, opacity });

const visible = <S extends { pose: Pose }>(state: S): S | null => (state.pose.opacity > 0 ? state : null);

/** Scrim, bug and progress line stay away under the cards: they come as the veil lifts and go as it falls. */
const chromeShareOf =
  ({ intro, outro }: Timeline) =>
  (frame: number): number => {
    const came = intro ? enterShare(frame - (intro.to - VEIL_FRAMES), VEIL_FRAMES) : 1;
    const stays = outro ? leaveShare(outro.from + VEIL_FRAMES - frame, VEIL_FRAMES) : 1;
    return came * stays;
  };

function veilOpacity(frame: number, { intro, outro }: Timeline, opacity: number): number {
  if (intro && frame < intro.to) return opacity * leaveShare(intro.to - frame, VEIL_FRAMES);
  if (!outro || frame < outro.from) return 0;
  const dim = opacity * enterShare(frame - outro.from, VEIL_FRAMES);
  const sink = 1 - leaveShare(outro.to - frame - 1, SINK_FRAMES);
  return dim + (1 - dim) * sink;
}

function filledPx(frame: number, { width, voiceFrom, voiceTo }: Timeline): number {
  const share = Math.min(1, Math.max(0, (frame + 1 - voiceFrom) / (voiceTo - voiceFrom)));
  return Math.round((width * share) / PROGRESS_STEP_PX) * PROGRESS_STEP_PX;
}

function cardState(frame: number, { intro, outro }: Timeline): OverlayStates['card'] | null {
  if (intro && frame < intro.to) {
    return cardAt('title', frame, { from: intro.from, to: intro.to - CARD_EARLY_FRAMES });
  }
  return outro && frame >= outro.from ? cardAt('closing', frame, outro) : null;
}

function cardAt(kind: 'title' | 'closing', frame: number, span: Span): OverlayStates['card'] | null {
  const since = frame - span.from - CARD_DELAY_FRAMES;
  const items = CARD_ITEMS.map((_, i) => ({
    share: since < 0 ? 0 : enterShare(since - i * CARD_STAGGER_FRAMES, CARD_ENTER_FRAMES),
  }));
  if (items.every((item) => item.share === 0)) return null;
  return visible({ kind, items, pose: faded(leaveShare(span.to - frame, CARD_LEAVE_FRAMES)) });
}
