import { z } from 'zod';
import {
  checkReasonSchema,
  DEFAULT_POLICY,
  readPolicy,
  type CheckReason,
  type PicturePolicy,
  type PolicyChange,
} from '../../core/picture-policy.ts';

/** Clips that are remembered to have been refused for somebody. */
const MAX_REFUSED = 500;

/** What a model said of a file. */
export interface ClipCheck {
  asset: string;
  /** Of the file that was looked at. */
  sha256: string;
  verdict: 'ok' | 'refused';
  reason: CheckReason | null;
}

export interface KeptCheck extends ClipCheck {
  checkedAt: string;
}

/** A clip that was not shown in somebody's videos. */
export interface RefusedClip {
  asset: string;
  reason: CheckReason | null;
  refusedAt: string;
}

/** The part of the database that keeps what may be shown, and what a model said of clips. */
export interface ClipCheckStore {
  /** The default one where the person has said nothing. */
  getPicturePolicy(userId: string): Promise<PicturePolicy>;
  /** What is left out stays. Throws `not_found`. */
  changePicturePolicy(request: { userId: string; change: PolicyChange }): Promise<PicturePolicy>;
  /** What is kept of these for a policy, of any file they have had, newest first. */
  findClipChecks(query: { policyKey: string; assets: readonly string[] }): Promise<KeptCheck[]>;
  /** Keeps them for ever; the first verdict of a file stays. */
  keepClipChecks(request: { policyKey: string; checks: readonly ClipCheck[] }): Promise<void>;
  /** Remembers that these were not shown to somebody. Throws `not_found`. */
  noteRefusedClips(request: {
    userId: string;
    policyKey: string;
    clips: readonly Pick<ClipCheck, 'asset' | 'sha256'>[];
  }): Promise<void>;
  /** Newest first. */
  listRefusedClips(userId: string): Promise<RefusedClip[]>;
}

const timestamp = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
const policySchema = z.unknown().transform(readPolicy);
const checksSchema: z.ZodType<KeptCheck[]> = z.array(
  z.strictObject({
    asset: z.string(),
    sha256: z.string(),
    verdict: z.enum(['ok', 'refused']),
    reason: checkReasonSchema.nullable(),
    checkedAt: timestamp,
  }),
);
const refusedSchema: z.ZodType<RefusedClip[]> = z.array(
  z.strictObject({ asset: z.string(), reason: checkReasonSchema.nullable(), refusedAt: timestamp }),
);
const done = z.literal(true);

type Call = <T>(name: string, args: Record<string, unknown>, schema: z.ZodType<T>) => Promise<T>;

/** The functions of the database about vetting, by what calls them. */
export const clipCheckStore = (call: Call): ClipCheckStore => ({
  getPicturePolicy: (userId) => call('get_picture_policy', { p_user_id: userId }, policySchema),
  changePicturePolicy: ({ userId, change }) =>
    call(
      'change_picture_policy',
      { p_user_id: userId, p_change: change, p_default: DEFAULT_POLICY },
      policySchema,
    ),
  async findClipChecks({ policyKey, assets }) {
    if (assets.length === 0) return [];
    return call('find_clip_checks', { p_policy_key: policyKey, p_assets: assets }, checksSchema);
  },
  async keepClipChecks({ policyKey, checks }) {
    if (checks.length === 0) return;
    await call('keep_clip_checks', { p_policy_key: policyKey, p_checks: checks }, done);
  },
  async noteRefusedClips({ userId, policyKey, clips }) {
    if (clips.length === 0) return;
    const said = { p_user_id: userId, p_policy_key: policyKey, p_clips: clips, p_limit: MAX_REFUSED };
    await call('note_refused_clips', said, done);
  },
  listRefusedClips: (userId) => call('list_refused_clips', { p_user_id: userId }, refusedSchema),
});
