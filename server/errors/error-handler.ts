import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { ApiError } from '../../core/api.ts';
import { AppError } from '../../core/errors.ts';
import { errorMessage, localeFrom, type Locale } from '../../core/messages.ts';
import type { ServerContext } from '../services.ts';
import { InvalidRequest } from './invalid-request.ts';
import { toHttpError } from './to-http-error.ts';

/** Language of the caller, by Accept-Language. */
export const localeOf = (req: Request): Locale => localeFrom(req.get('accept-language'));

/** An error as it goes over the wire: code, message in the caller's language, and the values in it. */
export function apiError(error: AppError, locale: Locale): ApiError {
  const details =
    error instanceof InvalidRequest
      ? { issues: error.issues }
      : Object.keys(error.params).length > 0
        ? error.params
        : undefined;
  return {
    code: error.code,
    message: errorMessage(error.code, locale, error.params),
    ...(details && { details }),
  };
}

/** For every path that no route took. */
export const notFound: RequestHandler = () => {
  throw new AppError('not_found');
};

/** The last middleware: answers `{code, message, details?}` and writes what only we may know to the log. */
export function errorHandler({ config, log }: Pick<ServerContext, 'config' | 'log'>): ErrorRequestHandler {
  return (thrown: unknown, req, res, _next) => {
    const error = toHttpError(thrown, config.limits);
    const entry = { err: error, requestId: req.id, method: req.method, path: req.path };
    if (res.closed) {
      log.debug(entry, 'the caller went away');
      return;
    }
    if (error.status >= 500) log.error(entry, 'request failed');
    else log.debug(entry, 'request refused');
    if (res.headersSent) {
      res.destroy();
      return;
    }
    // What was being sent when it failed says nothing about this answer.
    for (const name of ['Content-Length', 'Content-Disposition', 'ETag', 'Last-Modified']) {
      res.removeHeader(name);
    }
    if (error.status !== 416) res.removeHeader('Content-Range');
    res
      .set('Cache-Control', 'no-store')
      .status(error.status)
      .json(apiError(error, localeOf(req)));
  };
}
