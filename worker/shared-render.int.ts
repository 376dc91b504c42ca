import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VideoProgress } from '../core/jobs.ts';
import type { VideoRow } from '../platform/database/database.ts';
import { findFfmpeg } from '../platform/media/find-tools.ts';
import { runProcess } from '../platform/processes.ts';
import { openRenderKit, type RenderKit } from '../tests/support/render-kit.ts';
import { sampleDocument, sampleTemplate } from '../tests/support/sample-document.ts';
import { startFarm, type Farm } from '../tests/support/shared-render.ts';

/** Seven chunks, in two segments; on a plain ground, so that the machine has little to do. */
const DURATION_MS = 36_000;
const CHUNKS = 7;

const video = sampleDocument({
  format: '1:1',
  durationMs: DURATION_MS,
  captions: Array.from({ length: 9 }, (_, i) => ({
    startMs: i * 4000,
    endMs: i * 4000 + 3500,
    lines: [`${i + 1}절`, '여호와는 나의 목자시니'],
  })),
});

/** A recording: a tone, 48 kHz, 16 bits, one channel. */
function toneWav(): Buffer {
  const samples = DURATION_MS * 48;
  const wav = Buffer.alloc(44 + 2 * samples);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + 2 * samples, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(48_000, 24);
  wav.writeUInt32LE(96_000, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(2 * samples, 40);
  for (let i = 0; i < samples; i++) wav.writeInt16LE(Math.round(3000 * Math.sin(i / 20)), 44 + 2 * i);
  return wav;
}

const { ffmpegPath } = (await findFfmpeg())!;
let kit: RenderKit;
let alone: string;
beforeAll(async () => {
  kit = await openRenderKit();
  alone = join(kit.dir, 'alone.mp4');
  const workDir = join(kit.dir, 'work');
  await mkdir(workDir);
  const voice = join(kit.dir, 'tone.wav');
  await writeFile(voice, toneWav());
  await kit.engine.render({
    video,
    template: sampleTemplate(),
    assetPath: kit.assetPath,
    voiceWav: async () => voice,
    workDir,
    out: alone,
    storage: null,
    signal: new AbortController().signal,
    onProgress: () => {},
  });
});
afterAll(() => kit?.close());

/** Hash of the picture as it stands in the file, frame by frame. */
async function pictureOf(path: string): Promise<string> {
  const { stdout } = await runProcess({
    command: ffmpegPath,
    args: ['-v', 'error', '-i', path, '-map', '0:v', '-c', 'copy', '-f', 'framemd5', '-'],
  });
  return stdout.toString();
}

for (const queueKind of ['redis', 'postgres'] as const) {
  describe(`one video and two worker processes, the queue on ${queueKind}`, () => {
    let farm: Farm;
    beforeAll(async () => {
      farm = await startFarm(queueKind);
    });
    afterAll(() => farm?.stop());

    const scratch = () => join(farm.dataDir, 'scratch');
    const until = async (row: VideoRow, reached: (now: VideoRow) => boolean): Promise<VideoRow> => {
      for (;;) {
        const now = await farm.database.getVideo({ userId: row.userId, videoId: row.id });
        if (reached(now)) return now;
        if (['failed', 'cancelled'].includes(now.status)) throw new Error(JSON.stringify(now.error));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };

    it('share it; one is killed in the middle, and it becomes what one process would have made, once', async () => {
      const told: VideoProgress[] = [];
      await farm.queue.onProgress((progress) => told.push(progress));
      const first = await farm.startWorker();
      const folders = await readdir(scratch());
      const second = await farm.startWorker();
      const { row, userId } = await farm.queueVideo(video, toneWav());
      await until(row, ({ progress }) => progress > 30);
      await first.stop('SIGKILL');
      for (const name of folders) await rm(join(scratch(), name), { recursive: true });

      const done = await until(row, ({ status }) => status === 'done');
      expect(await farm.database.getUser(userId)).toMatchObject({ credits: 0 });
      const out = join(kit.dir, `${queueKind}.mp4`);
      await farm.storage.download(done.files!.mp4Key, out);
      expect(await pictureOf(out)).toBe(await pictureOf(alone));
      expect(done.timings).toMatchObject({ parts: 5, chunks: CHUNKS, frames: 1305 });
      expect(done.timings!.stages).toMatchObject({ probe: 1, render: expect.any(Number) });

      const percent = told.map(({ progress }) => progress);
      expect(percent).toEqual(percent.toSorted((a, b) => a - b));
      expect(percent.filter((p) => p > 20 && p < 97).length).toBeGreaterThan(2);
      expect(second.output()).toContain('"rendered"');
    });

    // that both queues take jobs away is tested with the queue
    if (queueKind === 'postgres') return;

    it('stop when it is cancelled, leave nothing behind, and go on with the next from where it was', async () => {
      const other = { ...video, title: '다른 제목', church: '다른 교회' };
      const worker = await farm.startWorker();
      const kept = async () =>
        (await readdir(join(farm.dataDir, 'storage'), { recursive: true })).filter((name) =>
          /parts.*mp4$/.test(name),
        );
      const before = (await kept()).length;
      const { row, userId } = await farm.queueVideo(other, toneWav());
      // two of its chunks
      while ((await kept()).length < before + 2) await new Promise((resolve) => setTimeout(resolve, 50));
      await farm.database.cancelVideo({ userId, videoId: row.id });
      await farm.queue.remove({ videoId: row.id, run: 1, userId });
      // a folder may go while it is being looked into
      const left = () =>
        readdir(scratch(), { recursive: true }).then(
          (names) => names.filter((name) => name.includes('/')),
          () => ['going'],
        );
      while ((await left()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await farm.database.getUser(userId)).toMatchObject({ credits: 1 });

      const again = await farm.database.requestRun({ userId, videoId: row.id, cost: 1 });
      await farm.queue.add({ videoId: row.id, run: again.run, userId });
      const done = await until(again, ({ status }) => status === 'done');
      expect(done.timings!.chunksMade).toBeLessThan(CHUNKS);
      await worker.stop('SIGTERM');
    });
  });
}
