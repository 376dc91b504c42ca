import type { Browser, BrowserContext, Page } from 'playwright-core';
import { signUp } from '../support/api-client.ts';
import { openBrowser } from '../support/browser.ts';
import { startProduct } from '../support/start-product.ts';
import { SIZES, visitsOf, type Size, type Visit } from './pages.ts';

export interface Look {
  language: 'ko' | 'en';
  size: Size;
  theme: 'light' | 'dark';
}

/** Every language at every size, half of them dark. */
export const LOOKS: readonly Look[] = [
  { language: 'ko', size: 'desktop', theme: 'light' },
  { language: 'ko', size: 'phone', theme: 'dark' },
  { language: 'en', size: 'desktop', theme: 'dark' },
  { language: 'en', size: 'phone', theme: 'light' },
];

const PASSWORD = 'Test1234!';
const OWNER = 'pages@example.com';
const NEWCOMER = 'newcomer@example.com';

/** The product with one sample video in it that waits to be checked, and a browser to look at it with. */
export async function openPages(env: Record<string, string> = {}) {
  const product = await startProduct({ RATE_LIMIT_API_PER_MINUTE: '100000', ...env });
  let browser: Browser | null = null;
  const close = async () => {
    await browser?.close();
    await product.stop();
  };
  try {
    const owner = await signUp(product.url, OWNER);
    await signUp(product.url, NEWCOMER);
    const { id: videoId } = await owner.uploadSample({ review: 'true', title: '쉴 만한 물가로' });
    await owner.waitFor(videoId, ({ status }) => status === 'review');
    browser = await openBrowser();
    const opened = browser;
    const visits = visitsOf(videoId);

    /** A browser's window as this person has it; nobody's where they are a guest. */
    async function openContext(
      { language, size, theme }: Look,
      who: Pick<Visit, 'guest' | 'newcomer'>,
    ): Promise<BrowserContext> {
      const context = await opened.newContext({
        locale: language === 'ko' ? 'ko-KR' : 'en-GB',
        timezoneId: 'Asia/Seoul',
        viewport: SIZES[size],
        isMobile: size === 'phone',
        hasTouch: size === 'phone',
        colorScheme: theme,
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(60_000);
      if (!who.guest) {
        const email = who.newcomer ? NEWCOMER : OWNER;
        await context.request.post(`${product.url}/api/auth/login`, { data: { email, password: PASSWORD } });
      }
      return context;
    }

    /** Goes to a page and waits until it is what a person would look at. */
    async function visit(page: Page, { path, stays, shows, press }: Visit): Promise<void> {
      if (!stays || page.url() !== `${product.url}${path}`) await page.goto(`${product.url}${path}`);
      await page.locator(shows).first().waitFor({ state: 'attached' });
      await press?.(page);
      await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {});
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      // the preview shows its picture once it has been decoded
      await page.waitForFunction(() =>
        [...document.querySelectorAll<HTMLVideoElement>('[data-testid="preview"] video')].every(
          ({ readyState, seeking }) => readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !seeking,
        ),
      );
    }

    /** Goes to these pages, or to every one, with these eyes and as the person each is for. */
    async function visitAll(
      look: Look,
      see: (page: Page, visit: Visit) => Promise<void>,
      names: readonly string[] = [],
    ): Promise<void> {
      const open = new Map<string, Page>();
      try {
        for (const each of visits) {
          if (names.length > 0 && !names.includes(each.name)) continue;
          const who = each.guest ? 'guest' : each.newcomer ? 'newcomer' : 'owner';
          const page = open.get(who) ?? (await (await openContext(look, each)).newPage());
          open.set(who, page);
          await visit(page, each);
          await see(page, each);
        }
      } finally {
        for (const page of open.values()) await page.context().close();
      }
    }

    return { product, browser, owner, videoId, visits, openContext, visit, visitAll, close };
  } catch (error) {
    await close();
    throw error;
  }
}

export type OpenPages = Awaited<ReturnType<typeof openPages>>;
