import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { ErrorBoundary } from './components/error-boundary.tsx';
import { queryClient } from './lib/query-client.ts';

/** What stands around the app, in the browser and where the build draws a page beforehand. */
export const Providers = ({ children }: { children: ReactNode }) => (
  <StrictMode>
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </ErrorBoundary>
  </StrictMode>
);
