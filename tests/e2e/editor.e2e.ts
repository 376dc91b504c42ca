import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paginateCaptions } from '../../core/captions/paginate-captions.ts';
import type { Segment, Video } from '../../core/video.ts';
import { makeDocx, paragraph } from '../../platform/documents/testing/make-docx.ts';
import { openEditor, type OpenEditor } from '../support/open-editor.ts';

describe('the editor, in a browser', () => {
  let editor: OpenEditor;
  let page: Page;
  beforeAll(async () => {
    editor = await openEditor(withQuestions);
    page = editor.page;
  });
  afterAll(() => editor?.close());

  const at = (name: string) => page.getByTestId(name).filter({ visible: true }).first();
  const document = async () => (await editor.given()).document;
  const texts = () =>
    page
      .getByTestId('caption-text')
      .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
  const saved = () => page.locator('[data-testid=saving][data-status=saved]').waitFor();

  it('splits a caption at the cursor, joins it again, and goes back and forth', async () => {
    const before = await texts();
    const first = page.getByTestId('caption-text').first();
    await first.click();
    await first.evaluate((one: HTMLTextAreaElement) => one.setSelectionRange(2, 2));
    await page.keyboard.press('Control+Enter');
    await expect.poll(texts).toHaveLength(before.length + 1);
    expect((await texts()).slice(0, 2).join(' ').replaceAll('\n', ' ')).toBe(
      before[0]?.replaceAll('\n', ' '),
    );
    await first.click();
    await at('caption-merge').click();
    await expect.poll(texts).toHaveLength(before.length);
    await at('undo').click();
    await at('undo').click();
    await expect.poll(texts).toEqual(before);
    await at('redo').click();
    await expect.poll(texts).toHaveLength(before.length + 1);
    await page.keyboard.press('Control+z');
    await expect.poll(texts).toEqual(before);
  });

  it('splits with Enter, joins with Backspace at the start, and moves times with Alt and an arrow', async () => {
    const before = await texts();
    await saved();
    const [, second] = (await document()).captions;
    const field = page.getByTestId('caption-text').nth(1);
    await field.click();
    await field.evaluate((one: HTMLTextAreaElement) => one.setSelectionRange(3, 3));
    await page.keyboard.press('Enter');
    await expect.poll(texts).toHaveLength(before.length + 1);
    // the cursor is in the new one, at its start
    await page.keyboard.press('Backspace');
    await expect.poll(texts).toEqual(before);
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(async () => (await document()).captions[1]?.startMs).toBe(second!.startMs + 100);
    await at('undo').click();
  });

  it('leaves the keys to the input method while a syllable of Korean is composed', async () => {
    const before = await texts();
    const field = page.getByTestId('caption-text').nth(1);
    await field.click();
    await field.evaluate((one: HTMLTextAreaElement) => one.setSelectionRange(0, 0));
    const session = await page.context().newCDPSession(page);
    const CONTROL = 2;
    // 229: the key that a browser tells of while an input method has it
    const pressWhileComposing = (key: string, modifiers = 0) =>
      session.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key,
        code: key,
        modifiers,
        windowsVirtualKeyCode: 229,
      });
    for (const text of ['ㅈ', '주']) {
      await session.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
    }
    await pressWhileComposing('Enter');
    await pressWhileComposing('Enter', CONTROL);
    await pressWhileComposing('ArrowDown');
    expect(await texts()).toEqual(before.with(1, `주${before[1]}`));
    expect(await field.evaluate((one) => one === window.document.activeElement)).toBe(true);
    await session.send('Input.insertText', { text: '주' });
    await session.detach();
    expect(await texts()).toEqual(before.with(1, `주${before[1]}`));
    // composed: the next Enter is the person's
    await page.keyboard.press('Enter');
    await expect.poll(texts).toHaveLength(before.length + 1);
    // words are kept whole
    expect((await texts())[1]).toMatch(/^주/);
    await at('undo').click();
    await at('undo').click();
    await expect.poll(texts).toEqual(before);
  });

  it('finds and replaces in all captions at once, and undoes it as one', async () => {
    const before = await texts();
    await page.keyboard.press('Control+f');
    await page.getByTestId('find-query').fill('오늘');
    const places = before.join(' ').split('오늘').length - 1;
    expect(places).toBeGreaterThan(1);
    await expect.poll(() => page.getByTestId('find-count').textContent()).toBe(`${places}곳`);
    await page.getByTestId('find-replacement').fill('이날');
    await at('replace-all').click();
    await expect.poll(texts).toEqual(before.map((text) => text.replaceAll('오늘', '이날')));
    await page.keyboard.press('Escape');
    await at('undo').click();
    await expect.poll(texts).toEqual(before);
  });

  it('moves the edge of a caption on the timeline, never over its neighbour', async () => {
    await saved();
    const [first, second] = (await document()).captions;
    await at('timeline-caption').click();
    const edge = at('timeline-end');
    const box = (await edge.boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.down();
    await page.mouse.move(box.x + 900, y, { steps: 4 });
    await page.mouse.up();
    await saved();
    const [moved, next] = (await document()).captions;
    expect(next).toEqual(second);
    expect(moved!.endMs).toBeLessThan(next!.startMs);
    expect(moved!.endMs).toBeGreaterThanOrEqual(first!.endMs);
    await edge.focus();
    await page.keyboard.press('ArrowLeft');
    await saved();
    await expect.poll(async () => (await document()).captions[0]?.endMs).toBe(moved!.endMs - 100);
  });

  it('tells a second window at once, and lets nothing be overwritten unasked', async () => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    const field = other.getByTestId('caption-text').first();
    await field.waitFor();
    // typed here and not saved, while it is saved there
    await other.route('**/document', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    await field.fill('둘째 창에서');
    await page.getByTestId('caption-text').first().fill('첫째 창에서');
    await saved();
    await other.getByTestId('conflict').waitFor();
    expect((await document()).captions[0]?.lines).toEqual(['첫째 창에서']);
    await other.unroute('**/document');
    await other.getByTestId('conflict-theirs').click();
    await expect.poll(() => field.inputValue()).toBe('첫째 창에서');
    await other.close();
    await at('undo').click();
    await saved();
  });

  it('asks about lines that are not said, not written, or doubtful, and does as it is told', async () => {
    expect(await at('check-bar').textContent()).toContain('확인할 곳 4곳');
    await at('line-show').click();
    await at('mark-leave-out').click();
    await at('mark-checked').click();
    await at('unwritten-add').click();
    await page.keyboard.type('할렐루야');
    await expect.poll(texts).toContain('할렐루야');
    await expect.poll(() => page.getByTestId('check-bar').count()).toBe(0);
    await saved();
    const { captions, transcript } = await document();
    const shown = captions.map(({ lines }) => lines.join(' ')).join(' ');
    expect(shown).toContain('읽지 않고 넘어갔습니다.');
    expect(shown).toContain('할렐루야');
    expect(transcript?.segments.filter((segment) => segment.only === 'spoken')[0]?.shown).toBe(false);
    expect(transcript?.unwritten).toEqual([]);
  });

  it('divides captions in another rhythm, around what was edited, and can be undone', async () => {
    const before = await texts();
    await at('rhythm-short').click();
    await expect.poll(async () => (await texts()).length).toBeGreaterThan(before.length);
    expect(await texts()).toContain('할렐루야');
    await at('undo').click();
    await expect.poll(texts).toEqual(before);
  });

  it('moves the times of a caption', async () => {
    await saved();
    const [before] = (await document()).captions;
    await page.getByTestId('caption-text').first().click();
    await page.getByRole('button', { name: '끝을 0.1초 앞으로' }).click();
    await saved();
    await expect.poll(async () => (await document()).captions[0]?.endMs).toBe(before!.endMs - 100);
  });

  it.each([
    ['srt', '-->'],
    ['vtt', 'WEBVTT'],
    ['txt', '본문: '],
    ['json', '"captions"'],
  ])('gives the captions as a file: %s', async (kind, sign) => {
    await at('caption-files').click();
    const [download] = await Promise.all([page.waitForEvent('download'), at(`download-${kind}`).click()]);
    expect(download.suggestedFilename()).toBe(`쉴 만한 물가로.${kind}`);
    const stream = await download.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    expect(text).toContain(sign);
    expect(text).toContain('할렐루야');
  });

  it('reads a Word document as it is chosen, and says at once what cannot be read', async () => {
    await page.goto(new URL('/videos', page.url()).href);
    const recording = { name: 'a.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('sound') };
    const docx = Buffer.from(await makeDocx(paragraph('여호와는 나의 목자시니')));
    await page.getByTestId('file-input').setInputFiles([recording]);
    await at('chosen-recording').waitFor();
    await page.getByTestId('words-input').setInputFiles({ name: '설교.pdf', mimeType: '', buffer: docx });
    await page.getByText('PDF 파일은 읽지 못해요.').waitFor();
    await page.getByTestId('words-input').setInputFiles({ name: '설교.docx', mimeType: '', buffer: docx });
    await expect.poll(() => at('chosen-words').textContent()).toBe('원고 설교.docx');
  });
});

/** The document of the sample with one question of each kind. */
function withQuestions(video: Video): Video {
  const { transcript } = video;
  if (!transcript) throw new Error('the sample has no transcript');
  const segments = transcript.segments.map(({ startMs, endMs, words }): Segment => ({
    startMs,
    endMs,
    words,
  }));
  segments[1] = { ...segments[1]!, confidence: 0.2 };
  segments[3] = { ...segments[3]!, only: 'spoken' };
  const ms = segments[5]!.endMs;
  const words = '이 부분은 읽지 않고 넘어갔습니다.'
    .split(' ')
    .map((text) => ({ text, startMs: ms, endMs: ms }));
  segments.splice(6, 0, { startMs: ms, endMs: ms, words, only: 'written', confidence: 0 });
  const until = segments.at(-1)!.endMs;
  const asked = { ...transcript, segments, unwritten: [{ startMs: until + 300, endMs: until + 2300 }] };
  return {
    ...video,
    transcript: asked,
    captions: paginateCaptions({ transcript: asked, format: video.format, rhythm: video.rhythm }),
  };
}
