import type { Config } from '../../platform/config.ts';

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

export const isLocalName = (host: string): boolean => LOCAL.has(host) || host.endsWith('.localhost');

/**
 * Whether a page of this origin may act for the person who is logged in: one of CORS_ORIGINS, or in development any
 * page of this machine (the dev server has a port of its own).
 */
export function isTrustedOrigin(
  origin: string,
  { production, server }: Pick<Config, 'production' | 'server'>,
): boolean {
  if (server.corsOrigins.includes(origin)) return true;
  return !production && URL.canParse(origin) && isLocalName(new URL(origin).hostname);
}

/** Whether an Origin header names the very host that was asked. */
export const isOwnOrigin = (origin: string, host: string | undefined): boolean =>
  URL.canParse(origin) && new URL(origin).host === host;
