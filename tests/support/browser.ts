import { execFileSync } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';

/** Keeps Chromium from calling home: there may be no network, and a test must not depend on one. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * The machine's Chromium, headless, with a new empty profile; `args` are further switches.
 * @param options.bare the shell that has no windows, where there is one: a whole Chromium loads the pages of its own
 *   address bar for each window, on the same processor as the page that is looked at
 */
export function openBrowser(
  args: readonly string[] = [],
  { bare = false }: { bare?: boolean } = {},
): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(bare ? ['chromium-headless-shell', ...NAMES] : NAMES),
    // no user namespaces for root in most containers
    args: [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...args],
  });
}

function findChromium(names: readonly string[]): string {
  for (const name of names) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      // the next one
    }
  }
  throw new Error('no Chromium; run node tests/setup.mjs');
}
