import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiDocument } from '../../core/api.ts';
import { paginateCaptions } from '../../core/captions/paginate-captions.ts';
import type { Segment, Video } from '../../core/video.ts';
import { makeDocx, paragraph } from '../../platform/documents/testing/make-docx.ts';
import { signUp } from '../support/api-client.ts';
import { openBrowser } from '../support/browser.ts';
import { startProduct, type Product } from '../support/start-product.ts';

const EMAIL = 'editor@example.com';

describe('the editor, in a browser', () => {
  let product: Product;
  let browser: Browser;
  let page: Page;
  let id: string;
  let person: Awaited<ReturnType<typeof signUp>>;

  beforeAll(async () => {
    product = await startProduct();
    person = await signUp(product.url, EMAIL);
    ({ id } = await person.uploadSample({ review: 'true' }));
    await person.waitFor(id, (video) => video.status === 'review');
    await putDocument(withQuestions(await document()));
    browser = await openBrowser();
    page = await browser.newPage({ locale: 'ko-KR' });
    page.setDefaultTimeout(30_000);
    await page.request.post(`${product.url}/api/auth/login`, {
      data: { email: EMAIL, password: 'Test1234!' },
    });
    await page.goto(`${product.url}/videos/${id}`);
    await page.getByTestId('captions').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const at = (name: string) => page.getByTestId(name).filter({ visible: true }).first();
  const given = () => person.get<ApiDocument>(`/api/videos/${id}/document`);
  const document = async () => (await given()).document;
  const texts = () =>
    page
      .getByTestId('caption-text')
      .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));
  const saved = () => page.locator('[data-testid=saving][data-status=saved]').waitFor();

  async function putDocument(changed: Video) {
    const { version } = await given();
    const answer = await fetch(`${product.url}/api/videos/${id}/document`, {
      method: 'PATCH',
      headers: { ...person.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ version, document: changed }),
    });
    expect(answer.status).toBe(200);
  }

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
    await page.goto(`${product.url}/videos`);
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
