import type { Page } from 'playwright-core';
import type { Studio } from './open-studio.ts';

/** As fast as somebody types who is used to it. */
const KEY_EVERY_MS = 90;
const TYPED =
  '주님은 나의 목자시니 내게 부족함이 없으리로다 그가 나를 푸른 풀밭에 누이시며 쉴 만한 물가로 인도하시는도다 ';

/** From pressing a video in the list, its editor not loaded before, until its picture has been painted. */
export async function measureFirstFrame(studio: Studio): Promise<number> {
  const context = await studio.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${studio.url}/videos`);
    const link = page.getByTestId('video-link').first();
    await link.waitFor();
    await page.waitForLoadState('networkidle');
    await page.evaluate(watchPreview);
    await link.click();
    await page.waitForFunction(() => 'firstFrameMs' in window, null, { polling: 50 });
    return await page.evaluate(() => (window as unknown as { firstFrameMs: number }).firstFrameMs);
  } finally {
    await context.close();
  }
}

/** In the page: notes how long after the next press a picture of the background has been painted in the preview. */
function watchPreview(): void {
  window.addEventListener(
    'click',
    () => {
      const from = performance.now();
      const look = () => {
        const media = document.querySelector<HTMLVideoElement | HTMLImageElement>(
          '[data-testid="preview"] video, [data-testid="preview"] img',
        );
        const ready =
          media instanceof HTMLVideoElement
            ? media.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA
            : media?.complete === true;
        if (!ready) return void requestAnimationFrame(look);
        // the frame after the next has it on screen
        requestAnimationFrame(() =>
          requestAnimationFrame(() => Object.assign(window, { firstFrameMs: performance.now() - from })),
        );
      };
      look();
    },
    { once: true, capture: true },
  );
}

export interface Typing {
  /** Of the whole. */
  framesPerSecond: number;
  /** Of the worst second. */
  worstFramesPerSecond: number;
  longestFrameMs: number;
}

/** Typing into a caption in the middle of a long list. */
export async function measureTyping(studio: Studio): Promise<Typing> {
  const context = await studio.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${studio.url}/videos/${studio.videoId}`);
    await page.locator('[data-testid="preview"] video').first().waitFor({ state: 'attached' });
    const caption = page.getByTestId('caption-text').nth(3);
    await caption.click();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(1500);
    await page.evaluate(() => {
      const frames: number[] = [];
      const note = (now: number) => {
        frames.push(now);
        requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
      Object.assign(window, { frames });
    });
    await typeSlowly(page, TYPED);
    const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
    return figuresOf(frames);
  } finally {
    await context.close();
  }
}

async function typeSlowly(page: Page, text: string): Promise<void> {
  for (const letter of text) {
    await page.keyboard.insertText(letter);
    await page.waitForTimeout(KEY_EVERY_MS);
  }
}

function figuresOf(frames: readonly number[]): Typing {
  const first = frames[0] ?? 0;
  const last = frames.at(-1) ?? 0;
  const gaps = frames.slice(1).map((at, i) => at - frames[i]!);
  const inSecondFrom = (from: number) => frames.filter((at) => at > from && at <= from + 1000).length;
  const whole = frames.filter((at) => at + 1000 <= last);
  return {
    framesPerSecond: ((frames.length - 1) * 1000) / (last - first),
    worstFramesPerSecond: Math.min(...whole.map(inSecondFrom)),
    longestFrameMs: Math.max(...gaps),
  };
}
