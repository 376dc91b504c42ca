import { QueryClientProvider } from '@tanstack/react-query';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { config as configureZod } from 'zod/v4/core';
import { App } from './App.tsx';
import { ErrorBoundary } from './components/error-boundary.tsx';
import { setUpTexts } from './i18n/index.ts';
import { firstAnswers } from './lib/first-answers.ts';
import { followDeploy } from './lib/follow-deploy.ts';
import { queryClient } from './lib/query-client.ts';
import { registerShareTarget } from './share/register-share-target.ts';
import './styles.css';

// the content security policy forbids building functions from text
configureZod({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

followDeploy();
registerShareTarget();
await Promise.all([setUpTexts(), firstAnswers()]);
const shown = createRoot(root);
// what stands there already stays until the whole page can take its place
startTransition(() =>
  shown.render(
    <StrictMode>
      <ErrorBoundary>
        <QueryClientProvider client={queryClient}>
          <BrowserRouter>
            <App />
          </BrowserRouter>
        </QueryClientProvider>
      </ErrorBoundary>
    </StrictMode>,
  ),
);
