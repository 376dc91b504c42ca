import i18next from 'i18next';
import { DetailedError, type UploadOptions } from 'tus-js-client';
import { currentLanguage } from '../i18n/index.ts';
import { ApiFailure, failureOf, UnreachableFailure } from './api.ts';

/** Below the 100 MB that common proxies let through in one request. */
const CHUNK_BYTES = 48 * 1024 * 1024;

/** How every file is sent in parts (tus) to an address of our API. */
export const tusOptions = (path: string) =>
  ({
    endpoint: new URL(path, window.location.href).href,
    chunkSize: CHUNK_BYTES,
    // whoever sends knows better when to try again: when there is a connection
    retryDelays: null,
    headers: { 'Accept-Language': currentLanguage() },
    onAfterResponse: (req, res) => {
      // tus begins anew after any refusal here; but only what the server has forgotten has to be sent again
      if (req.getMethod() === 'HEAD' && !isTelling(res.getStatus())) throw unanswered(res.getStatus());
    },
  }) satisfies Partial<UploadOptions>;

/** What our server said, if it was our server that said something. */
export function refusalOf(error: Error): ApiFailure | null {
  if (!(error instanceof DetailedError)) return null;
  const response = error.originalResponse;
  const failure = response ? failureOf(response.getStatus(), response.getBody()) : error.causingError;
  return failure instanceof ApiFailure ? failure : null;
}

/** Whether an answer to "how far did we come?" says so: how far, forgotten, or locked for the moment. */
const isTelling = (status: number): boolean => status < 300 || [404, 410, 423].includes(status);

/** Such an answer has no body that would say why. */
const unanswered = (status: number): Error =>
  status === 401
    ? new ApiFailure(status, { code: 'unauthenticated', message: i18next.t('dashboard.loggedOut') })
    : new UnreachableFailure();
