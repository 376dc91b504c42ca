import type { ApiClipChecks, ApiRefusedClip, CheckReason } from '../../core/picture-policy.ts';
import type { Locale } from '../../core/messages.ts';
import { policyKey } from '../../platform/vetting/policy-key.ts';
import type { ServerContext } from '../services.ts';

interface Reader {
  userId: string;
  locale: Locale;
}

/** What was said of clips under a person's present policy, by asset; empty where nobody looks at clips. */
export async function checksOf(
  { database, vetting }: Pick<ServerContext, 'database' | 'vetting'>,
  { userId, locale }: Reader,
  assets: readonly string[],
): Promise<ApiClipChecks> {
  if (!vetting || assets.length === 0) return {};
  const key = policyKey(await database.getPicturePolicy(userId), vetting.name);
  const kept = await database.findClipChecks({ policyKey: key, assets });
  // the newest last, so that it counts
  return Object.fromEntries(
    kept.toReversed().map(({ asset, verdict, reason, checkedAt }) => {
      return [asset, { verdict, reason: said(reason, locale), checkedAt }];
    }),
  );
}

/** What was not shown in a person's videos, newest first; without what they never want to see anyway. */
export async function refusedClips(
  { database }: Pick<ServerContext, 'database'>,
  { userId, locale }: Reader,
): Promise<ApiRefusedClip[]> {
  const [refused, verdicts] = await Promise.all([
    database.listRefusedClips(userId),
    database.listVerdicts(userId),
  ]);
  const verdictOf = new Map(verdicts.map(({ asset, verdict }) => [asset, verdict]));
  return refused
    .filter(({ asset }) => verdictOf.get(asset) !== 'never')
    .map(({ asset, reason, refusedAt }) => ({
      asset,
      reason: said(reason, locale),
      refusedAt,
      pictureUrl: `/api/library/refused/${asset.replace(':', '/')}`,
      always: verdictOf.get(asset) === 'always',
    }));
}

const said = (reason: CheckReason | null, locale: Locale): string | null => reason && reason[locale];
