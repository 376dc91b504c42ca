import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiVideo } from '../../core/api.ts';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';
import { signUp } from '../support/api-client.ts';
import { openBrowser } from '../support/browser.ts';
import { probeVideo } from '../support/probe-video.ts';
import { startProduct, type Product } from '../support/start-product.ts';

const run = promisify(execFile);

describe('the product as npm start brings it up', () => {
  let product: Product;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qt-video-files-'));
    product = await startProduct();
  });
  afterAll(async () => {
    await product?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('answers the quick test of the deployment guide, unchanged', async () => {
    const { stdout } = await run('bash', [join(import.meta.dirname, 'quick-test.sh')], {
      env: { PATH: process.env['PATH'], HOST: product.url.replace('http://', '') },
    });
    expect(stdout).toContain('"status": "healthy"');
    expect(stdout).toContain('"email": "test@example.com"');
    expect(stdout.trim().split('\n').at(-1)).toBe('10');
  });

  it('takes a newcomer from sign-up to a finished, downloaded video in a browser', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ locale: 'ko-KR', acceptDownloads: true });
      page.setDefaultTimeout(60_000);
      const at = (id: string) => page.getByTestId(id).filter({ visible: true }).first();
      await page.goto(`${product.url}/register`);
      await at('register-name').fill('김은혜');
      await at('register-email').fill('browser@example.com');
      await at('register-password').fill('Test1234!');
      await at('register-submit').click();
      await at('choose-files').waitFor();
      const sample = (name: string) => join(PACKAGE_ROOT, 'samples', name);
      await page.getByTestId('file-input').setInputFiles([sample('psalm23.mp3'), sample('psalm23.txt')]);
      await at('upload-submit').click();

      await at('video-link').click();
      await at('preview').waitFor({ timeout: 300_000 });
      await at('download-mp4').waitFor({ timeout: 600_000 });
      expect(await at('preview').locator('video, audio, img, canvas').count()).toBeGreaterThan(0);

      const [download] = await Promise.all([page.waitForEvent('download'), at('download-mp4').click()]);
      expect(download.suggestedFilename()).toBe('쉴 만한 물가로.mp4');
      const path = join(folder, 'browser.mp4');
      await download.saveAs(path);
      const made = await probeVideo(path);
      expect(made).toMatchObject({ width: 1920, height: 1080, videoCodec: 'h264', audioCodec: 'aac' });
      expect(Math.abs(made.videoSeconds - made.audioSeconds)).toBeLessThanOrEqual(1 / 30 + 0.001);
    } finally {
      await browser.close();
    }
  });

  it('goes on with an upload that a reload has cut off, with the words and choices it had', async () => {
    const email = 'reload@example.com';
    const person = await signUp(product.url, email);
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ locale: 'ko-KR' });
      page.setDefaultTimeout(60_000);
      const at = (id: string) => page.getByTestId(id).filter({ visible: true }).first();
      await page.request.post(`${product.url}/api/auth/login`, { data: { email, password: 'Test1234!' } });
      await page.goto(`${product.url}/videos`);
      await at('choose-files').waitFor();
      const line = await page.context().newCDPSession(page);
      const atSpeed = (uploadThroughput: number) =>
        line.send('Network.emulateNetworkConditions', {
          offline: false,
          latency: 0,
          downloadThroughput: -1,
          uploadThroughput,
        });
      const sample = (name: string) => join(PACKAGE_ROOT, 'samples', name);
      await page.getByTestId('file-input').setInputFiles([sample('psalm23.mp3'), sample('psalm23.txt')]);
      await at('format-1x1').click();
      await at('mode-review').click();
      await atSpeed(50_000);
      const begun = page.waitForRequest((request) => request.method() === 'PATCH');
      await at('upload-submit').click();
      await page.locator('[data-testid=upload][data-status=sending] [aria-valuenow]').waitFor();
      await begun;
      page.on('dialog', (dialog) => void dialog.accept());
      await page.reload();

      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/api/uploads')) sent.push(request.method());
      });
      await at('interrupted').waitFor();
      await atSpeed(-1);
      await page.getByTestId('interrupted-input').setInputFiles(sample('psalm23.mp3'));
      await at('video-card').waitFor();
      expect(sent).not.toContain('POST');
      const [video] = await person.get<ApiVideo[]>('/api/videos');
      expect(video).toMatchObject({ format: '1:1' });
      expect((await person.waitFor(video!.id, ({ status }) => status === 'review')).title).toBe(
        '쉴 만한 물가로',
      );

      await at('filter-done').click();
      await page.getByTestId('video-card').waitFor({ state: 'detached' });
      await at('filter-review').click();
      await at('video-card').waitFor();
    } finally {
      await browser.close();
    }
  });

  it('finishes a video whose worker was killed in mid-render, once, for one credit', async () => {
    const person = await signUp(product.url, 'kill@example.com');
    const before = (await person.me()).credits;
    // another shape than before: of the sample, chunks and sound are kept and it would be done at once
    const { id } = await person.uploadReading({ format: '9:16' });
    await person.waitFor(id, (video) => video.stage === 'render' && video.progress > 25);
    process.kill(workerPid(product.dataDir), 'SIGKILL');
    const done = await person.waitFor(id, (video) => video.status === 'done');
    expect(done.progress).toBe(100);
    expect((await person.me()).credits).toBe(before - done.cost);

    const path = join(folder, 'killed.mp4');
    await writeFile(path, await person.download(id, 'mp4'));
    const { width, height, videoSeconds, audioSeconds } = await probeVideo(path);
    expect([width, height]).toEqual([1080, 1920]);
    expect(Math.abs(videoSeconds - audioSeconds)).toBeLessThanOrEqual(1 / 30 + 0.001);
    expect((await person.download(id, 'srt')).toString()).toContain('여호와는 나의 목자시니');
  });
});

/** The worker of this product: the process that was started as `qt-video worker` on its data folder. */
function workerPid(dataDir: string): number {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      const env = readFileSync(`/proc/${pid}/environ`, 'utf8');
      if (args.includes('worker') && env.includes(`DATA_DIR=${dataDir}\0`)) return Number(pid);
    } catch {
      // gone meanwhile, or not ours to read
    }
  }
  throw new Error('no worker runs');
}
