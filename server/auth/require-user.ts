import type { Request, RequestHandler } from 'express';
import passport from 'passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { AppError } from '../../core/errors.ts';
import type { User } from '../../platform/database/database.ts';
import { isOwnOrigin, isTrustedOrigin } from '../security/trusted-origin.ts';
import type { ServerContext } from '../services.ts';
import { sessionCookie } from './session-cookie.ts';
import { claimsSchema, TOKEN_AUDIENCE, TOKEN_ISSUER } from './tokens.ts';

declare global {
  namespace Express {
    interface User {
      account: import('../../platform/database/database.ts').User;
      token: { jti: string; expiresAt: string };
    }
  }
}

const bearer = ExtractJwt.fromAuthHeaderAsBearerToken();
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Middleware that lets only people pass who are logged in, by bearer token or by the web app's cookie, and puts them on
 * `req.user`. Anybody else: `unauthenticated`. A change asked for with the cookie must come from a page we trust.
 */
export function requireUser({ config, database, secret }: ServerContext): RequestHandler {
  const passports = new passport.Passport();
  passports.use(
    new Strategy(
      {
        secretOrKey: secret,
        algorithms: [config.auth.algorithm],
        issuer: TOKEN_ISSUER,
        audience: TOKEN_AUDIENCE,
        jwtFromRequest: (req: Request) => bearer(req) ?? sessionCookie(req),
      },
      async (payload: unknown, done) => {
        try {
          done(null, (await findUser(payload)) ?? false);
        } catch (error) {
          done(error, false);
        }
      },
    ),
  );

  async function findUser(payload: unknown): Promise<Express.User | null> {
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) return null;
    const { sub, jti, exp } = claims.data;
    const [account, revoked] = await Promise.all([database.getUser(sub), database.isTokenRevoked(jti)]);
    return account && !revoked
      ? { account, token: { jti, expiresAt: new Date(exp * 1000).toISOString() } }
      : null;
  }

  return (req, res, next) => {
    const decide = (error: unknown, user: Express.User | false | undefined) => {
      if (error) return next(error);
      if (!user) return next(new AppError('unauthenticated'));
      const origin = req.get('origin');
      const byCookie = !bearer(req);
      if (byCookie && origin && !READS.has(req.method)) {
        if (!isOwnOrigin(origin, req.host) && !isTrustedOrigin(origin, config)) {
          return next(new AppError('forbidden'));
        }
      }
      req.user = user;
      next();
    };
    passports.authenticate('jwt', { session: false }, decide)(req, res, next);
  };
}

/** Who asks, on routes behind `requireUser`. */
export function callerOf(req: Request): User {
  if (!req.user) throw new AppError('unauthenticated');
  return req.user.account;
}
