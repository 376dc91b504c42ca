import {
  GoogleGenerativeAI,
  GoogleGenerativeAIFetchError,
  GoogleGenerativeAIResponseError,
  type Part,
  type ResponseSchema,
  type SafetySetting,
} from '@google/generative-ai';
import { backoffMs, withRetries } from './retry.ts';

export interface GeminiOptions {
  apiKey: string;
  model: string;
  /** Another server that speaks Gemini's protocol, e.g. a test peer. */
  baseUrl?: string;
  /** Longest wait for one answer, and for all tries together. */
  timeoutMs: number;
  maxTotalMs: number;
  instruction: string;
  safetySettings?: SafetySetting[];
}

/** Asks in JSON mode, again where that may help. Throws as the SDK does where no try brought an answer; AppError `cancelled`. */
export type AskGemini = (request: {
  parts: Part[];
  schema: ResponseSchema;
  signal: AbortSignal;
}) => Promise<string>;

const ATTEMPTS = 3;
/** Something else stands in at once rather than after a longer wait. */
const MAX_WAIT_MS = 40_000;

/** A model of Google's behind one instruction; the SDK does not try again, this does. */
export function openGemini(options: GeminiOptions): AskGemini {
  const { apiKey, model, baseUrl, timeoutMs, maxTotalMs, instruction, safetySettings } = options;
  const gemini = new GoogleGenerativeAI(apiKey).getGenerativeModel(
    { model, systemInstruction: instruction, ...(safetySettings && { safetySettings }) },
    { ...(baseUrl && { baseUrl }) },
  );
  return ({ parts, schema, signal }) => {
    const startedAt = Date.now();
    return withRetries({
      attempts: ATTEMPTS,
      signal,
      delayMs: (error, attempt) => {
        const waitMs = waitFor(error, attempt);
        return waitMs === null || Date.now() - startedAt + waitMs + timeoutMs > maxTotalMs ? null : waitMs;
      },
      // The SDK's own time-out would keep the process alive for as long as it lasts.
      work: async () => {
        const { response } = await gemini.generateContent(
          {
            contents: [{ role: 'user', parts }],
            generationConfig: {
              responseMimeType: 'application/json',
              responseSchema: schema,
              temperature: 0.2,
            },
          },
          { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) },
        );
        return response.text();
      },
    });
  };
}

/** How long to wait before another try; null where another try does not help, or not soon. */
function waitFor(error: unknown, attempt: number): number | null {
  // Blocked: the same words will be blocked again.
  if (error instanceof GoogleGenerativeAIResponseError) return null;
  if (!(error instanceof GoogleGenerativeAIFetchError)) return backoffMs(attempt);
  const { status = 0, errorDetails = [] } = error;
  if (status !== 429 && status < 500) return null;
  const retryInfo = errorDetails.find((detail) => detail['@type']?.endsWith('google.rpc.RetryInfo'));
  const told = /^([\d.]+)s$/.exec(String(retryInfo?.['retryDelay'] ?? ''));
  const waitMs = told ? Number(told[1]) * 1000 : backoffMs(attempt);
  return waitMs <= MAX_WAIT_MS ? waitMs : null;
}
