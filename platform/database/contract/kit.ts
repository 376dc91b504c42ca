import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { isAppError } from '../../../core/errors.ts';
import { newVideo } from '../../../core/video.ts';
import type { Database, NewVideoRow, RunKey, User, VideoFiles, VideoRow } from '../database.ts';

/** What the tests of a database share. `database` and `sql` are there once it is open. */
export interface ContractKit {
  readonly database: Database;
  /** The same database without its functions. */
  readonly sql: pg.Client;
  signUp(credits: number): Promise<User>;
  newRow(user: User, change?: Partial<NewVideoRow>): NewVideoRow;
  credits(user: User): Promise<number | undefined>;
  /** Newest first, e.g. `hold -1`. */
  ledger(user: User): Promise<string[]>;
  /** Begins the run of a video. */
  work(row: VideoRow): Promise<RunKey>;
}

export function contractKit(opened: () => { database: Database; sql: pg.Client }): ContractKit {
  return {
    get database() {
      return opened().database;
    },
    get sql() {
      return opened().sql;
    },
    signUp: (credits) =>
      opened().database.createUser({
        email: `${randomUUID()}@example.com`,
        name: '테스터',
        passwordHash: 'hash',
        credits,
      }),
    newRow: (user, change = {}) => ({
      videoId: randomUUID(),
      userId: user.id,
      source: {
        audioKey: 'videos/x/source.mp3',
        audioFileName: '새벽 예배.mp3',
        audioSha256: 'a'.repeat(64),
        sizeBytes: 1234,
        manuscript: '여호와는 나의 목자시니',
        subtitles: null,
      },
      document: newVideo({ title: '시편 23편' }),
      review: false,
      cost: 1,
      ...change,
    }),
    credits: async (user) => (await opened().database.getUser(user.id))?.credits,
    ledger: async (user) =>
      (await opened().database.creditEntries({ userId: user.id, limit: 100 })).map(
        ({ reason, amount }) => `${reason} ${amount}`,
      ),
    async work(row) {
      const run = { videoId: row.id, run: row.run };
      await opened().database.startRun(run);
      return run;
    },
  };
}

export const FILES: VideoFiles = {
  mp4Key: 'v.mp4',
  srtKey: 'v.srt',
  vttKey: 'v.vtt',
  thumbnailKey: 'v.jpg',
  durationMs: 61_234.5,
  sizeBytes: 3_000_000_000,
  quality: 'full',
};

export const FAILURE = {
  stage: 'render',
  code: 'render_failed',
  params: { limitMb: 3, 'why"': '한글' },
  retryable: true,
} as const;

/** The AppError that a call fails with. */
export async function rejection(call: Promise<unknown>) {
  const error = await call.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (!isAppError(error)) throw error;
  return error;
}
