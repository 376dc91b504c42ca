import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/ui/button.tsx';

interface PagerProps {
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

export function Pager({ page, pages, onPage }: PagerProps) {
  const { t } = useTranslation();
  if (pages <= 1) return null;
  return (
    <nav aria-label={t('videos.pages')} className="mt-8 flex items-center justify-center gap-4">
      <Button size="small" disabled={page <= 1} onClick={() => onPage(page - 1)} data-testid="page-previous">
        <ChevronLeft aria-hidden />
        {t('videos.previous')}
      </Button>
      <span className="text-muted tabular-nums">{t('videos.page', { page, pages })}</span>
      <Button size="small" disabled={page >= pages} onClick={() => onPage(page + 1)} data-testid="page-next">
        {t('videos.next')}
        <ChevronRight aria-hidden />
      </Button>
    </nav>
  );
}
