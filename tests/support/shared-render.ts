import { createHash, randomUUID } from 'node:crypto';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from '../../core/jobs.ts';
import type { Video } from '../../core/video.ts';
import type { Database, VideoRow } from '../../platform/database/database.ts';
import { openDatabase } from '../../platform/database/open-database.ts';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';
import { startProcess, type RunningProcess } from '../../platform/processes.ts';
import { openVideoQueue } from '../../platform/queue/open-queue.ts';
import type { VideoQueue } from '../../platform/queue/queue.ts';
import { openStorage } from '../../platform/storage/open-storage.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import { startTestPostgres } from './postgres.ts';
import { startTestRedis } from './redis.ts';
import { TEST_BUNDLES } from './test-bundles.ts';

/** Everything but the server: database, queue, storage, and worker processes as the product starts them. */
export interface Farm {
  database: Database;
  queue: VideoQueue;
  storage: Storage;
  dataDir: string;
  /** A worker process, ready for work. */
  startWorker(): Promise<RunningProcess & { output(): string }>;
  /** A video of somebody new whose document is made, queued to be rendered. */
  queueVideo(video: Video, wav: Buffer, credits?: number): Promise<{ row: VideoRow; userId: string }>;
  stop(): Promise<void>;
}

const MADE: Stage[] = ['probe', 'transcribe', 'caption', 'script', 'illustrate', 'score'];

export async function startFarm(queueKind: 'redis' | 'postgres'): Promise<Farm> {
  const postgres = await startTestPostgres();
  const redis = queueKind === 'redis' ? await startTestRedis() : null;
  const database = await openDatabase({ postgresUrl: postgres.url });
  const queue = await openVideoQueue({ url: redis?.url ?? postgres.url });
  const dataDir = join(postgres.dir, '..', 'data');
  await mkdir(join(dataDir, 'cache'), { recursive: true });
  await mkdir(TEST_BUNDLES, { recursive: true });
  await symlink(TEST_BUNDLES, join(dataDir, 'cache', 'bundles'));
  const storage = openStorage({
    kind: 'local',
    dir: join(dataDir, 'storage'),
    baseUrl: '',
    signingKey: 'x'.repeat(32),
  });
  const workers: RunningProcess[] = [];
  return {
    database,
    queue,
    storage,
    dataDir,
    async startWorker() {
      let output = '';
      const worker = await startProcess({
        command: process.execPath,
        args: [join(PACKAGE_ROOT, 'bin', 'qt-video.mjs'), 'worker'],
        env: {
          PATH: process.env['PATH'],
          HOME: process.env['HOME'],
          DATA_DIR: dataDir,
          DATABASE_URL: postgres.url,
          ...(redis && { REDIS_URL: redis.url }),
        },
        onStdout: (chunk) => void (output += chunk),
      });
      workers.push(worker);
      while (!output.includes('render engine ready')) await new Promise((resolve) => setTimeout(resolve, 50));
      return { ...worker, output: () => output };
    },
    async queueVideo(video, wav, credits = 1) {
      const user = await database.createUser({
        email: `${randomUUID()}@example.com`,
        name: '큐티교회',
        passwordHash: 'hash',
        credits,
      });
      const videoId = randomUUID();
      const source = {
        audioKey: `videos/${videoId}/source/recording.wav`,
        audioFileName: 'recording.wav',
        audioSha256: createHash('sha256').update(wav).digest('hex'),
        sizeBytes: wav.length,
        manuscript: null,
        subtitles: null,
      };
      await storage.put(source.audioKey, { data: wav }, { contentType: 'audio/wav' });
      await database.createVideo({
        videoId,
        userId: user.id,
        source,
        document: video,
        review: false,
        cost: 1,
      });
      const run = { videoId, run: 1 };
      await database.startRun(run);
      for (const stage of MADE) {
        const made = { stage, inputHash: 'made', durationMs: 1, document: video, notes: [] };
        await database.saveStage({ ...run, ...made });
      }
      await queue.add({ ...run, userId: user.id });
      return { row: await database.getVideo({ userId: user.id, videoId }), userId: user.id };
    },
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop('SIGKILL')));
      await queue.close();
      await database.close();
      await redis?.stop();
      await postgres.stop();
    },
  };
}
