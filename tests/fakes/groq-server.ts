import { listen, readBody, type Listening } from './listen.ts';

/** A transcription asked of the fake. */
export interface GroqRequest {
  authorization: string;
  /** The sound file as sent. */
  file: Buffer;
  fields: Record<string, string[]>;
}

export type GroqAnswer = { status: number; body: unknown; headers?: Record<string, string> };

export interface GroqServer extends Listening {
  requests: GroqRequest[];
}

/** The error body that Groq sends with a status. */
export const groqError = (
  status: number,
  code: string,
  headers: Record<string, string> = {},
): GroqAnswer => ({
  status,
  body: { error: { message: `${code} (as the fake words it)`, type: 'invalid_request_error', code } },
  headers,
});

/** `POST /openai/v1/audio/transcriptions` on loopback; `answer` is told each request and how many came before. */
export async function startGroqServer(
  answer: (request: GroqRequest, index: number) => GroqAnswer | Promise<GroqAnswer>,
): Promise<GroqServer> {
  const requests: GroqRequest[] = [];
  const server = await listen((request, response) => {
    const send = ({ status, body, headers }: GroqAnswer) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(typeof body === 'string' ? body : JSON.stringify(body));
    void (async () => {
      if (request.method !== 'POST' || request.url !== '/openai/v1/audio/transcriptions') {
        return send(groqError(404, 'unknown_url'));
      }
      const form = await new Response(new Uint8Array(await readBody(request)), {
        headers: { 'content-type': request.headers['content-type'] ?? '' },
      }).formData();
      const fields: Record<string, string[]> = {};
      let file = Buffer.alloc(0);
      for (const [name, value] of form) {
        if (typeof value === 'string') (fields[name] ??= []).push(value);
        else file = Buffer.from(await value.arrayBuffer());
      }
      const asked = { authorization: request.headers.authorization ?? '', file, fields };
      requests.push(asked);
      send(await answer(asked, requests.length - 1));
    })().catch((error: unknown) => send(groqError(500, String(error))));
  });
  return { ...server, requests };
}
