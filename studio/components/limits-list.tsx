import { AudioLines, Clock, Coins, FileText, HardDrive } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApiConfig } from '../../core/api.ts';
import { cn } from '../lib/cn.ts';
import { acceptedTypes } from '../upload/accepted-types.ts';
import { megabytes } from '../lib/units.ts';

/** What can be uploaded, told before anybody tries. */
export function LimitsList({ config, className }: { config: ApiConfig; className?: string }) {
  const { t } = useTranslation();
  const rows = [
    { icon: AudioLines, text: t('limits.accept', { types: acceptedTypes(config.accept).join(', ') }) },
    { icon: HardDrive, text: t('limits.size', { mb: megabytes(config.maxUploadBytes) }) },
    { icon: Clock, text: t('limits.minutes', { minutes: config.maxDurationMinutes }) },
    { icon: FileText, text: config.speechToText ? t('limits.noWords') : t('limits.words') },
    { icon: Coins, text: t('limits.cost', { count: config.creditCost }) },
  ];
  return (
    <ul className={cn('grid gap-x-6 gap-y-2 text-[15px] text-muted', className)} data-testid="limits">
      {rows.map(({ icon: Icon, text }) => (
        <li key={text} className="flex items-start gap-2.5">
          <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
