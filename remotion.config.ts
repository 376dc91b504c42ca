import { execFileSync } from 'node:child_process';
import { Config } from '@remotion/cli/config';

// For `npm run studio:templates` and `npx remotion` only; the worker calls Remotion's Node APIs, which do not read
// this file.
Config.setEntryPoint('compositions/index.ts');
// the built-in loops and music, so that templates can be seen over them
Config.setPublicDir('library');
Config.setShouldOpenBrowser(false);
Config.setOverwriteOutput(true);

// The browser that the worker would take, else Remotion downloads one. This file has to be synchronous, finding is
// not: hence the process.
const find = `import('./platform/media/find-tools.ts').then(async ({ findBrowser }) =>
  process.stdout.write(JSON.stringify(await findBrowser())))`;
const found = execFileSync(process.execPath, ['--import', 'tsx', '-e', find], { encoding: 'utf8' });
const browser = JSON.parse(found) as {
  browserExecutable: string;
  chromeMode: 'headless-shell' | 'chrome-for-testing';
} | null;
if (browser) {
  Config.setBrowserExecutable(browser.browserExecutable);
  Config.setChromeMode(browser.chromeMode);
}
