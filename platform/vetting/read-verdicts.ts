import { z } from 'zod';
import type { SeenClip } from './vetting.ts';

const MAX_REASON = 200;

/** One line, no longer than is kept; half a surrogate pair, which no database takes, becomes U+FFFD. */
const line = z
  .string()
  .transform((text) =>
    Buffer.from(
      text
        .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
        .trim()
        .slice(0, MAX_REASON),
    ).toString(),
  )
  .catch('');

const answerSchema = z.object({ clips: z.array(z.unknown()) });
const clipSchema = z.object({
  clip: z.number().int(),
  verdict: z.enum(['show', 'refuse']),
  reasonKo: line,
  reasonEn: line,
});

/**
 * The model's answer about clips that were numbered from 1, by asset. What was not answered, was answered twice or not as
 * asked for is left out; where a clip is named that was never shown, no number can be trusted: null, as for what is no
 * answer at all.
 */
export function readVerdicts(answer: string, assets: readonly string[]): Map<string, SeenClip> | null {
  const given = answerSchema.safeParse(parseJson(answer)).data?.clips;
  if (!given) return null;
  const said = new Map<number, SeenClip | null>();
  for (const one of given) {
    const { data } = clipSchema.safeParse(one);
    const number = data?.clip ?? z.object({ clip: z.number().int() }).safeParse(one).data?.clip;
    if (number === undefined) continue;
    if (number < 1 || number > assets.length) return null;
    said.set(number, data && !said.has(number) ? seenOf(data) : null);
  }
  return new Map(
    assets.flatMap((asset, i) => {
      const seen = said.get(i + 1);
      return seen ? [[asset, seen] as const] : [];
    }),
  );
}

function seenOf({ verdict, reasonKo, reasonEn }: z.output<typeof clipSchema>): SeenClip {
  if (verdict === 'show') return { verdict: 'ok', reason: null };
  const reason = reasonKo || reasonEn ? { ko: reasonKo || reasonEn, en: reasonEn || reasonKo } : null;
  return { verdict: 'refused', reason };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
