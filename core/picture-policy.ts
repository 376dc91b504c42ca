import { z } from 'zod';

/** What a church does not want to see behind its words. Each has a name and an explanation in the studio's texts. */
export const PICTURE_RULES = [
  'faces',
  'people',
  'religions',
  'saints',
  'timeLapse',
  'animals',
  'writing',
  'violence',
  'vices',
  'immodest',
] as const;
export type PictureRule = (typeof PICTURE_RULES)[number];

export const MAX_OWN_WORDS = 300;

/** Which stock footage may be shown. What ships with the product and what a church uploads needs no looking at. */
export const picturePolicySchema = z.strictObject({
  /** In the order of `PICTURE_RULES`, so that the same rules are the same policy. */
  avoid: z.array(z.enum(PICTURE_RULES)).transform((rules) => PICTURE_RULES.filter((r) => rules.includes(r))),
  /** In the church's own words; shown to the model as data. */
  ownWords: z
    .string()
    .trim()
    .max(MAX_OWN_WORDS)
    .transform((text) => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()),
  /** Show footage that nobody has looked at: there is no service for it, or it did not answer. */
  showUnchecked: z.boolean(),
});
export type PicturePolicy = z.infer<typeof picturePolicySchema>;

/** A change of it; what is left out stays. */
export const changePolicySchema = picturePolicySchema.partial();
export type PolicyChange = z.infer<typeof changePolicySchema>;

/** For a Korean Protestant church that has said nothing: people far away and animals are fine. */
export const DEFAULT_POLICY: PicturePolicy = {
  avoid: ['faces', 'religions', 'saints', 'timeLapse', 'writing', 'violence', 'vices', 'immodest'],
  ownWords: '',
  showUnchecked: false,
};

/** Another version of the product may have kept more of it. */
const keptPolicySchema = z.object(picturePolicySchema.shape);

/**
 * A policy as it was kept. Rules that another version of the product knew are left out; what is missing is as the default
 * says.
 */
export function readPolicy(kept: unknown): PicturePolicy {
  const { avoid, ...rest } =
    typeof kept === 'object' && kept !== null ? (kept as Partial<PicturePolicy>) : {};
  const known = Array.isArray(avoid) ? PICTURE_RULES.filter((rule) => avoid.includes(rule)) : null;
  const { data } = keptPolicySchema.safeParse({
    ...DEFAULT_POLICY,
    ...rest,
    ...(known && { avoid: known }),
  });
  return data ?? DEFAULT_POLICY;
}

/** Why a clip is not to be shown, in a short sentence. */
export const checkReasonSchema = z.strictObject({ ko: z.string().max(300), en: z.string().max(300) });
export type CheckReason = z.infer<typeof checkReasonSchema>;

/**
 * What is known of a clip: somebody looked at its pictures, or said of it `always` or `never`; `unvetted`: nobody did.
 */
export interface ClipVetting {
  verdict: 'ok' | 'refused' | 'unvetted';
  /** Where a model refused it. */
  reason: CheckReason | null;
}

/** Whether a clip of which that is known may be shown. */
export const mayShow = ({ verdict }: ClipVetting, { showUnchecked }: PicturePolicy): boolean =>
  verdict === 'ok' || (verdict === 'unvetted' && showUnchecked);

/** What a person is told of the policy. */
export const apiPolicySchema = z.object({
  policy: z.object(picturePolicySchema.shape),
  /** Whether there is somebody to look at footage. */
  checking: z.boolean(),
});
export type ApiPolicy = z.infer<typeof apiPolicySchema>;

/** What a model said of a clip under the person's policy. */
export const apiClipCheckSchema = z.object({
  verdict: z.enum(['ok', 'refused']),
  /** In the reader's language; null where none was given. */
  reason: z.string().nullable(),
  checkedAt: z.string(),
});
export type ApiClipCheck = z.infer<typeof apiClipCheckSchema>;

/** Assets that are asked about at once. */
export const MAX_CHECKS_ASKED = 400;

/** By asset; those nobody looked at under the present policy are left out. */
export const apiClipChecksSchema = z.record(z.string(), apiClipCheckSchema);
export type ApiClipChecks = z.infer<typeof apiClipChecksSchema>;

/** A clip that was not shown in the person's videos. */
export const apiRefusedClipSchema = z.object({
  asset: z.string(),
  reason: z.string().nullable(),
  refusedAt: z.string(),
  /** A frame of it. */
  pictureUrl: z.string(),
  /** The person has said that it may be shown all the same. */
  always: z.boolean(),
});
export type ApiRefusedClip = z.infer<typeof apiRefusedClipSchema>;
