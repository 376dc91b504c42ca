import cors from 'cors';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '../../platform/config.ts';
import { isTrustedOrigin } from './trusted-origin.ts';

/**
 * Headers that make browsers careful. Everything comes from us, scripts, fonts, the clips and voice of
 * the preview; but for the small pictures of a search of footage.
 */
export function securityHeaders({
  production,
  footage,
}: Pick<Config, 'production' | 'footage'>): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The Remotion Player and our captions set styles on elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', FOUND_PICTURES, ...elsewhere(footage)],
        mediaSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'data:', 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // A page on another host of the same domain (CORS_ORIGINS) may show our pictures and videos.
    crossOriginResourcePolicy: { policy: 'same-site' },
    strictTransportSecurity: production ? { maxAge: 365 * 24 * 60 * 60 } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

/** Where the small pictures of found footage are, before any of it is taken. */
const FOUND_PICTURES = 'https://images.pexels.com';
const elsewhere = (footage: Config['footage']): string[] =>
  footage?.baseUrl ? [new URL(footage.baseUrl).origin] : [];

/** Headers a page of another origin may read. */
export const EXPOSED_HEADERS = [
  'X-Total-Count',
  'X-Request-Id',
  'Content-Disposition',
  'Location',
  'Retry-After',
  'Tus-Resumable',
  'Upload-Offset',
  'Upload-Length',
  'Upload-Expires',
  'Video-Id',
];

/** Lets the pages of CORS_ORIGINS, and nobody else's, call the API with the person's cookie. */
export function crossOrigin(config: Config): RequestHandler {
  const allow = cors({
    origin: (origin, decide) => decide(null, origin !== undefined && isTrustedOrigin(origin, config)),
    credentials: true,
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: 600,
  });
  return (req, res, next) => {
    // Only a browser's preflight is answered here; a plain OPTIONS is the tus client's.
    if (req.method === 'OPTIONS' && !req.get('access-control-request-method')) next();
    else allow(req, res, next);
  };
}
