import type { ApiError } from '../../core/api.ts';
import { currentLanguage } from '../i18n/index.ts';

/** The server said no. `message` is already in the reader's language. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, body: ApiError) {
    super(body.message);
    this.name = 'ApiFailure';
    this.status = status;
    this.code = body.code;
  }
}

/** Nobody answered, or something that is not our server did. */
export class UnreachableFailure extends Error {
  constructor(options?: { cause?: unknown }) {
    super('unreachable', options);
    this.name = 'UnreachableFailure';
  }
}

declare global {
  interface Window {
    /** What public/start.js asked for while the app was being loaded, by address. */
    earlyAnswers?: Map<string, Promise<Response>>;
  }
}

/** The answer to a request that was made before the app was there; each is given once. */
function takeEarly(method: string, path: string): Promise<Response> | undefined {
  // whoever logged in, or changed something, wants new ones
  if (method !== 'GET') window.earlyAnswers?.clear();
  const answer = window.earlyAnswers?.get(path);
  window.earlyAnswers?.delete(path);
  return answer;
}

interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is. */
  text?: string;
  /** Sent as it is. */
  file?: Blob;
  signal?: AbortSignal;
  /** Lets the request outlive the page, for what is sent while leaving it. */
  keepalive?: boolean;
}

/**
 * Calls our API (same origin, the log-in cookie goes along) and returns the response.
 * @throws ApiFailure with the server's words; UnreachableFailure where none came.
 */
export async function request(
  path: string,
  { method = 'GET', body, text, file, signal, keepalive }: Request = {},
) {
  let response: Response;
  try {
    response = await (takeEarly(method, path) ||
      fetch(path, {
        method,
        signal,
        keepalive,
        headers: {
          'Accept-Language': currentLanguage(),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...(text !== undefined && { 'Content-Type': 'text/plain; charset=utf-8' }),
          ...(file !== undefined && { 'Content-Type': 'application/octet-stream' }),
        },
        body: body === undefined ? (text ?? file) : JSON.stringify(body),
      }));
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new UnreachableFailure({ cause });
  }
  if (!response.ok) throw failureOf(response.status, await response.text());
  return response;
}

/** The response's JSON, of the shape `core/api.ts` gives for the route. */
export async function requestJson<T>(path: string, options?: Request): Promise<T> {
  const response = await request(path, options);
  return (await response.json()) as T;
}

/** What a body of an unsuccessful answer says; a proxy's page says nothing of ours. */
export function failureOf(status: number, body: string): ApiFailure | UnreachableFailure {
  try {
    const parsed: unknown = JSON.parse(body);
    if (isApiError(parsed)) return new ApiFailure(status, parsed);
  } catch {
    // not JSON: not from our server
  }
  return new UnreachableFailure();
}

const isApiError = (value: unknown): value is ApiError =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  'message' in value &&
  typeof value.message === 'string';

export const isStatus = (error: unknown, status: number): boolean =>
  error instanceof ApiFailure && error.status === status;
