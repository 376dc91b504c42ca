import type { Studio } from './open-studio.ts';

/** A phone of the middle: as Lighthouse has it for its mobile runs. */
const CPU_SLOWDOWN = 4;
/** A page that has been idle for so long is ready for whatever is pressed. */
const QUIET_MS = 1_500;

export interface Loading {
  /** What came over the wire as script, compressed. */
  scriptKb: number;
  /** From asking for the page until its heading stood there and nothing kept the page from answering any more. */
  interactiveMs: number;
}

/** The first visit to a page, nothing cached, on a slow processor. */
export async function measureLoading(
  studio: Studio,
  { path, shows, guest }: { path: string; shows: string; guest: boolean },
): Promise<Loading> {
  const context = await studio.newContext({ guest });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const busy: { end: number }[] = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) busy.push({ end: entry.startTime + entry.duration });
      }).observe({ type: 'longtask', buffered: true });
      Object.assign(window, { busy });
    });
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    /** Requests for scripts, and how long the headers of their answers are. */
    const scripts = new Map<string, number>();
    let scriptBytes = 0;
    session.on('Network.responseReceived', ({ requestId, type, response }) => {
      if (type === 'Script') scripts.set(requestId, response.encodedDataLength);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const headerBytes = scripts.get(requestId);
      if (headerBytes !== undefined) scriptBytes += encodedDataLength - headerBytes;
    });
    await page.goto(`${studio.url}${path}`, { waitUntil: 'commit' });
    await page.locator(shows).first().waitFor();
    const shownMs = await page.evaluate(() => performance.now());
    await page.waitForFunction(
      (quietMs) => {
        const { busy } = window as unknown as { busy: { end: number }[] };
        return performance.now() - Math.max(0, ...busy.map(({ end }) => end)) > quietMs;
      },
      QUIET_MS,
      { polling: 250 },
    );
    const busyMs = await page.evaluate(() => {
      const { busy } = window as unknown as { busy: { end: number }[] };
      return Math.max(0, ...busy.map(({ end }) => end));
    });
    return { scriptKb: scriptBytes / 1000, interactiveMs: Math.max(shownMs, busyMs) };
  } finally {
    await context.close();
  }
}
