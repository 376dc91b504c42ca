import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { cn } from '../lib/cn.ts';
import { Header } from './header.tsx';
import { Button } from './ui/button.tsx';

interface PageProps {
  /** Name of the page in the browser's tab. */
  title: string;
  className?: string;
  /** As wide as the window allows, for pages to work on rather than to read. */
  wide?: boolean;
  children: ReactNode;
}

/** Header, a way past it for the keyboard, and the content. */
export function Page({ title, className, wide = false, children }: PageProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = title === t('app.name') ? title : `${title} · ${t('app.name')}`;
  }, [title, t]);
  const content = useRef<HTMLElement>(null);
  useEffect(() => arriveAt(content.current), []);
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-50 rounded-card bg-accent px-4 py-3 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('app.skip')}
      </a>
      <Header wide={wide} />
      <main
        ref={content}
        id="content"
        tabIndex={-1}
        className={cn(
          'mx-auto w-full flex-1 px-4 py-8 outline-none sm:px-6',
          wide ? 'max-w-[100rem]' : 'max-w-6xl',
          className,
        )}
      >
        {children}
      </main>
    </div>
  );
}

/** Where the reader is, and whether our own link led there. */
let place: { path: string; followed: boolean } | null = null;

/**
 * What a browser does when it follows a link: the new page is seen from its top, and keyboard and screen reader go on
 * from its beginning. The first page of a visit is the browser's own doing; a place in a page (`#files`) is kept.
 */
function arriveAt(content: HTMLElement | null): void {
  const { pathname, hash } = window.location;
  const followed = place !== null && (place.path !== pathname || place.followed);
  const isNew = place !== null && place.path !== pathname;
  place = { path: pathname, followed };
  if (!followed || hash !== '') return;
  if (isNew) window.scrollTo(0, 0);
  // a page that takes the place of its own skeleton is come to as well; whoever is at a field already stays there
  if (document.activeElement === document.body || isNew) {
    if (!content?.contains(document.activeElement)) content?.focus({ preventScroll: true });
  }
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
