import { z } from 'zod';
import { isErrorCode, type ErrorCode, type ErrorParams } from '../../core/errors.ts';
import {
  assetKindSchema,
  assetStatusSchema,
  MAX_LIBRARY_ITEMS,
  verdictSchema,
  type AssetKind,
  type AssetStatus,
  type Verdict,
} from '../../core/library-item.ts';

/** Clips a person may have said something of. */
const MAX_VERDICTS = 5_000;

/** Storage keys of what was made of an upload; music has nothing to be seen. */
export interface AssetFiles {
  main: string;
  proxy: string | null;
  still: string | null;
  poster: string | null;
}

/** An upload of somebody's library. */
export interface AssetRow {
  id: string;
  userId: string;
  kind: AssetKind;
  status: AssetStatus;
  name: string;
  tags: string[];
  fileName: string;
  sha256: string;
  sizeBytes: number;
  originalKey: string;
  durationMs: number;
  width: number;
  height: number;
  loops: boolean;
  files: AssetFiles | null;
  error: { code: ErrorCode; params: ErrorParams } | null;
  /** How often it was claimed; names the claim there is. */
  tries: number;
  deletedAt: string | null;
  createdAt: string;
}

export interface NewAsset {
  assetId: string;
  userId: string;
  kind: AssetKind;
  name: string;
  tags: readonly string[];
  fileName: string;
  sha256: string;
  sizeBytes: number;
  originalKey: string;
}

export interface AssetKey {
  userId: string;
  assetId: string;
}

/** One worker's hold on an upload. */
export type AssetClaim = Pick<AssetRow, 'id' | 'tries'>;

/** The part of the database that keeps uploads and what was said of clips. */
export interface LibraryStore {
  /** Those that can be seen, newest first. */
  listAssets(userId: string): Promise<AssetRow[]>;
  /** Also one that was deleted, as long as its files are there. Throws `not_found`, also for another's. */
  getAsset(key: AssetKey): Promise<AssetRow>;
  /** Which of these are ready uploads of this person, deleted or not. */
  readyAssets(query: { userId: string; assetIds: readonly string[] }): Promise<Set<string>>;
  /**
   * Makes the row, or answers the one there is with the same content (`isNew` false), brought back if it was deleted.
   * `replaced` is one with the same content that had failed. Throws `library_full` ({limit}), `not_found`.
   */
  createAsset(asset: NewAsset): Promise<{ asset: AssetRow; isNew: boolean; replaced: string | null }>;
  /** Throws `not_found`, also for another's. */
  changeAsset(
    change: AssetKey & { name?: string; tags?: readonly string[]; deleted?: boolean },
  ): Promise<AssetRow>;
  /** Newest first. */
  listVerdicts(userId: string): Promise<{ asset: string; verdict: Verdict }[]>;
  /** Throws `library_full` where somebody said something of thousands. */
  putVerdict(change: { userId: string; asset: string; verdict: Verdict }): Promise<void>;
  /** False where there was none. */
  deleteVerdict(query: { userId: string; asset: string }): Promise<boolean>;
  /** What the person's last so many other videos show, the latest first. */
  recentClips(query: { userId: string; videoId: string; videos: number }): Promise<string[]>;

  // -- the worker's side; false where the claim is over
  /** The next upload to be made ready; one that was claimed so often without an end has failed. */
  claimAsset(query: { leaseMs: number; maxTries: number }): Promise<AssetRow | null>;
  keepAsset(claim: AssetClaim): Promise<boolean>;
  /** Hands it back untried. */
  releaseAsset(claim: AssetClaim): Promise<boolean>;
  finishAsset(
    made: AssetClaim & Pick<AssetRow, 'durationMs' | 'width' | 'height' | 'loops'> & { files: AssetFiles },
  ): Promise<boolean>;
  failAsset(failure: AssetClaim & { error: NonNullable<AssetRow['error']> }): Promise<boolean>;
  /** Removes those that were deleted so long ago and that no video names; answers their ids. */
  forgetAssets(query: { olderThanMs: number; limit: number }): Promise<string[]>;
}

const count = z.number().int().nonnegative();
const timestamp = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());

const assetRowSchema: z.ZodType<AssetRow> = z.strictObject({
  id: z.uuid(),
  userId: z.uuid(),
  kind: assetKindSchema,
  status: assetStatusSchema,
  name: z.string(),
  tags: z.array(z.string()),
  fileName: z.string(),
  sha256: z.string(),
  sizeBytes: count,
  originalKey: z.string(),
  durationMs: count,
  width: count,
  height: count,
  loops: z.boolean(),
  files: z
    .strictObject({
      main: z.string(),
      proxy: z.string().nullable(),
      still: z.string().nullable(),
      poster: z.string().nullable(),
    })
    .nullable(),
  error: z
    .strictObject({
      // a code that another version of the product wrote is still a failure that can be shown
      code: z.string().transform((code) => (isErrorCode(code) ? code : ('asset_unreadable' as const))),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .nullable(),
  tries: count,
  deletedAt: timestamp.nullable(),
  createdAt: timestamp,
});
const createdSchema = z.strictObject({
  asset: assetRowSchema,
  isNew: z.boolean(),
  replaced: z.uuid().nullable(),
});
const verdictsSchema = z.array(z.strictObject({ asset: z.string(), verdict: verdictSchema }));
const ids = z.array(z.uuid());
const yes = z.boolean();

type Call = <T>(name: string, args: Record<string, unknown>, schema: z.ZodType<T>) => Promise<T>;

/** The library's functions of the database, by what calls them. */
export const libraryStore = (call: Call): LibraryStore => ({
  listAssets: (userId) => call('list_assets', { p_user_id: userId }, z.array(assetRowSchema)),
  getAsset: ({ userId, assetId }) =>
    call('get_asset', { p_user_id: userId, p_asset_id: assetId }, assetRowSchema),
  async readyAssets({ userId, assetIds }) {
    if (assetIds.length === 0) return new Set();
    return new Set(await call('ready_assets', { p_user_id: userId, p_asset_ids: assetIds }, ids));
  },
  createAsset: (asset) =>
    call(
      'create_asset',
      {
        p_asset_id: asset.assetId,
        p_user_id: asset.userId,
        p_kind: asset.kind,
        p_name: asset.name,
        p_tags: asset.tags,
        p_file_name: asset.fileName,
        p_sha256: asset.sha256,
        p_size_bytes: asset.sizeBytes,
        p_original_key: asset.originalKey,
        p_limit: MAX_LIBRARY_ITEMS,
      },
      createdSchema,
    ),
  changeAsset: ({ userId, assetId, name = null, tags = null, deleted = null }) =>
    call(
      'change_asset',
      { p_user_id: userId, p_asset_id: assetId, p_name: name, p_tags: tags, p_deleted: deleted },
      assetRowSchema,
    ),
  listVerdicts: (userId) => call('list_verdicts', { p_user_id: userId }, verdictsSchema),
  async putVerdict({ userId, asset, verdict }) {
    const said = { p_user_id: userId, p_asset: asset, p_verdict: verdict, p_limit: MAX_VERDICTS };
    await call('put_verdict', said, z.literal(true));
  },
  deleteVerdict: ({ userId, asset }) => call('delete_verdict', { p_user_id: userId, p_asset: asset }, yes),
  recentClips: ({ userId, videoId, videos }) =>
    call('recent_clips', { p_user_id: userId, p_video_id: videoId, p_videos: videos }, z.array(z.string())),

  claimAsset: ({ leaseMs, maxTries }) =>
    call('claim_asset', { p_lease_ms: leaseMs, p_max_tries: maxTries }, assetRowSchema.nullable()),
  keepAsset: (claim) => call('keep_asset', claimOf(claim), yes),
  releaseAsset: (claim) => call('release_asset', claimOf(claim), yes),
  finishAsset: ({ durationMs, width, height, loops, files, ...claim }) =>
    call(
      'finish_asset',
      {
        ...claimOf(claim),
        p_duration_ms: durationMs,
        p_width: width,
        p_height: height,
        p_loops: loops,
        p_files: files,
      },
      yes,
    ),
  failAsset: ({ error, ...claim }) => call('fail_asset', { ...claimOf(claim), p_error: error }, yes),
  forgetAssets: ({ olderThanMs, limit }) =>
    call('forget_assets', { p_older_than_ms: olderThanMs, p_limit: limit }, ids),
});

const claimOf = ({ id, tries }: AssetClaim) => ({ p_asset_id: id, p_tries: tries });
