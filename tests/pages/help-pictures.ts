/**
 * Takes the pictures of the help page anew, of the app as it is: `npm run help-pictures`. Each shows the part of a page
 * that its step is about, in both languages.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';
import { openPages } from './open-pages.ts';

const OUT = join(PACKAGE_ROOT, 'studio', 'public', 'help');
/** As the help page shows them. */
const SIZE = { width: 1200, height: 750 };

/** The page of each step, and what to do there. */
const STEPS: Record<string, { visit: string; press?: (page: Page) => Promise<void> }> = {
  upload: { visit: 'new-video' },
  look: {
    visit: 'templates',
    press: async (page) => show(page.getByTestId('look-dawn')),
  },
  check: {
    visit: 'editor-captions',
    press: async (page) => page.getByTestId('caption-text').nth(1).click(),
  },
  make: {
    visit: 'editor-captions',
    press: async (page) => show(page.getByTestId('render')),
  },
};

/** In the middle of the window, so that what belongs to it is seen too. */
const show = (place: Locator): Promise<void> =>
  place.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));

await mkdir(OUT, { recursive: true });
const pages = await openPages();
try {
  for (const language of ['ko', 'en'] as const) {
    for (const [name, { visit: wanted, press }] of Object.entries(STEPS)) {
      const visit = pages.visits.find((each) => each.name === wanted);
      if (!visit) throw new Error(`there is no page ${wanted}`);
      const context = await pages.openContext({ language, size: 'desktop', theme: 'light' }, visit);
      const page = await context.newPage();
      await page.setViewportSize(SIZE);
      await pages.visit(page, visit);
      await press?.(page);
      await page.waitForTimeout(1000);
      await page.screenshot({
        path: join(OUT, `${name}-${language}.jpg`),
        type: 'jpeg',
        quality: 70,
        animations: 'disabled',
      });
      await context.close();
    }
  }
} finally {
  await pages.close();
}
