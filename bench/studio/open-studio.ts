import type { BrowserContext } from 'playwright-core';
import type { ApiDocument } from '../../core/api.ts';
import type { Caption, Video } from '../../core/video.ts';
import { signUp } from '../../tests/support/api-client.ts';
import { openBrowser } from '../../tests/support/browser.ts';
import { startProduct } from '../../tests/support/start-product.ts';

const EMAIL = 'bench@example.com';
const PASSWORD = 'Test1234!';

/** The product on its embedded defaults with one video of the sample, and a browser with a debugging port. */
export async function openStudio({ captions, port }: { captions: number; port: number }) {
  const product = await startProduct({ RATE_LIMIT_API_PER_MINUTE: '100000' });
  const browser = await openBrowser([`--remote-debugging-port=${port}`], { bare: true });
  const person = await signUp(product.url, EMAIL);
  const { id } = await person.uploadSample({ review: 'true' });
  await person.waitFor(id, ({ status }) => status === 'review');
  await change((video) => ({ ...video, captions: manyCaptions(video, captions) }));

  async function change(edit: (video: Video) => Video): Promise<void> {
    const { version, document } = await person.get<ApiDocument>(`/api/videos/${id}/document`);
    const answer = await fetch(`${product.url}/api/videos/${id}/document`, {
      method: 'PATCH',
      headers: { ...person.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ version, document: edit(document) }),
    });
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  }

  return {
    url: product.url,
    videoId: id,
    authorization: person.headers.authorization,
    /** A window that has seen nothing yet. */
    async newContext({ guest = false }: { guest?: boolean } = {}): Promise<BrowserContext> {
      const context = await browser.newContext({
        locale: 'ko-KR',
        viewport: { width: 1440, height: 900 },
      });
      context.setDefaultTimeout(60_000);
      // tsx names functions by a helper that a page does not have
      await context.addInitScript('self.__name = (named) => named');
      if (!guest) {
        await context.request.post(`${product.url}/api/auth/login`, {
          data: { email: EMAIL, password: PASSWORD },
        });
      }
      return context;
    },
    async close() {
      await browser.close();
      await product.stop();
    },
  };
}

export type Studio = Awaited<ReturnType<typeof openStudio>>;

/** The words of the sample's captions over and over, evenly over the recording. */
function manyCaptions(video: Video, count: number): Caption[] {
  const lengthMs = Math.floor((video.recording?.durationMs ?? 60_000) / count);
  return Array.from({ length: count }, (_, i) => {
    const like = video.captions[i % video.captions.length];
    const startMs = i * lengthMs;
    return {
      id: `bench-${i}`,
      startMs,
      endMs: startMs + lengthMs,
      lines: like?.lines ?? ['자막'],
      words: [],
    };
  });
}
