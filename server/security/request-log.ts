import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from '../../platform/log.ts';

declare global {
  namespace Express {
    interface Request {
      /** Given back as X-Request-Id; what a person quotes when something failed. */
      id: string;
    }
  }
}

const FOREIGN_ID = /^[\w.-]{8,64}$/;

/** Names every request and logs it when it is over: changes at `info`, plain reading at `debug`. */
export function requestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const given = req.get('x-request-id');
    req.id = given && FOREIGN_ID.test(given) ? given : randomUUID();
    res.set('X-Request-Id', req.id);
    const startedAt = performance.now();
    const { method, path } = req;
    res.once('close', () => {
      const reading = (method === 'GET' || method === 'HEAD') && res.statusCode < 400;
      log[reading ? 'debug' : 'info'](
        {
          requestId: req.id,
          method,
          path,
          status: res.statusCode,
          ms: Math.round(performance.now() - startedAt),
        },
        'request',
      );
    });
    next();
  };
}
