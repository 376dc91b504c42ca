import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, Route, Routes, useLocation } from 'react-router';
import { DeadEnd, Page } from './components/page.tsx';
import { Button } from './components/ui/button.tsx';
import { Notice } from './components/ui/notice.tsx';
import { Skeleton } from './components/ui/skeleton.tsx';
import { failureText } from './lib/failure-text.ts';
import { useMe } from './lib/queries.ts';
import { useHydrated } from './lib/use-hydrated.ts';
import { LandingPage } from './pages/LandingPage.tsx';

// each in a chunk of its own: nobody waits for a page that is not being looked at
const HelpPage = lazy(() => import('./pages/HelpPage.tsx'));
const LoginPage = lazy(() => import('./pages/LoginPage.tsx'));
const RegisterPage = lazy(() => import('./pages/RegisterPage.tsx'));
const VideosPage = lazy(() => import('./pages/VideosPage.tsx'));
const LibraryPage = lazy(() => import('./pages/LibraryPage.tsx'));
const DictionaryPage = lazy(() => import('./pages/DictionaryPage.tsx'));
const TemplatesPage = lazy(() => import('./pages/TemplatesPage.tsx'));
const SettingsPage = lazy(() => import('./pages/SettingsPage.tsx'));
const VideoPage = lazy(() => import('./pages/VideoPage.tsx'));
const ThumbnailPage = lazy(() => import('./pages/ThumbnailPage.tsx'));
const Toasts = lazy(() => import('./components/toasts.tsx'));

export function App() {
  const hydrated = useHydrated();
  return (
    <>
      <Suspense fallback={<Waiting />}>
        <Routes>
          <Route element={<GuestsOnly />}>
            <Route index element={<LandingPage />} />
            <Route path="login" element={<LoginPage />} />
            <Route path="register" element={<RegisterPage />} />
          </Route>
          <Route element={<RequireUser />}>
            <Route path="videos" element={<VideosPage />} />
            <Route path="videos/:id" element={<VideoPage />} />
            <Route path="videos/:id/thumbnail" element={<ThumbnailPage />} />
            <Route path="templates" element={<TemplatesPage />} />
            <Route path="library" element={<LibraryPage />} />
            <Route path="dictionary" element={<DictionaryPage />} />
            <Route path="settings" element={<SettingsPage />} />
          </Route>
          <Route path="help" element={<HelpPage />} />
          <Route path="*" element={<NoSuchPage />} />
        </Routes>
      </Suspense>
      {hydrated && (
        <Suspense fallback={null}>
          <Toasts />
        </Suspense>
      )}
    </>
  );
}

/** Whoever is logged in goes on to where they wanted to be. */
function GuestsOnly() {
  const { data: me } = useMe();
  const { search } = useLocation();
  return me ? <Navigate to={returnPath(search)} replace /> : <Outlet />;
}

/** Path within the app given as `?next=`; anything else would send people to a stranger's page. */
export function returnPath(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '';
  return /^\/(?![/\\])/.test(next) ? next : '/videos';
}

function RequireUser() {
  const { t } = useTranslation();
  const { data: me, error, refetch } = useMe();
  const { pathname, search } = useLocation();
  if (me) return <Outlet />;
  if (me === null) {
    const next = `${pathname}${search}`;
    return (
      <Navigate to={next === '/videos' ? '/login' : `/login?next=${encodeURIComponent(next)}`} replace />
    );
  }
  if (!error) return <Waiting />;
  return (
    <Page title={t('app.name')}>
      <Notice kind="danger">
        <p>{failureText(error, t)}</p>
        <Button className="mt-3" onClick={() => void refetch()}>
          {t('app.retry')}
        </Button>
      </Notice>
    </Page>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <Page title={t('app.name')}>
      <p className="sr-only" role="status">
        {t('app.loading')}
      </p>
      <Skeleton className="h-10 w-56" />
      <Skeleton className="mt-6 h-64 w-full" />
    </Page>
  );
}

function NoSuchPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('app.notFoundTitle')}>
      <DeadEnd title={t('app.notFoundTitle')} text={t('app.notFoundText')} />
    </Page>
  );
}
