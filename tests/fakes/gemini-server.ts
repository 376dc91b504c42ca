import { listen, readBody, type Listening } from './listen.ts';

/** What a generateContent request asks, as far as we look. */
export interface GeminiRequest {
  path: string;
  apiKey: string;
  body: {
    contents: { parts: { text: string; inlineData?: { mimeType: string; data: string } }[] }[];
    systemInstruction: { parts: { text: string }[] };
    generationConfig: { responseMimeType: string; responseSchema: unknown };
    safetySettings?: { category: string; threshold: string }[];
  };
}

export interface GeminiAnswer {
  status: number;
  body: unknown;
}

export interface GeminiServer extends Listening {
  requests: GeminiRequest[];
}

/** A finished answer with this text. */
export const geminiText = (text: string, finishReason = 'STOP'): GeminiAnswer => ({
  status: 200,
  body: {
    candidates: [{ content: { parts: [{ text }], role: 'model' }, finishReason, index: 0 }],
    usageMetadata: { promptTokenCount: 7, candidatesTokenCount: 22, totalTokenCount: 29 },
    modelVersion: 'gemini-2.5-flash',
  },
});

/** An answer about clips: refused are those with a reason. */
export const geminiVerdicts = (reasons: readonly (string | null)[]): GeminiAnswer =>
  geminiText(
    JSON.stringify({
      clips: reasons.map((reason, i) =>
        reason === null
          ? { clip: i + 1, verdict: 'show' }
          : { clip: i + 1, verdict: 'refuse', reasonKo: `${reason} (한국어)`, reasonEn: reason },
      ),
    }),
  );

/** How many clips a request shows. */
export const clipsShown = ({ body }: GeminiRequest): number =>
  body.contents.flatMap(({ parts }) => parts).filter(({ text }) => /^clip \d+$/.test(text ?? '')).length;

/** A prompt that was blocked: no candidates at all. */
export const geminiBlocked: GeminiAnswer = {
  status: 200,
  body: { promptFeedback: { blockReason: 'SAFETY' }, usageMetadata: { promptTokenCount: 7 } },
};

export const geminiError = (status: number, name: string, retryDelay?: string): GeminiAnswer => ({
  status,
  body: {
    error: {
      code: status,
      message: `${name} (as the fake words it)`,
      status: name,
      ...(retryDelay && {
        details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay }],
      }),
    },
  },
});

/** `POST /v1beta/models/<model>:generateContent` on loopback; `answer` is told each request and how many came before. */
export async function startGeminiServer(
  answer: (request: GeminiRequest, index: number) => GeminiAnswer | Promise<GeminiAnswer>,
): Promise<GeminiServer> {
  const requests: GeminiRequest[] = [];
  const server = await listen(async (request, response) => {
    const asked: GeminiRequest = {
      path: request.url ?? '',
      apiKey: String(request.headers['x-goog-api-key']),
      body: JSON.parse((await readBody(request)).toString()),
    };
    requests.push(asked);
    const { status, body } = await answer(asked, requests.length - 1);
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  return { ...server, requests };
}
