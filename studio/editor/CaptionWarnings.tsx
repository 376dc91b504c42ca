import type { TFunction } from 'i18next';
import { Gauge } from 'lucide-react';
import type { CaptionWarning } from '../../core/captions/caption-warnings.ts';

/** What makes a caption hard to read, in a line under it. */
export const CaptionWarnings = ({ texts }: { texts: readonly string[] }) => (
  <p
    className="flex basis-full items-start gap-2 pr-2 pb-1.5 pl-3.5 text-[15px] leading-snug text-muted"
    data-testid="caption-warning"
  >
    <Gauge aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
    {texts.join(' · ')}
  </p>
);

export function warningText(warning: CaptionWarning, t: TFunction): string {
  switch (warning.kind) {
    case 'fast':
      return t('timeline.warnings.fast', { count: warning.perSecond, most: warning.most });
    case 'wide':
      return t('timeline.warnings.wide', { count: warning.letters, most: warning.most });
    case 'lines':
      return t('timeline.warnings.lines', { count: warning.count, most: warning.most });
    case 'brief':
      return t('timeline.warnings.brief', { seconds: Math.round(warning.seconds * 10) / 10 });
    case 'long':
      return t('timeline.warnings.long', { seconds: Math.round(warning.seconds * 10) / 10 });
  }
}
