import type { CookieOptions, Request, Response } from 'express';
import type { Config } from '../../platform/config.ts';

const NAME = 'qt_session';

const options = ({ production }: Pick<Config, 'production'>): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure: production,
  path: '/',
});

/** Keeps the token where scripts cannot read it: players and event streams of the web app cannot send headers. */
export const setSessionCookie = (res: Response, token: string, config: Config): void => {
  res.cookie(NAME, token, { ...options(config), maxAge: config.auth.expiresInMinutes * 60_000 });
};

export const clearSessionCookie = (res: Response, config: Config): void => {
  res.clearCookie(NAME, options(config));
};

export function sessionCookie(req: Request): string | null {
  const token: unknown = req.cookies?.[NAME];
  return typeof token === 'string' && token !== '' ? token : null;
}
