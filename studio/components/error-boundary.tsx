import i18next from 'i18next';
import { Component, type ReactNode } from 'react';
import { Button } from './ui/button.tsx';
import { Notice } from './ui/notice.tsx';

interface ErrorBoundaryProps {
  children: ReactNode;
  /** Shown instead of the broken part; by default a notice with a way to reload. */
  fallback?: ReactNode;
}

/** Keeps one broken part from taking the page along. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      this.props.fallback ?? (
        <div className="mx-auto max-w-xl p-6">
          <Notice kind="danger">
            <p>{i18next.t('app.broken')}</p>
            <Button className="mt-3" onClick={() => window.location.reload()}>
              {i18next.t('app.reload')}
            </Button>
          </Notice>
        </div>
      )
    );
  }
}
