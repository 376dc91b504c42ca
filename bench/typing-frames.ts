import type { Locator, Page } from 'playwright-core';

export interface TypingFrames {
  /** Pictures a second over all of the typing. */
  fps: number;
  /** The same over the second that had the fewest. */
  worstFps: number;
  /** Between the two pictures that were furthest apart. */
  longestMs: number;
}

/**
 * Types into a field as a quick typist does, and counts the pictures the page draws meanwhile.
 *
 * @param field in sight; its text is typed behind what is there
 * @param options.delayMs between two keys; 60 is about 200 words a minute
 */
export async function measureTyping(
  page: Page,
  field: Locator,
  options: { text: string; delayMs?: number },
): Promise<TypingFrames> {
  await field.click();
  await page.keyboard.press('Control+End');
  await page.evaluate(COUNT_FRAMES);
  await page.keyboard.type(options.text, { delay: options.delayMs ?? 60 });
  const times = await page.evaluate(() => window.frameTimes.splice(0));
  return summarise(times);
}

declare global {
  interface Window {
    /** When each picture was drawn since counting began, in milliseconds. */
    frameTimes: number[];
  }
}

/** Runs in the page; text, since tsx dresses functions in helpers that a page does not have. */
const COUNT_FRAMES = `(() => {
  const counts = window.frameTimes !== undefined;
  window.frameTimes = [];
  const note = (now) => {
    window.frameTimes.push(now);
    requestAnimationFrame(note);
  };
  if (!counts) requestAnimationFrame(note);
})()`;

function summarise(times: readonly number[]): TypingFrames {
  const gaps = times.slice(1).map((time, i) => time - times[i]!);
  const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
  if (last - first < 1_000) throw new RangeError('less than a second of typing tells nothing');
  let worst = Infinity;
  let from = 0;
  times.forEach((time, i) => {
    if (time - first < 1_000) return;
    while (times[from]! <= time - 1_000) from++;
    worst = Math.min(worst, i - from + 1);
  });
  return {
    fps: Math.round(((times.length - 1) * 10_000) / (last - first)) / 10,
    worstFps: worst,
    longestMs: Math.round(Math.max(...gaps)),
  };
}
