import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Layer } from '../../../core/layer.ts';
import { layersOf } from '../../../core/layers.ts';
import { overlayOf } from '../../../core/overlay.ts';
import type { Template } from '../../../core/template.ts';
import type { Video } from '../../../core/video.ts';
import type { Media } from '../../../platform/media/media.ts';
import type { Drawer } from '../open-drawer.ts';
import { planChunks } from '../plan-chunks.ts';
import { readClipSources } from '../read-clip-sources.ts';
import { checkChunk } from './check-chunk.ts';
import { checkLayers } from './check-layers.ts';
import { chooseFrames } from './choose-frames.ts';
import { serveAssets } from './serve-assets.ts';
import type { Fault, Verification } from './verification.ts';

/** Two pictures as alike as this cannot be told apart; a clip one frame off comes to 29. */
const MIN_MEAN_DB = 45;
const MIN_FRAME_DB = 40;
/** Frames looked at in one verification, about; each costs some half a second. */
const MOST_FRAMES = 1200;
/** Shares of the work, for progress: footage is what takes long. */
const LAYERS_SHARE = 0.4;

export interface VerifyRequest {
  video: Video;
  /** As loaded; the document's overrides are applied inside. */
  template: Template;
  /** A file on this machine for each asset the document names. */
  assetPath: (assetId: string) => Promise<string>;
  /** An existing folder; a folder inside it is used and removed. */
  workDir: string;
  /** Chooses frames where a video is too long to look at all. */
  seed?: number;
  /** The plan to put to the test; the render's own where left out. */
  layers?: readonly Layer[];
  signal: AbortSignal;
  onProgress: (share: number) => void;
}

/**
 * Holds the fast render against the plain one, frame by frame and before anything is encoded: that layers look alike
 * where the plan says so, that none draws outside of its rectangle, and that the composed picture is the composition's.
 *
 * @throws AppError cancelled | asset_missing | disk_full | render_failed
 */
export async function verifyRender(
  request: VerifyRequest & { drawer: Drawer; media: Media },
): Promise<Verification> {
  const { video, template, assetPath, media, signal, onProgress } = request;
  const { timeline } = overlayOf(video, template);
  const layers = request.layers ?? layersOf(video, template);
  const chosen = chooseFrames({
    layers,
    timeline,
    chunks: planChunks(timeline),
    seed: request.seed ?? 1,
    limit: MOST_FRAMES,
  });
  const frames = chosen.flatMap((chunk) => chunk.frames);
  const assets = [...new Set(timeline.shots.map((shot) => shot.clip.asset))];
  const sourceOf = await readClipSources({ assets, assetPath, media, signal });
  const served = await serveAssets(Object.fromEntries(assets.map((asset) => [asset, sourceOf(asset).path])));
  const workDir = await mkdtemp(join(request.workDir, 'verify-'));
  try {
    const drawn = await checkLayers({
      ...request,
      layers,
      frames,
      workDir,
      onProgress: (share) => onProgress(LAYERS_SHARE * share),
    });
    const luma: number[] = [];
    let compared = 0;
    for (const chunk of chosen) {
      const likeness = await checkChunk({
        ...request,
        ...chunk,
        layers,
        workDir,
        sourceOf,
        addresses: served.addresses,
        onFrame: () => onProgress(LAYERS_SHARE + ((1 - LAYERS_SHARE) * ++compared) / frames.length),
      });
      luma.push(...likeness);
    }
    return {
      frames: timeline.durationInFrames,
      checked: frames.length,
      layerPictures: drawn.pictures,
      ...judge({ frames, luma, faults: drawn.faults }),
    };
  } finally {
    await served.close();
    await rm(workDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

function judge({ frames, luma, faults }: { frames: number[]; luma: number[]; faults: Fault[] }) {
  const meanDb = luma.reduce((sum, db) => sum + db, 0) / luma.length;
  const worstDb = luma.reduce((worst, db) => Math.min(worst, db), Infinity);
  const unlike = frames.flatMap((frame, i): Fault[] =>
    luma[i]! < MIN_FRAME_DB ? [{ kind: 'unlike', frame, lumaDb: luma[i]! }] : [],
  );
  return {
    luma: { meanDb, worstDb, worstFrame: frames[luma.indexOf(worstDb)]! },
    faults: [...faults, ...unlike],
    holds: faults.length === 0 && unlike.length === 0 && meanDb >= MIN_MEAN_DB,
  };
}
