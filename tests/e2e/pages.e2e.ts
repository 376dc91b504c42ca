import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOKS, openPages, type Look, type OpenPages } from '../pages/open-pages.ts';
import { SIZES } from '../pages/pages.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Both languages, sizes and themes; `npm run screenshots` shows more of how they meet. */
const SEEN: readonly Look[] = [
  { language: 'ko', size: 'phone', theme: 'dark' },
  { language: 'en', size: 'desktop', theme: 'light' },
];

/** Phones of people who keep theirs for long. */
const NARROWEST = { width: 360, height: 640 };

describe('every page', () => {
  let pages: OpenPages;
  beforeAll(async () => {
    pages = await openPages();
  });
  afterAll(() => pages?.close());

  it.each(SEEN)('has nothing serious for axe to find: $language, $size, $theme', async (look) => {
    const found: string[] = [];
    await pages.visitAll(look, async (page, { name }) => {
      found.push(...(await seriousOf(page)).map((problem) => `${name}: ${problem}`));
      if (look.size === 'phone') await page.setViewportSize(NARROWEST);
      if (await isWiderThanWindow(page)) found.push(`${name}: scrolls sideways`);
      await page.setViewportSize(SIZES[look.size]);
    });
    expect(found).toEqual([]);
  });

  it('leads past its header by keyboard, and onwards from the top of the next page', async () => {
    const context = await pages.openContext(LOOKS[0]!, {});
    const page = await context.newPage();
    await page.goto(`${pages.product.url}/videos`);
    await page.getByTestId('video-link').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focusedId(page)).toBe('content');
    await page.getByTestId('to-help').click();
    await page.getByTestId('limits').waitFor();
    expect(await focusedId(page)).toBe('content');
    expect(await page.title()).toBe('도움말 · QT Video');
    await context.close();
  });

  it('changes name, church and password in the settings', async () => {
    const context = await pages.openContext(LOOKS[0]!, { newcomer: true });
    const page = await context.newPage();
    await page.goto(`${pages.product.url}/settings`);
    await page.getByTestId('settings-church').fill('큐티교회');
    await page.getByTestId('settings-save').click();
    await page.getByText('저장했어요.').waitFor();
    await page.reload();
    expect(await page.getByTestId('settings-church').inputValue()).toBe('큐티교회');
    await page.getByTestId('current-password').fill('Wrong1234!');
    await page.getByTestId('new-password').fill('New12345!');
    await page.getByTestId('password-save').click();
    await page.getByTestId('password-error').waitFor();
    await page.getByTestId('current-password').fill('Test1234!');
    await page.getByTestId('password-save').click();
    await page.getByText('비밀번호를 바꿨어요.').waitFor();
    await context.close();
  });

  it('opens a new video with a voice memo that another app shared', async () => {
    const context = await pages.openContext(LOOKS[1]!, {});
    const page = await context.newPage();
    await page.goto(`${pages.product.url}/help`);
    await page.waitForFunction(async () => {
      const all = await navigator.serviceWorker.getRegistrations();
      return all.some(({ active }) => active?.state === 'activated');
    });
    await share(page, '음성 메모 001.m4a');
    await page.getByTestId('new-video-form').waitFor();
    expect(await page.getByTestId('chosen-recording').textContent()).toContain('음성 메모 001.m4a');
    expect(new URL(page.url()).search).toBe('');
    await context.close();
  });
});

/** Submits what a phone's share sheet would. */
const share = (page: Page, name: string): Promise<void> =>
  page.evaluate((fileName) => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = '/share';
    form.enctype = 'multipart/form-data';
    const input = document.createElement('input');
    input.type = 'file';
    input.name = 'files';
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(50_000)], fileName, { type: 'audio/mp4' }));
    input.files = files.files;
    form.append(input);
    document.body.append(form);
    form.submit();
  }, name);

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);

const isWiderThanWindow = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Problems that keep somebody from using the page, with the first place of each. */
async function seriousOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160)}`);
}
