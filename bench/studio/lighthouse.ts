import lighthouse, { desktopConfig, type Flags } from 'lighthouse';
import type { Studio } from './open-studio.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
export type Scores = Record<(typeof CATEGORIES)[number], number> & {
  /** Audits that cost points, by name. */
  lost: string[];
  /** Lighthouse's own figure of the machine: it takes 1,500 and more for a desktop computer of today. */
  machine: number;
};

/** Lighthouse's own scores, 0 to 100, of a page as a person has it who is logged in, or as a guest. */
export async function measureScores(
  studio: Studio,
  { path, guest, port, device }: { path: string; guest: boolean; port: number; device: 'desktop' | 'mobile' },
): Promise<Scores> {
  const flags: Flags = {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...CATEGORIES],
    ...(!guest && { extraHeaders: { authorization: studio.authorization } }),
  };
  const result = await lighthouse(
    `${studio.url}${path}`,
    flags,
    device === 'desktop' ? desktopConfig : undefined,
  );
  if (!result) throw new Error('Lighthouse said nothing');
  const { categories, audits, environment } = result.lhr;
  const score = (name: string) => Math.round(100 * (categories[name]?.score ?? 0));
  const lost = CATEGORIES.flatMap((name) =>
    (categories[name]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${id} ${audits[id]?.displayValue ?? ''}`.trim()),
  );
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    lost,
    machine: environment.benchmarkIndex,
  };
}
