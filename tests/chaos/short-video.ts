import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ApiVideo } from '../../core/api.ts';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';

const run = promisify(execFile);

/** First sentence of the sample, and the pause after it. */
const SECONDS = '5.9';
const MANUSCRIPT = '오늘 함께 나눌 말씀은 시편 23편 1절에서 3절입니다.';

/** Uploads a recording that becomes a square video of some 13 seconds: three chunks, with both cards and a caption. */
export async function uploadShortVideo(of: {
  url: string;
  headers: Record<string, string>;
  folder: string;
}): Promise<string> {
  const audio = join(of.folder, 'short.mp3');
  const sample = join(PACKAGE_ROOT, 'samples', 'psalm23.mp3');
  await run('ffmpeg', ['-v', 'error', '-y', '-i', sample, '-t', SECONDS, '-c', 'copy', audio]);
  const form = new FormData();
  form.set('audio', new Blob([new Uint8Array(await readFile(audio))]), 'short.mp3');
  const fields = { manuscript: MANUSCRIPT, title: '쉴 만한 물가로', format: '1:1' };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const { headers } = of;
  const answer = await fetch(`${of.url}/api/videos`, { method: 'POST', headers, body: form });
  return ((await taken(answer)) as ApiVideo).id;
}

/** Asks for the video once more. */
export async function renderAgain(url: string, headers: Record<string, string>, id: string): Promise<void> {
  await taken(await fetch(`${url}/api/videos/${id}/render`, { method: 'POST', headers }));
}

async function taken(answer: Response): Promise<unknown> {
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}: ${await answer.text()}`);
  return answer.json();
}
