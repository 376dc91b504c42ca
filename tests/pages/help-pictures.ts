/**
 * Takes the pictures of the help page anew, of the app as it is: `npm run help-pictures`. Each shows the part of a page
 * that its step is about, in both languages.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';
import { openPages } from './open-pages.ts';

const OUT = join(PACKAGE_ROOT, 'studio', 'public', 'help');
/** As the help page shows them. */
const SIZE = { width: 1200, height: 750 };

/** The page of each step, and what to do there. */
const STEPS: Record<string, { visit: string; press?: (page: Page) => Promise<void> }> = {
  upload: { visit: 'new-video' },
  look: { visit: 'templates' },
  check: {
    visit: 'editor-captions',
    press: async (page) => page.getByTestId('caption-text').nth(1).click(),
  },
  make: { visit: 'videos' },
};

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
