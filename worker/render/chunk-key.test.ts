import { expect, test } from 'vitest';
import { layersOf } from '../../core/layers.ts';
import { overlayOf } from '../../core/overlay.ts';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import { templateOf } from '../../tests/support/composition-templates.ts';
import { sampleDocument, sampleTemplate } from '../../tests/support/sample-document.ts';
import { chunkKey } from './chunk-key.ts';
import { planBackground } from './plan-background.ts';
import { planChunks } from './plan-chunks.ts';
import { planOverlay } from './plan-overlay.ts';

const CLIP = { asset: 'test:clip', durationMs: 90_000, width: 1920, height: 1080, loops: false };

/** Thirty seconds, a caption every three. */
function document(change: Partial<Video> = {}): Video {
  const video = sampleDocument({
    durationMs: 30_000,
    captions: Array.from({ length: 10 }, (_, i) => ({
      startMs: i * 3000,
      endMs: i * 3000 + 2800,
      lines: [`${i + 1}절 말씀`],
    })),
  });
  const shots = [{ id: 's1', startMs: 0, endMs: 30_000, clip: CLIP, clipStartMs: 0 }];
  return { ...video, shots, ...change };
}

function keysOf(
  video: Video,
  given: { sha256?: string; crf?: number; codeVersion?: string; template?: Template } = {},
): string[] {
  const template = given.template ?? sampleTemplate();
  const { timeline, template: resolved } = overlayOf(video, template);
  return planChunks(timeline).map((chunk) =>
    chunkKey({
      video,
      template,
      chunk,
      plan: {
        width: timeline.width,
        height: timeline.height,
        frames: chunk.to - chunk.from,
        ground: resolved.palette.ground,
        background: planBackground(timeline.shots, chunk),
        overlay: planOverlay(layersOf(video, template), chunk),
        scale: 1,
      },
      sourceOf: () => ({
        path: '/anywhere.mp4',
        width: 1920,
        height: 1080,
        frames: 300,
        convert: null,
        ready: true,
        sha256: given.sha256 ?? 'a',
      }),
      encoding: { preset: 'veryfast', crf: given.crf ?? 20 },
      codeVersion: given.codeVersion ?? '1',
    }),
  );
}

/** Numbers of the chunks whose keys differ. */
const changed = (a: string[], b: string[]): number[] => {
  expect(b).toHaveLength(a.length);
  return a.flatMap((key, i) => (key === b[i] ? [] : [i]));
};
const before = keysOf(document());
const all = before.map((_, i) => i);

test('the same document gives the same keys, and no two of its chunks are alike', () => {
  expect(changed(before, keysOf(document()))).toEqual([]);
  expect(new Set(before).size).toBe(before.length);
});

test('other words in one caption change only the chunks that show it', () => {
  const video = document();
  // 12.0 to 14.8 s of the recording, from 15.5 s of the video: frames 465 to 549, chunks of 180
  const captions = video.captions.map((caption, i) => (i === 4 ? { ...caption, lines: ['아멘'] } : caption));
  expect(changed(before, keysOf({ ...video, captions }))).toEqual([2, 3]);
});

test('another title changes only the chunks with a card', () => {
  expect(changed(before, keysOf(document({ title: '다른 제목' })))).toEqual([0, all.length - 1]);
});

test('another clip behind the same name, other encoding, other code: everything is made again', () => {
  expect(changed(before, keysOf(document(), { sha256: 'b' }))).toEqual(all);
  expect(changed(before, keysOf(document(), { crf: 23 }))).toEqual(all);
  expect(changed(before, keysOf(document(), { codeVersion: '2' }))).toEqual(all);
});

test('a word that is said at another time changes only the chunks that light it', () => {
  const template = templateOf('Karaoke');
  const timed = (startMs: number): Video => {
    const video = document();
    const words = [
      { text: '5절', startMs: 12_000, endMs: startMs },
      { text: '말씀', startMs, endMs: 14_000 },
    ];
    return { ...video, captions: video.captions.map((c, i) => (i === 4 ? { ...c, words } : c)) };
  };
  const [one, other] = [12_500, 12_700].map((startMs) => keysOf(timed(startMs), { template }));
  expect(changed(one!, other!)).toEqual([2]);
  // which nothing shows where no word is lit
  expect(changed(keysOf(timed(12_500)), keysOf(timed(12_700)))).toEqual([]);
});

test('another title changes every chunk of an audiogram, which shows it all the time', () => {
  const template = templateOf('Audiogram');
  const [one, other] = ['쉴 만한 물가로', '다른 제목'].map((title) =>
    keysOf(document({ title }), { template }),
  );
  expect(changed(one!, other!)).toEqual(all);
});

test('what no picture shows changes nothing', () => {
  const video = document();
  const sound = { ...video.sound, voiceGainDb: video.sound.voiceGainDb + 3 };
  expect(changed(before, keysOf({ ...video, sound, transcript: null }))).toEqual([]);
});
