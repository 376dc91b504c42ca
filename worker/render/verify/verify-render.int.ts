import fc from 'fast-check';
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layersOf } from '../../../core/layers.ts';
import { AT_REST, type Layer } from '../../../core/layer.ts';
import { compositionSchema } from '../../../core/template.ts';
import { videoSchema, type Video } from '../../../core/video.ts';
import { randomDocument } from '../../../tests/fuzz/random-document.ts';
import { templateOf } from '../../../tests/support/composition-templates.ts';
import { FOOTAGE, openRenderKit, type RenderKit } from '../../../tests/support/render-kit.ts';
import { sampleDocument } from '../../../tests/support/sample-document.ts';

/** One document of each composition; other seeds are as good. These come to 9:16 and 16:9, and to words of many kinds. */
const SEEDS: Record<string, number> = { devotional: 7, scripture: 6, karaoke: 2, audiogram: 3 };
const templates = compositionSchema.options.map(templateOf);

let kit: RenderKit;
beforeAll(async () => {
  kit = await openRenderKit();
});
afterAll(() => kit?.close());

const verify = (video: Video, layers?: Layer[]) =>
  kit.engine.verify({
    video,
    template: templates.find(({ id }) => id === video.template.id)!,
    assetPath: kit.assetPath,
    workDir: kit.dir,
    signal: new AbortController().signal,
    onProgress: () => {},
    ...(layers && { layers }),
  });

test.each(Object.entries(SEEDS))(
  'a random document in %s is rendered as it is composed',
  async (id, seed) => {
    const video = randomVideo(id, seed);
    const before = await readdir(kit.dir);
    const { holds, faults, checked, frames, luma } = await verify(video);
    console.log(
      `${id} ${video.format}: ${frames} frames, ${luma.meanDb.toFixed(1)} dB, worst ${luma.worstDb.toFixed(1)} dB`,
    );
    expect(faults).toEqual([]);
    // luma as alike as is promised, on average and at every frame
    expect(holds).toBe(true);
    expect(checked).toBe(frames);
    expect(await readdir(kit.dir)).toEqual(before);
  },
);

test('a wrong plan does not hold, and each fault is told', async () => {
  const video = sampleDocument({
    format: '1:1',
    durationMs: 700,
    cards: false,
    captions: [{ startMs: 0, endMs: 700, lines: ['여호와는 나의 목자시니'] }],
    templateId: 'devotional',
  });
  const layers = layersOf(video, templates[0]!).flatMap((layer): Layer[] => {
    const { id, rect, runs } = layer;
    // the caption is there at once and all along
    const from = runs[0]!.from;
    const to = runs.at(-1)!.to;
    if (id === 'caption') return [{ ...layer, runs: [{ from, to, frame: (from + to) >> 1, pose: AT_REST }] }];
    if (id === 'track') return [{ ...layer, rect: { ...rect, width: rect.width / 2 } }];
    return id === 'bug' ? [] : [layer];
  });
  const { holds, faults } = await verify(video, layers);
  expect(holds).toBe(false);
  for (const fault of [
    { kind: 'different', layer: 'caption', frame: 1 },
    { kind: 'outside', layer: 'track', frame: 0 },
    { kind: 'unplanned', frame: 0 },
    { kind: 'unlike' },
  ]) {
    expect(faults).toContainEqual(expect.objectContaining(fault));
  }
});

/** A short document that the schema takes, with captions and a crossfade. */
function randomVideo(templateId: string, seed: number): Video {
  const documents = randomDocument({
    formats: ['16:9', '9:16', '1:1'],
    templates: [templateId],
    clips: FOOTAGE,
    tracks: ['test:music'],
    lengthMs: fc.integer({ min: 300, max: 500 }),
    cardMs: 400,
  });
  return fc.sample(documents, { seed, numRuns: 50 }).flatMap((document) => {
    const { success, data } = videoSchema.safeParse(document);
    return success && data.captions.length > 0 && data.shots.length > 1 ? [data] : [];
  })[0]!;
}
