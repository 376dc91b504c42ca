import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiDictionary, ApiDocument, ApiVideo } from '../../core/api.ts';
import { parseSubtitles } from '../../core/captions/parse-subtitles.ts';
import { wordsOf } from '../../core/captions/words-of.ts';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';
import { startGroqServer, type GroqServer } from '../fakes/groq-server.ts';
import { verboseJson } from '../fakes/verbose-json.ts';
import { signUp } from '../support/api-client.ts';
import { openBrowser } from '../support/browser.ts';
import { startProduct, type Product } from '../support/start-product.ts';

const sample = (name: string) => readFile(join(PACKAGE_ROOT, 'samples', name));
/** What the service mishears, and what was said. */
const MISHEARD = [
  ['여호와', '여호아'],
  ['푸른', '부른'],
] as const;
/** The same as CP949, which Korean Excel writes: 주님늘,주님을 */
const CP949 = Uint8Array.from([
  0xc1, 0xd6, 0xb4, 0xd4, 0xb4, 0xc3, 0x2c, 0xc1, 0xd6, 0xb4, 0xd4, 0xc0, 0xbb, 0x0d, 0x0a,
]);

describe('a dictionary, from what is misheard to what is shown', () => {
  let groq: GroqServer;
  let product: Product;

  beforeAll(async () => {
    const heard = await misheardSample();
    groq = await startGroqServer(() => ({ status: 200, body: heard }));
    product = await startProduct({ GROQ_API_KEY: 'k', GROQ_BASE_URL: groq.url });
  });
  afterAll(async () => {
    await product?.stop();
    await groq?.close();
  });

  it('is filled on its page and under a corrected caption, and corrects what is heard next', async () => {
    const email = 'dictionary@example.com';
    const person = await signUp(product.url, email);
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ locale: 'ko-KR', acceptDownloads: true });
      page.setDefaultTimeout(60_000);
      await page.request.post(`${product.url}/api/auth/login`, { data: { email, password: 'Test1234!' } });
      await fillDictionary(page, product.url);

      const video = await person.uploadRecording({ review: 'true' });
      await person.waitFor(video.id, ({ status }) => status === 'review');
      const words = await shownWords(person, video);
      expect(words).toContain('여호와는');
      expect(words.filter((word) => word.includes('여호아'))).toEqual([]);
      expect(words).toContain('부른');

      await page.goto(`${product.url}/videos/${video.id}`);
      const caption = page.getByTestId('caption-text').filter({ hasText: '부른' }).first();
      await caption.fill((await caption.inputValue()).replace('부른', '푸른'));
      const offer = page.getByTestId('remember');
      expect(await offer.textContent()).toContain('부른 → 푸른');
      await page.getByTestId('remember-add').click();
      await offer.waitFor({ state: 'detached' });

      const { rules } = await person.get<ApiDictionary>('/api/dictionary');
      expect(rules.map(({ wrong, right }) => `${wrong}→${right}`)).toEqual([
        '부른→푸른',
        '여호아→여호와',
        '주님늘→주님을',
      ]);
    } finally {
      await browser.close();
    }
  });
});

/** By hand and from a file, with the way there from the menu and a file back. */
async function fillDictionary(page: Page, url: string): Promise<void> {
  const at = (id: string) => page.getByTestId(id).filter({ visible: true }).first();
  await page.goto(url);
  await at('account-menu').click();
  await at('to-dictionary').click();
  await at('dictionary-empty').waitFor();
  await at('rule-wrong').fill('여호아');
  await at('rule-right').fill('여호와');
  await at('rule-add').click();
  await at('rule').waitFor();
  await page
    .getByTestId('rules-file')
    .setInputFiles({ name: '규칙.csv', mimeType: 'text/csv', buffer: Buffer.from(CP949) });
  await at('import-start').click();
  await expect.poll(() => page.getByTestId('rule').count()).toBe(2);
  const [download] = await Promise.all([page.waitForEvent('download'), at('rules-export').click()]);
  expect(await readFile((await download.path())!, 'utf8')).toBe(
    '\uFEFF틀린 말,바른 말\r\n여호아,여호와\r\n주님늘,주님을\r\n',
  );
}

async function shownWords(person: Awaited<ReturnType<typeof signUp>>, { id }: ApiVideo): Promise<string[]> {
  const { document } = await person.get<ApiDocument>(`/api/videos/${id}/document`);
  return document.captions.flatMap(({ lines }) => wordsOf(lines.join(' ')));
}

/** What Groq would answer had it misheard the sample. */
async function misheardSample() {
  let srt = (await sample('psalm23.srt')).toString('utf8');
  for (const [said, misheard] of MISHEARD) srt = srt.replaceAll(said, misheard);
  return verboseJson(parseSubtitles(srt));
}
