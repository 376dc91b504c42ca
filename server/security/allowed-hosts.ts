import type { RequestHandler } from 'express';
import { AppError } from '../../core/errors.ts';
import type { Config } from '../../platform/config.ts';
import { isLocalName } from './trusted-origin.ts';

/**
 * Refuses requests for a host name that is not ours (ALLOWED_HOSTS), so that no forged Host reaches a link or a
 * cache. An entry with a leading dot covers all names below it. The health check is asked by address, so it is exempt.
 */
export function allowedHosts({ production, server }: Pick<Config, 'production' | 'server'>): RequestHandler {
  const names = server.allowedHosts.map((name) => name.toLowerCase());
  const isAllowed = (host: string) =>
    names.some(
      (name) => name === host || name === '*' || (name.startsWith('.') && `.${host}`.endsWith(name)),
    );
  return (req, _res, next) => {
    const host = (req.hostname ?? '').toLowerCase().replace(/\.$/, '');
    const open = names.length === 0 || req.path === '/health' || (!production && isLocalName(host));
    if (!open && !isAllowed(host)) throw new AppError('host_not_allowed');
    next();
  };
}
