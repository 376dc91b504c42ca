import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '@remotion/bundler';
import { openBrowser } from '@remotion/renderer';
import { ensureTools } from '../platform/media/find-tools.ts';
import type { Media } from '../platform/media/media.ts';
import { openMedia } from '../platform/media/open-media.ts';
import { PACKAGE_ROOT } from '../platform/package-root.ts';

/** What a script of this folder draws with. */
export interface Drawing {
  /** A folder that is gone afterwards. */
  work: string;
  media: Media;
  /** What every call of Remotion takes. */
  remotion: {
    serveUrl: string;
    inputProps: Record<string, never>;
    browserExecutable: string;
    chromeMode: 'headless-shell' | 'chrome-for-testing';
    logLevel: 'error';
    puppeteerInstance: Awaited<ReturnType<typeof openBrowser>>;
  };
}

/** Bundles the compositions, opens a browser, lets a script draw, and ends the process: Remotion keeps a server open. */
export async function withCompositions(
  publicDir: string | null,
  draw: (drawing: Drawing) => Promise<void>,
): Promise<never> {
  const tools = await ensureTools({ log: console.log });
  const work = await mkdtemp(join(tmpdir(), 'qt-library-'));
  const { browserExecutable, chromeMode } = tools;
  const browserOptions = { browserExecutable, chromeMode, logLevel: 'error' as const };
  try {
    const serveUrl = await bundle({
      entryPoint: join(PACKAGE_ROOT, 'compositions', 'index.ts'),
      rootDir: PACKAGE_ROOT,
      outDir: join(work, 'bundle'),
      publicDir,
      rspack: true,
    });
    const browser = await openBrowser('chrome', browserOptions);
    try {
      const remotion = { ...browserOptions, serveUrl, inputProps: {}, puppeteerInstance: browser };
      await draw({ work, media: openMedia(tools.mediaEngine), remotion });
    } finally {
      await browser.close({ silent: true });
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  process.exit(0);
}
