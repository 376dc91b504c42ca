import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { AppError } from '../../core/errors.ts';
import type { Config } from '../../platform/config.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export interface RateLimits {
  /** Everything below /api, by address. */
  api: RequestHandler;
  /** Log-in and sign-up, by address: passwords cannot be tried out. */
  auth: RequestHandler;
  /** What makes a video, by person. Comes after `requireUser`. */
  uploads: RequestHandler;
}

/** The limits of the configuration, each counting for itself; over it, `too_many_requests` with the seconds to wait. */
export function rateLimits({ rateLimits: given }: Pick<Config, 'rateLimits'>): RateLimits {
  return {
    api: limit(MINUTE_MS, given.apiPerMinute, byAddress),
    auth: limit(MINUTE_MS, given.authPerMinute, byAddress),
    uploads: limit(HOUR_MS, given.uploadsPerHour, (req) => req.user?.account.id ?? byAddress(req)),
  };
}

const byAddress = (req: Request): string => ipKeyGenerator(req.ip ?? '');

function limit(windowMs: number, count: number, keyGenerator: (req: Request) => string): RequestHandler {
  return rateLimit({
    windowMs,
    limit: count,
    keyGenerator,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Whether such headers are believed is TRUSTED_PROXIES' matter; a stranger who sends one is no news.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_req, res, next) => {
      const seconds = Number(res.get('Retry-After')) || Math.ceil(windowMs / 1000);
      res.set('Retry-After', String(seconds));
      next(new AppError('too_many_requests', { seconds }));
    },
  });
}
