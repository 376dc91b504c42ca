import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Video } from '../../core/video.ts';
import { openEditor, type OpenEditor } from '../support/open-editor.ts';

describe('look, sound and cards, in a browser', () => {
  let editor: OpenEditor;
  let page: Page;
  beforeAll(async () => {
    editor = await openEditor();
    page = editor.page;
    await page.getByTestId('preview').waitFor();
  });
  afterAll(() => editor?.close());

  const document = async () => (await editor.given()).document;
  const at = (name: string) => page.getByTestId(name);

  it('drags the captions on the picture, and moves them by keys', async () => {
    await at('tab-look').click();
    const frame = at('caption-place');
    const box = (await frame.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 60, { steps: 6 });
    await page.mouse.up();
    const dragged = Number(await frame.getAttribute('aria-valuenow'));
    expect(dragged).toBeGreaterThan(15);
    const moved = (await frame.boundingBox())!;
    expect(Math.abs(moved.y - (box.y - 60))).toBeLessThan(12);
    await frame.press('ArrowUp');
    expect(Number(await frame.getAttribute('aria-valuenow'))).toBe(dragged + 1);
    await expect
      .poll(async () => Math.round((await document()).template.overrides.captionBottom! * 100))
      .toBe(dragged + 1);
  });

  it('keeps a look as an own template, and gives it to a video again', async () => {
    await at('caption-style-box').click();
    await at('save-own-template').click();
    await at('own-template-name').fill('우리 교회 새벽');
    await at('own-template-save').click();
    await page.getByRole('radio', { name: '우리 교회 새벽', checked: true }).waitFor();
    const { template: kept } = await expectSaved((video) => video.template.overrides.captionStyle === 'box');

    await at('template-still-waters').click();
    const { template: other } = await expectSaved((video) => video.template.id === 'still-waters');
    // how high they stand is for reading, how they are drawn is the template's
    expect(other.overrides).toEqual({ captionBottom: kept.overrides.captionBottom });
    await page.getByRole('radio', { name: '우리 교회 새벽' }).click();
    expect((await expectSaved((video) => video.template.id === kept.id)).template).toEqual(kept);
  });

  it('picks a scripture by tapping, and by typing it', async () => {
    await at('tab-details').click();
    await at('open-scripture-picker').click();
    await page.getByRole('button', { name: '다른 책' }).click();
    await at('find-book').fill('고전');
    await at('book-1-corinthians').click();
    await at('chapter-13').click();
    await at('verse-4').click();
    await at('verse-7').click();
    await at('pick-scripture').click();
    await expectSaved((video) => video.scripture === '고린도전서 13장 4-7절');
    await at('open-scripture-picker').click();
    await page.getByRole('button', { name: '다른 책' }).click();
    await at('find-book').fill('요 3:16');
    await at('find-book').press('Enter');
    await expectSaved((video) => video.scripture === '요한복음 3장 16절');
  });

  it('sets the music, and tells what making the video will come to', async () => {
    await at('tab-sound').click();
    await at('music-duck').press('End');
    await expectSaved((video) => video.sound.music?.duckDb === -24);
    await at('music-none').click();
    await expectSaved((video) => video.sound.music === null);
    await at('plan-everything').waitFor();
    await at('plan-held').waitFor();
  });

  async function expectSaved(is: (video: Video) => boolean) {
    await expect.poll(async () => is(await document())).toBe(true);
    return document();
  }
});
