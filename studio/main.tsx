import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { z } from 'zod';
import { App } from './App.tsx';
import { ErrorBoundary } from './components/error-boundary.tsx';
import { setUpTexts } from './i18n/index.ts';
import { queryClient } from './lib/query-client.ts';
import { registerShareTarget } from './share/register-share-target.ts';
import './styles.css';

// the content security policy forbids building functions from text
z.config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

registerShareTarget();
await setUpTexts();
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <App />
        </BrowserRouter>
      </QueryClientProvider>
    </ErrorBoundary>
  </StrictMode>,
);
