import { LAYER_IDS, type Pose } from '../../core/layer.ts';
import { layersOf } from '../../core/layers.ts';
import { overlayOf } from '../../core/overlay.ts';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import { chunkKey } from '../../worker/render/chunk-key.ts';
import type { ClipSource } from '../../worker/render/clip-source.ts';
import { planBackground } from '../../worker/render/plan-background.ts';
import { planChunks } from '../../worker/render/plan-chunks.ts';
import { planOverlay, planSheets, type OverlayPiece } from '../../worker/render/plan-overlay.ts';

/** Longest video whose every frame is compared with what the composition shows there. */
const ALL_FRAMES = 20_000;
/** Chunks of a longer one that are planned to the end. */
const MOST_CHUNKS = 60;
const SOURCE: ClipSource = {
  path: '',
  width: 1920,
  height: 1080,
  frames: 300,
  convert: null,
  ready: true,
  sha256: '',
};

/** Plans a render of the document without drawing anything. @throws Error where a plan does not agree with the document */
export function checkPlan(video: Video, template: Template): void {
  const { timeline, stateAt, template: resolved } = overlayOf(video, template);
  const { width, height, durationInFrames } = timeline;
  const layers = layersOf(video, template);
  for (const { id, rect } of layers) {
    const inside =
      rect.x >= 0 && rect.y >= 0 && rect.x + rect.width <= width && rect.y + rect.height <= height;
    claim(inside && rect.width > 0 && rect.height > 0, `${id} leaves the picture`);
    claim(
      [rect.x, rect.y, rect.width, rect.height].every((side) => side % 2 === 0),
      `${id} is not on even pixels`,
    );
  }

  const chunks = planChunks(timeline);
  claim(chunks[0]!.from === 0 && chunks.at(-1)!.to === durationInFrames, 'chunks leave frames out');
  claim(
    chunks.every(({ from, to }, i) => from < to && (i === 0 || chunks[i - 1]!.to === from)),
    'chunks do not tile',
  );

  const step = Math.max(1, Math.floor(chunks.length / MOST_CHUNKS));
  for (const chunk of chunks.filter((_, i) => i % step === 0)) {
    const frames = chunk.to - chunk.from;
    const background = planBackground(timeline.shots, chunk);
    for (const { from, to, pieces } of background) {
      const shown = pieces.reduce((sum, piece) => sum + piece.frames, 0);
      claim(shown === to - from, `a shot shows ${shown} of ${to - from} frames`);
    }
    const overlay = planOverlay(layers, chunk);
    const { sheets } = planSheets([overlay], width);
    claim(
      sheets.flat().every(({ x, rect }) => x + rect.width <= width),
      'a strip leaves its sheet',
    );
    if (durationInFrames <= ALL_FRAMES) {
      for (const id of LAYER_IDS) {
        const piece = overlay.find(({ layer }) => layer === id);
        for (let frame = 0; frame < frames; frame++) {
          const shown = shownAt(piece, frame, stateAt[id] as (frame: number) => { pose: Pose } | null);
          const wanted = stateAt[id](chunk.from + frame);
          claim(
            JSON.stringify(shown) === JSON.stringify(wanted),
            `${id} is wrong at frame ${chunk.from + frame}`,
          );
        }
      }
    }
    const ground = resolved.palette.ground;
    const plan = { width, height, frames, ground, background, overlay, scale: 1 as const };
    const key = chunkKey({
      video,
      template,
      chunk,
      plan,
      sourceOf: () => SOURCE,
      encoding: { preset: 'veryfast', crf: 20 },
      codeVersion: '',
    });
    claim(/^[0-9a-f]{64}$/.test(key), 'a chunk has no key');
  }
}

/** The state of a layer as the plan shows it; null where it shows nothing. */
function shownAt<S extends { pose: Pose }>(
  piece: OverlayPiece | undefined,
  frame: number,
  stateAt: (frame: number) => S | null,
): S | null {
  const step = piece?.steps.findLast(({ from }) => from <= frame);
  const still = step && step.pose.opacity > 0 ? stateAt(piece!.drawAt[step.picture]!) : null;
  return still && { ...still, pose: step!.pose };
}

function claim(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
