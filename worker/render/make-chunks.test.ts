import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { timelineOf } from '../../core/timeline.ts';
import type { Media } from '../../platform/media/media.ts';
import { sampleDocument, sampleTemplate } from '../../tests/support/sample-document.ts';
import { countFrames } from './count-frames.ts';
import { openEncodeSlots } from './encode-slots.ts';
import { makeChunks } from './make-chunks.ts';
import type { PlannedChunk } from './plan-render.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qt-chunks-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const box = (name: string, ...inside: Buffer[]): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + inside.reduce((sum, { length }) => sum + length, 0));
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, ...inside]);
};
const count = (frames: number): Buffer => {
  const table = Buffer.alloc(12);
  table.writeUInt32BE(frames, 8);
  return table;
};
const mp4 = (frames: number): Buffer => {
  const index = ['stbl', 'minf', 'mdia', 'trak', 'moov'].reduce(
    (inside, name) => box(name, box('xxxx'), inside),
    box('stsz', count(frames)),
  );
  return Buffer.concat([box('ftyp', Buffer.from('isom')), box('mdat', Buffer.alloc(100)), index]);
};

it('counts the frames of a chunk from its index, and none where the index was never written', async () => {
  const path = join(folder, 'counted.mp4');
  await writeFile(path, mp4(180));
  expect(await countFrames(path)).toBe(180);
  await writeFile(path, mp4(180).subarray(0, 120));
  expect(await countFrames(path)).toBe(0);
});

it('keeps a chunk that has each of its frames, and never one that lacks any', async () => {
  const kept: string[] = [];
  const make = (encodedFrames: number) => {
    const chunk: PlannedChunk = {
      index: 0,
      from: 0,
      to: 180,
      name: `${encodedFrames}.mp4`,
      plan: { width: 2, height: 2, frames: 180, ground: '#000000', background: [], overlay: [], scale: 1 },
    };
    const out = join(folder, `${encodedFrames}.mp4`);
    const video = sampleDocument({ durationMs: 6000 });
    return makeChunks({
      video,
      template: sampleTemplate(),
      codeVersion: '1',
      plan: {
        normalise: new Set(),
        timeline: timelineOf(video, 0),
        size: { width: 2, height: 2 },
        scale: 1,
        encoding: { preset: 'veryfast', crf: 20 },
        chunks: [chunk],
        sourceOf: () => expect.fail('no clip is shown'),
      },
      chunks: [chunk],
      pathOf: () => out,
      folder,
      drawer: { draw: () => expect.fail('nothing is to be drawn'), close: async () => {} },
      media: { run: () => writeFile(out, mp4(encodedFrames)) } as Partial<Media> as Media,
      slots: openEncodeSlots(1),
      store: { has: async () => false, fetch: async () => false, keep: async (name) => void kept.push(name) },
      signal: new AbortController().signal,
      onSheet: () => {},
      onFrame: () => {},
    });
  };
  await expect(make(179)).rejects.toMatchObject({ code: 'render_failed' });
  await make(180);
  expect(kept).toEqual(['180.mp4']);
});
