import type { VideoProgress } from '../../core/jobs.ts';

/** An open event stream, read one event at a time; `next` answers null when the server ended it. */
export async function openEvents(url: string, token: string, headers: Record<string, string> = {}) {
  const controller = new AbortController();
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: controller.signal,
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const ids: string[] = [];

  async function next(): Promise<VideoProgress | null> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        ids.push(...lines.filter((line) => line.startsWith('id: ')).map((line) => line.slice(4)));
        const data = lines.find((line) => line.startsWith('data: '));
        if (data) return JSON.parse(data.slice(6)) as VideoProgress;
        continue;
      }
      const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
      if (done) return null;
      text += value;
    }
  }
  return { answer, ids, next, close: () => controller.abort() };
}
