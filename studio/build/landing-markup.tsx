import { renderToString } from 'react-dom/server';
import { StaticRouter } from 'react-router';
import { App } from '../App.tsx';
import { LANGUAGES, speak } from '../i18n/index.ts';
import { keys } from '../lib/keys.ts';
import { queryClient } from '../lib/query-client.ts';
import { Providers } from '../Providers.tsx';

queryClient.setQueryData(keys.me, null);
const drawn: string[] = [];
for (const language of LANGUAGES) {
  await speak(language);
  const page = renderToString(
    <Providers>
      <StaticRouter location="/">
        <App />
      </StaticRouter>
    </Providers>,
  );
  drawn.push(`<div data-drawn="${language}" lang="${language}">${page}</div>`);
}

/** The landing page in each language, as a guest has it before any server was asked; the app takes it over. */
export const LANDING_MARKUP = drawn.join('');
