import { join } from 'node:path';
import { overlayOf } from '../core/overlay.ts';
import type { Template } from '../core/template.ts';
import type { Video } from '../core/video.ts';
import type { Media } from '../platform/media/media.ts';
import { atOnce } from '../worker/render/at-once.ts';
import { composeChunk, type Encoding } from '../worker/render/compose-chunk.ts';
import { openEncodeSlots } from '../worker/render/encode-slots.ts';
import { planChunk } from '../worker/render/plan-chunk.ts';
import { planChunks } from '../worker/render/plan-chunks.ts';
import { readClipSources } from '../worker/render/read-clip-sources.ts';

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
  const { timeline } = overlayOf(video, template);
  const { signal } = new AbortController();
  const sourceOf = await readClipSources({
    assets: timeline.shots.map((shot) => shot.clip.asset),
    assetPath,
    media,
    signal,
  });
  const slots = openEncodeSlots();
  await atOnce(planChunks(timeline), slots.count, async (chunk) => {
    const job = composeChunk({
      plan: planChunk({ video, template, layers: [], chunk }),
      sourceOf,
      cutsOf: () => [],
      sheetPath: () => '',
      encoding,
      threads: 1,
      out: join(workDir, `floor-${chunk.from}.mp4`),
    });
    await media.run(job);
  });
}
