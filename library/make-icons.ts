/**
 * Makes the icons of the installed app out of studio/public/icon.svg: `npm run icons` (needs Chromium). Those that a
 * device cuts into its own shape have the colour to their edges and the picture well inside.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../platform/package-root.ts';
import { openBrowser } from '../tests/support/browser.ts';

const PUBLIC = join(PACKAGE_ROOT, 'studio', 'public');
const GROUND = '#4f46e5';
const ICONS = [
  { name: 'icon-192', size: 192, cut: false },
  { name: 'icon-512', size: 512, cut: false },
  { name: 'icon-maskable-512', size: 512, cut: true },
  { name: 'apple-touch-icon', size: 180, cut: true },
];
/** Maskable icons show at least a circle of 80 % of their width: https://w3.org/TR/appmanifest/#icon-masks */
const PICTURE_OF_CUT = 0.82;

const svg = await readFile(join(PUBLIC, 'icon.svg'), 'utf8');
await mkdir(join(PUBLIC, 'icons'), { recursive: true });
const browser = await openBrowser();
try {
  for (const { name, size, cut } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const picture = Math.round(size * (cut ? PICTURE_OF_CUT : 1));
    await page.setContent(
      `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${cut ? GROUND : 'none'}">
        <div style="width:${picture}px;height:${picture}px">${svg}</div>
      </body>`,
    );
    await page.screenshot({ path: join(PUBLIC, 'icons', `${name}.png`), omitBackground: !cut });
    await page.close();
  }
} finally {
  await browser.close();
}
