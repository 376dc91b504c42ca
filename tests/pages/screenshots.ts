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
    await pages.visitAll(
      look,
      async (page, { name }) => {
        // pictures further down are only fetched where somebody comes by
        await page.evaluate(() => {
          for (const image of document.images) image.loading = 'eager';
        });
        await page.waitForTimeout(500);
        const file = `${name}-${look.language}-${look.size}-${look.theme}.png`;
        // the editor fits the window and scrolls inside
        await page.screenshot({ path: join(folder, file), fullPage: !name.startsWith('editor') });
        console.log(file);
      },
      names,
    );
  }
} finally {
  await pages.close();
}
