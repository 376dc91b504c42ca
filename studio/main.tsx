import { startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { config as configureZod } from 'zod/v4/core';
import { App } from './App.tsx';
import { currentLanguage, setUpTexts } from './i18n/index.ts';
import { firstAnswers } from './lib/first-answers.ts';
import { followDeploy } from './lib/follow-deploy.ts';
import { keys } from './lib/keys.ts';
import { queryClient } from './lib/query-client.ts';
import { Providers } from './Providers.tsx';
import { registerShareTarget } from './share/register-share-target.ts';
import './styles.css';

// the content security policy forbids building functions from text
configureZod({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const app = (
  <Providers>
    <BrowserRouter>
      <App />
    </BrowserRouter>
  </Providers>
);

followDeploy();
registerShareTarget();
/** The landing page as the build drew it, in each language; the server gives it to guests alone. */
const drawn = window.location.pathname === '/' ? [...root.querySelectorAll<HTMLElement>('[data-drawn]')] : [];
if (drawn.length > 0) {
  await setUpTexts();
  queryClient.setQueryData(keys.me, null);
  const seen = drawn.find(({ dataset }) => dataset['drawn'] === currentLanguage());
  for (const other of drawn) if (other !== seen) other.remove();
  startTransition(() => void hydrateRoot(seen ?? root, app));
} else {
  await Promise.all([setUpTexts(), firstAnswers()]);
  const shown = createRoot(root);
  // what stands there already stays until the whole page can take its place
  startTransition(() => shown.render(app));
}
// the page stands in the letters that it has itself (build/first-fonts.ts); what people write has any
void import('./fonts.css');
