import { join } from "node:path";
import { overlayOf } from "../core/overlay.ts";
import type { Template } from "../core/template.ts";
import type { Video } from "../core/video.ts";
import type { Media } from "../platform/media/media.ts";
import { atOnce } from "../worker/render/at-once.ts";
import { readClipSource } from "../worker/render/clip-source.ts";
import { composeChunk, type Encoding } from "../worker/render/compose-chunk.ts";
import { planBackground } from "../worker/render/plan-background.ts";
import { planChunks } from "../worker/render/plan-chunks.ts";
import { shareCores } from "../worker/render/share-cores.ts";

/**
 * What ffmpeg alone needs for the pictures: the same clips, crossfades, chunks and encoder, with nothing laid over
 * them, no sound and no browser. No render of ours can be faster than this.
 */
export async function renderFloor(request: {
  video: Video;
  template: Template;
  assetPath: (asset: string) => Promise<string>;
  media: Media;
  encoding: Encoding;
  workDir: string;
}): Promise<void> {
  const { video, template, assetPath, media, encoding, workDir } = request;
  const { timeline, template: resolved } = overlayOf(video, template);
  const { signal } = new AbortController();
  const assets = [...new Set(timeline.shots.map((shot) => shot.clip.asset))];
  const sources = new Map(
    await atOnce(
      assets,
      4,
      async (asset) =>
        [
          asset,
          await readClipSource({ asset, assetPath, media, signal }),
        ] as const,
    ),
  );
  const chunks = planChunks(timeline);
  const share = shareCores(chunks.length);
  await atOnce(chunks, share.atOnce, async (chunk) => {
    const job = composeChunk({
      plan: {
        width: timeline.width,
        height: timeline.height,
        frames: chunk.to - chunk.from,
        ground: resolved.palette.ground,
        background: planBackground(timeline.shots, chunk),
        overlay: [],
      },
      sourceOf: (asset) => sources.get(asset)!,
      cutsOf: () => [],
      sheetPath: () => "",
      encoding,
      threads: share.threads,
      out: join(workDir, `floor-${chunk.from}.mp4`),
    });
    await media.run(job);
  });
}
