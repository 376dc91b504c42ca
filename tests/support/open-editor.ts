import type { Browser, Page } from 'playwright-core';
import type { ApiDocument } from '../../core/api.ts';
import { signUp } from './api-client.ts';
import { openBrowser } from './browser.ts';
import { startProduct } from './start-product.ts';

const EMAIL = 'editor@example.com';
const PASSWORD = 'Test1234!';

/** A page that shows the editor of the sample, and what the server knows. */
export interface OpenEditor {
  page: Page;
  /** The document as the server has it. */
  given(): Promise<ApiDocument>;
  close(): Promise<void>;
}

/**
 * The whole product with the sample in it, waiting to be checked, and a browser that is logged in and shows its editor.
 * @param change what the document is changed to before its page is opened
 */
export async function openEditor(
  change: (document: ApiDocument['document']) => ApiDocument['document'] = (document) => document,
): Promise<OpenEditor> {
  const product = await startProduct();
  let browser: Browser | null = null;
  const close = async () => {
    await browser?.close();
    await product.stop();
  };
  try {
    const person = await signUp(product.url, EMAIL);
    const { id: videoId } = await person.uploadSample({ review: 'true' });
    await person.waitFor(videoId, (video) => video.status === 'review');
    const path = `/api/videos/${videoId}/document`;
    const given = () => person.get<ApiDocument>(path);
    const { version, document } = await given();
    const answer = await fetch(product.url + path, {
      method: 'PATCH',
      headers: { ...person.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ version, document: change(document) }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    browser = await openBrowser();
    const context = await browser.newContext({
      locale: 'ko-KR',
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.request.post(`${product.url}/api/auth/login`, { data: { email: EMAIL, password: PASSWORD } });
    await page.goto(`${product.url}/videos/${videoId}`);
    await page.getByTestId('captions').waitFor();
    return { page, given, close };
  } catch (error) {
    await close();
    throw error;
  }
}
