import { Ban } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/ui/button.tsx';
import { pexelsPage } from './pexels-page.ts';

interface NeverListProps {
  assets: readonly string[];
  onAllow: (asset: string) => void;
}

/** Found clips that are never to be used: they are in no list, so here is the way back. */
export function NeverList({ assets, onAllow }: NeverListProps) {
  const { t } = useTranslation();
  return (
    <section className="mt-10">
      <h2 className="mb-1 text-xl font-semibold">{t('library.neverTitle')}</h2>
      <p className="mb-3 text-[15px] text-muted">{t('library.neverText')}</p>
      <ul className="flex flex-col" data-testid="never-list">
        {assets.map((asset) => (
          <li key={asset} className="flex min-h-14 items-center gap-3 border-b border-line last:border-b-0">
            <Ban aria-hidden className="size-5 shrink-0 text-muted" />
            <Source asset={asset} />
            <Button size="small" kind="quiet" onClick={() => onAllow(asset)}>
              {t('library.allowAgain')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the clip can be looked at. */
function Source({ asset }: { asset: string }) {
  const page = pexelsPage(asset);
  const text = page ? `Pexels ${asset.split(/[:/]/)[1]}` : asset;
  return (
    <p className="min-w-0 flex-1 truncate">
      {page ? (
        <a href={page} target="_blank" rel="noreferrer" className="underline underline-offset-4">
          {text}
        </a>
      ) : (
        text
      )}
    </p>
  );
}
