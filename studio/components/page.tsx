import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { cn } from '../lib/cn.ts';
import { Header } from './header.tsx';
import { Button } from './ui/button.tsx';

interface PageProps {
  /** Name of the page in the browser's tab. */
  title: string;
  className?: string;
  children: ReactNode;
}

/** Header, a way past it for the keyboard, and the content. */
export function Page({ title, className, children }: PageProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = title === t('app.name') ? title : `${title} · ${t('app.name')}`;
  }, [title, t]);
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-50 rounded-card bg-accent px-4 py-3 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('app.skip')}
      </a>
      <Header />
      <main
        id="content"
        tabIndex={-1}
        className={cn('mx-auto w-full max-w-6xl flex-1 px-4 py-8 outline-none sm:px-6', className)}
      >
        {children}
      </main>
    </div>
  );
}

interface DeadEndProps {
  title: string;
  text: string;
  children?: ReactNode;
}

/** A page that has nothing to show: what happened and the way on. */
export function DeadEnd({ title, text, children }: DeadEndProps) {
  const { t } = useTranslation();
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-4 py-20 text-center">
      <h1 className="font-serif text-3xl">{title}</h1>
      <p className="text-muted">{text}</p>
      {children ?? (
        <Button asChild kind="main">
          <Link to="/">{t('app.home')}</Link>
        </Button>
      )}
    </div>
  );
}
