import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { Page } from './page.tsx';

interface AuthCardProps {
  title: string;
  text: string;
  other: { to: '/login' | '/register'; text: string };
  children: ReactNode;
}

/** The frame of the log-in and sign-up forms. Where to return to afterwards goes along between the two. */
export function AuthCard({ title, text, other, children }: AuthCardProps) {
  const { search } = useLocation();
  return (
    <Page title={title} className="flex flex-col items-center sm:justify-center">
      <div className="w-full max-w-md">
        <h1 className="font-serif text-3xl">{title}</h1>
        <p className="mt-2 text-muted">{text}</p>
        <div className="mt-8 rounded-card border border-line bg-raised p-5 sm:p-8">{children}</div>
        <p className="mt-4 text-center">
          <Link
            to={`${other.to}${search}`}
            className="inline-flex min-h-11 items-center px-3 font-semibold underline underline-offset-4"
          >
            {other.text}
          </Link>
        </p>
      </div>
    </Page>
  );
}
