import { LAYER_IDS, type Layer, type Pose, type Run } from './layer.ts';
import { overlayOf } from './overlay.ts';
import type { Template } from './template.ts';
import type { Video } from './video.ts';

/**
 * Which picture every overlay layer shows at every frame: what the renderer draws, and nothing twice.
 * A pure function of the document; the compositions draw the very states compared here (`core/overlay.ts`).
 * Layers that never draw anything are left out.
 *
 * @param template as loaded, or with the document's overrides already applied
 */
export function layersOf(video: Video, template: Template): Layer[] {
  const overlay = overlayOf(video, template);
  return LAYER_IDS.flatMap((id) => {
    const runs = runsOf((frame) => overlay.stateAt[id](frame), overlay.timeline.durationInFrames);
    if (runs.length === 0) return [];
    const textured = id === 'veil' && overlay.template.card.veilTexture !== undefined;
    return [{ id, rect: overlay.rects[id], ...(textured && { textured }), runs }];
  });
}

/** Stretches of equal states. A still seen before is shown by the frame that first had it. */
function runsOf(stateAt: (frame: number) => { pose: Pose } | null, durationInFrames: number): Run[] {
  const firstFrameOf = new Map<string, number>();
  const runs: Run[] = [];
  let running = '';
  for (let frame = 0; frame < durationInFrames; frame++) {
    const state = stateAt(frame);
    const key = state ? JSON.stringify(state) : '';
    const run = runs.at(-1);
    if (key !== '' && key === running && run) run.to = frame + 1;
    else if (state) {
      const { pose, ...still } = state;
      const stillKey = JSON.stringify(still);
      const shownBy = firstFrameOf.get(stillKey) ?? frame;
      firstFrameOf.set(stillKey, shownBy);
      runs.push({ from: frame, to: frame + 1, frame: shownBy, pose });
    }
    running = key;
  }
  return runs;
}
