import { RotateCcw, ThumbsUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Verdict } from '../../core/library-item.ts';
import type { ApiRefusedClip } from '../../core/picture-policy.ts';
import { Button } from '../components/ui/button.tsx';
import { currentLanguage } from '../i18n/index.ts';
import { pexelsPage } from './pexels-page.ts';

interface RefusedListProps {
  clips: readonly ApiRefusedClip[];
  onSay: (asset: string, verdict: Verdict | null) => void;
}

/** Found clips that were not shown because of what the church does not want to see; one click says otherwise. */
export function RefusedList({ clips, onSay }: RefusedListProps) {
  const { t } = useTranslation();
  const date = new Intl.DateTimeFormat(currentLanguage(), { dateStyle: 'medium' });
  return (
    <section className="mt-10">
      <h2 className="mb-1 text-xl font-semibold">{t('library.refusedTitle')}</h2>
      <p className="mb-3 text-[15px] text-muted">
        {t('library.refusedText')}{' '}
        <Link to="/settings#pictures" className="underline underline-offset-4">
          {t('library.toPolicy')}
        </Link>
      </p>
      <ul className="flex flex-col" data-testid="refused-list">
        {clips.map(({ asset, reason, refusedAt, pictureUrl, always }) => (
          <li
            key={asset}
            className="flex flex-wrap items-center gap-3 border-b border-line py-2.5 last:border-b-0"
          >
            <img
              src={pictureUrl}
              alt=""
              loading="lazy"
              className="aspect-video w-28 shrink-0 rounded-lg bg-sunken object-cover"
            />
            <div className="min-w-48 flex-1">
              <p className="leading-snug">{reason ?? t('library.refusedNoReason')}</p>
              <p className="text-[15px] text-muted">
                {date.format(new Date(refusedAt))}
                {' · '}
                <a
                  href={pexelsPage(asset) ?? undefined}
                  target="_blank"
                  rel="noreferrer"
                  className="underline underline-offset-4"
                >
                  {t('library.lookAt')}
                </a>
              </p>
            </div>
            {always ? (
              <Button size="small" kind="quiet" onClick={() => onSay(asset, null)}>
                <RotateCcw aria-hidden />
                {t('library.takeBack')}
              </Button>
            ) : (
              <Button size="small" onClick={() => onSay(asset, 'always')} data-testid={`allow-${asset}`}>
                <ThumbsUp aria-hidden />
                {t('library.sayAlways')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
