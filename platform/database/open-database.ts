import { createClient } from '@supabase/supabase-js';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { clipCheckStore } from './clip-check-store.ts';
import type { Database } from './database.ts';
import { dictionaryStore } from './dictionary-store.ts';
import { libraryStore } from './library-store.ts';
import { openEmbeddedFetch } from './embedded-fetch.ts';
import { migrate, missingMigrations } from './migrations.ts';
import { ownTemplateStore } from './own-template-store.ts';
import { prospectStore } from './prospect-store.ts';
import {
  creditEntriesSchema,
  partProgressSchema,
  partsSchema,
  runKeySchema,
  takenRunSchema,
  userSchema,
  userWithHashSchema,
  videoPageSchema,
  videoRowSchema,
} from './rows.ts';
import { rpcError } from './rpc-errors.ts';

/** Longest time Supabase may take over one call. */
const CALL_TIMEOUT_MS = 30_000;

/**
 * The database, through supabase-js and `.rpc()` alone: a Supabase project, or a PostgreSQL of ours, which is
 * brought up to date here and then answers the same calls without PostgREST.
 *
 * @throws AppError database_unavailable: a PostgreSQL that does not answer (Supabase is first asked by a call)
 */
export async function openDatabase(
  options: { supabaseUrl: string; supabaseKey: string } | { postgresUrl: string },
): Promise<Database> {
  if ('supabaseUrl' in options) {
    const timed: typeof fetch = (input, init) =>
      fetch(input, { ...init, signal: AbortSignal.timeout(CALL_TIMEOUT_MS) });
    return databaseOver({
      url: options.supabaseUrl,
      key: options.supabaseKey,
      fetch: timed,
      close: async () => {},
    });
  }
  await migrate(options.postgresUrl);
  return databaseOver({
    url: 'http://embedded.localhost',
    key: 'embedded',
    ...openEmbeddedFetch(options.postgresUrl),
  });
}

interface Peer {
  url: string;
  key: string;
  fetch: typeof fetch;
  close(): Promise<void>;
}

/** Node 20 has no WebSocket, which supabase-js insists on; we listen to nothing. */
function noSocket(): void {}

const yes = z.boolean();
const orNull = <T>(schema: z.ZodType<T>) => schema.nullable();

function databaseOver(peer: Peer): Database {
  const client = createClient(peer.url, peer.key, {
    auth: { persistSession: false, autoRefreshToken: false },
    realtime: { transport: noSocket as unknown as typeof WebSocket },
    global: { fetch: peer.fetch },
  });

  async function call<T>(name: string, args: Record<string, unknown>, schema: z.ZodType<T>): Promise<T> {
    const { data, error, status } = await client.rpc(name, args);
    if (error) {
      throw rpcError({ ...error, status }, { name, files: fileNames(missingMigrations(null)) });
    }
    const parsed = schema.safeParse(data);
    if (!parsed.success)
      throw new AppError('internal', {}, { cause: new Error(`${name}: ${z.prettifyError(parsed.error)}`) });
    return parsed.data;
  }

  const video = (name: string, args: Record<string, unknown>) => call(name, args, videoRowSchema);
  const run = (name: string, args: Record<string, unknown>) => call(name, args, orNull(videoRowSchema));

  return {
    async checkSchema() {
      const missing = missingMigrations(await call('schema_version', {}, z.string()));
      if (missing.length > 0) throw new AppError('database_behind', { files: fileNames(missing) });
    },
    async ping() {
      await call('schema_version', {}, z.string());
    },

    createUser: (user) =>
      call(
        'create_user',
        {
          p_email: user.email,
          p_name: user.name,
          p_password_hash: user.passwordHash,
          p_credits: user.credits,
        },
        userSchema,
      ),
    findUserByEmail: (email) => call('find_user_by_email', { p_email: email }, orNull(userWithHashSchema)),
    getUser: (userId) => call('get_user', { p_user_id: userId }, orNull(userSchema)),
    changeUser: ({ userId, name = null, church = null }) =>
      call('change_user', { p_user_id: userId, p_name: name, p_church: church }, userSchema),
    async changePassword({ userId, knownHash, newHash }) {
      await call(
        'change_password',
        { p_user_id: userId, p_known_hash: knownHash, p_new_hash: newHash },
        z.literal(true),
      );
    },
    async revokeToken({ jti, expiresAt }) {
      await call('revoke_token', { p_jti: jti, p_expires_at: expiresAt }, yes);
    },
    isTokenRevoked: (jti) => call('is_token_revoked', { p_jti: jti }, yes),

    createVideo: ({ videoId, userId, source, document, review, cost }) =>
      video('create_video', {
        p_video_id: videoId,
        p_user_id: userId,
        p_source: source,
        p_document: document,
        p_review: review,
        p_cost: cost,
      }),
    listVideos: ({ userId, limit, offset, search, statuses, sort }) =>
      call(
        'list_videos',
        {
          p_user_id: userId,
          p_limit: limit,
          p_offset: offset,
          ...(search && { p_search: search }),
          ...(statuses && { p_statuses: statuses }),
          ...(sort && { p_sort: sort }),
        },
        videoPageSchema,
      ),
    getVideo: (key) => video('get_video', keyOf(key)),
    updateDocument: ({ version, document, ...key }) =>
      video('update_document', { ...keyOf(key), p_version: version, p_document: document }),
    requestRun: ({ cost, quality = 'full', ...key }) =>
      video('request_run', { ...keyOf(key), p_cost: cost, p_quality: quality }),
    cancelVideo: (key) => video('cancel_video', keyOf(key)),
    deleteVideo: (key) => video('delete_video', keyOf(key)),

    startRun: (key) => run('start_run', runOf(key)),
    takeRun: ({ atOnce, ...key }) => call('take_run', { ...runOf(key), p_at_once: atOnce }, takenRunSchema),
    nextWaitingRun: ({ userId, atOnce }) =>
      call('next_waiting_run', { p_user_id: userId, p_at_once: atOnce }, orNull(runKeySchema)),
    reportProgress: ({ stage, progress, etaMs, ...key }) =>
      call(
        'report_progress',
        {
          ...runOf(key),
          p_stage: stage,
          p_progress: progress,
          p_eta_ms: etaMs === null ? null : Math.round(etaMs),
        },
        yes,
      ),
    saveStage: ({ stage, inputHash, durationMs, document, notes, ...key }) =>
      call(
        'save_stage',
        {
          ...runOf(key),
          p_stage: stage,
          p_input_hash: inputHash,
          p_duration_ms: Math.round(durationMs),
          p_document: document,
          p_notes: notes,
        },
        yes,
      ),
    openWork: ({ total, kept, ...key }) =>
      call('open_work', { ...runOf(key), p_total: total, p_kept: kept }, yes),
    reportPart: ({ part, done, from, to, figures = null, ...key }) =>
      call(
        'report_part',
        { ...runOf(key), p_part: part, p_done: done, p_from: from, p_to: to, p_figures: figures },
        partProgressSchema,
      ),
    listParts: (key) => call('list_parts', runOf(key), partsSchema),
    finishRun: ({ files, timings, ...key }) =>
      run('finish_run', { ...runOf(key), p_files: files, p_timings: timings }),
    reviewRun: (key) => run('review_run', runOf(key)),
    failRun: ({ error, ...key }) => run('fail_run', { ...runOf(key), p_error: error }),
    listStaleRuns: ({ olderThanMs, limit, atOnce }) =>
      call(
        'list_stale_runs',
        { p_older_than_ms: Math.round(olderThanMs), p_limit: limit, p_at_once: atOnce },
        z.array(runKeySchema),
      ),

    creditEntries: ({ userId, limit }) =>
      call('list_credit_entries', { p_user_id: userId, p_limit: limit }, creditEntriesSchema),
    ...clipCheckStore(call),
    ...dictionaryStore(call),
    ...libraryStore(call),
    ...ownTemplateStore(call),
    ...prospectStore(call),
    close: () => peer.close(),
  };
}

const keyOf = (key: { userId: string; videoId: string }) => ({
  p_user_id: key.userId,
  p_video_id: key.videoId,
});
const runOf = (key: { videoId: string; run: number }) => ({ p_video_id: key.videoId, p_run: key.run });

const fileNames = (migrations: { file: string }[]): string => migrations.map(({ file }) => file).join(', ');
