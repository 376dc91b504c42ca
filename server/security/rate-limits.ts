import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { AppError } from '../../core/errors.ts';
import type { Config } from '../../platform/config.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ASSETS_PER_UPLOAD = 5;

export interface RateLimits {
  /** Everything below /api, by address. */
  api: RequestHandler;
  /** Log-in and sign-up, by address: passwords cannot be tried out. */
  auth: RequestHandler;
  /** Trying passwords of somebody who is logged in, by person. Comes after `requireUser`. */
  passwords: RequestHandler;
  /** What makes a video, by person. Comes after `requireUser`. */
  uploads: RequestHandler;
  /** Backgrounds and music, by person: there are many to a video. */
  assets: RequestHandler;
}

/** The limits of the configuration, each counting for itself; over it, `too_many_requests` with the seconds to wait. */
export function rateLimits({ rateLimits: given }: Pick<Config, 'rateLimits'>): RateLimits {
  return {
    api: limit(MINUTE_MS, given.apiPerMinute, byAddress),
    auth: limit(MINUTE_MS, given.authPerMinute, byAddress),
    passwords: limit(MINUTE_MS, given.authPerMinute, byPerson),
    assets: limit(
      HOUR_MS,
      given.uploadsPerHour * ASSETS_PER_UPLOAD,
      (req) => req.user?.account.id ?? byAddress(req),
    ),
    uploads: limit(HOUR_MS, given.uploadsPerHour, byPerson),
  };
}

const byAddress = (req: Request): string => ipKeyGenerator(req.ip ?? '');
const byPerson = (req: Request): string => req.user?.account.id ?? byAddress(req);

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
