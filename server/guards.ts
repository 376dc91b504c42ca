import type { RequestHandler } from 'express';
import type { RateLimits } from './security/rate-limits.ts';

/** Middleware that routes put before their handlers. */
export interface Guards {
  /** Only people who are logged in; see `auth/require-user.ts`. */
  user: RequestHandler;
  limits: RateLimits;
}
