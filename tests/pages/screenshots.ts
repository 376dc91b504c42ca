/**
 * Pictures of every page in Korean and English, on a phone and a desktop, light and dark, to be looked at:
 * `npm run screenshots -- <folder> [name …]`. The product is started for it, with the sample in it.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LOOKS, openPages } from './open-pages.ts';

const [folder, ...names] = process.argv.slice(2);
if (!folder) throw new Error('npm run screenshots -- <folder> [name …]');
await mkdir(folder, { recursive: true });
const pages = await openPages();
try {
  for (const look of LOOKS) {
    for (const visit of pages.visits) {
      if (names.length > 0 && !names.includes(visit.name)) continue;
      const context = await pages.openContext(look, visit);
      const page = await context.newPage();
      const name = `${visit.name}-${look.language}-${look.size}-${look.theme}.png`;
      try {
        await pages.visit(page, visit);
        // pictures further down are only fetched where somebody comes by
        await page.evaluate(() => {
          for (const image of document.images) image.loading = 'eager';
        });
        await page.waitForTimeout(500);
        await page.screenshot({ path: join(folder, name), fullPage: true });
        console.log(name);
      } catch (error) {
        console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        process.exitCode = 1;
      } finally {
        await context.close();
      }
    }
  }
} finally {
  await pages.close();
}
