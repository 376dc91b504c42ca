import { useTranslation } from 'react-i18next';
import { Skeleton } from '../components/ui/skeleton.tsx';

/** A picture and what can be changed beside it, before they are there. */
export function VideoSkeleton() {
  const { t } = useTranslation();
  return (
    <div>
      <p className="sr-only" role="status">
        {t('app.loading')}
      </p>
      <Skeleton className="mb-4 h-9 w-64" />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_27rem]">
        <Skeleton className="aspect-video" />
        <Skeleton className="h-96" />
      </div>
    </div>
  );
}
