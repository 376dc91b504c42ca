import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DeadEnd, Page } from '../components/page.tsx';
import { Button } from '../components/ui/button.tsx';
import { Notice } from '../components/ui/notice.tsx';
import { failureText } from '../lib/failure-text.ts';

/** The page of a video that is not there, or not this person's. */
export function NoSuchVideo() {
  const { t } = useTranslation();
  return (
    <Page title={t('editor.notFoundTitle')}>
      <DeadEnd title={t('editor.notFoundTitle')} text={t('editor.notFoundText')}>
        <Button asChild kind="main">
          <Link to="/videos">{t('app.myVideos')}</Link>
        </Button>
      </DeadEnd>
    </Page>
  );
}

/** A video that could not be fetched just now. */
export function VideoFailure({ failure, onRetry }: { failure: Error; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice kind="danger" title={t('editor.loadFailed')}>
      <p>{failureText(failure, t)}</p>
      <Button size="small" className="mt-3" onClick={onRetry}>
        {t('app.retry')}
      </Button>
    </Notice>
  );
}
