import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import staticGzip from 'express-static-gzip';
import { AppError } from '../../core/errors.ts';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';
import { sessionCookie } from '../auth/session-cookie.ts';
import type { ServerContext } from '../services.ts';

const TEMPLATES_DIR = join(PACKAGE_ROOT, 'templates');

/** The folders hold sources and scripts besides; only what a page plays or shows goes out. */
const LIBRARY_FILE = /^\/(loops|music)\/[a-z0-9-]+\.(mp4|m4a|jpg|png|webp)$/;
const SAMPLE_FILE = /^\/[\w-]+\.(mp3|wav|m4a|txt|srt|vtt|jpg|png)$/;

const TEMPLATE_FILE = /^\/[a-z0-9-]+\/[a-z0-9-]+\.(jpg|png|webp)$/;

/** The library's loops and music, the templates' pictures and the sample devotional: for everybody, so without log-in. */
export function assetRoutes({ library, sampleDir }: ServerContext): Router {
  const router = Router();
  router.use(
    '/library',
    only(LIBRARY_FILE),
    express.static(library.dir, { immutable: true, maxAge: '365d' }),
  );
  router.use('/samples', only(SAMPLE_FILE), express.static(sampleDir, { maxAge: '1h', setHeaders: asUtf8 }));
  router.use('/templates', only(TEMPLATE_FILE), express.static(TEMPLATES_DIR, { maxAge: '1h' }));
  return router;
}

const only =
  (pattern: RegExp): RequestHandler =>
  (req, _res, next) => {
    // the folder's own name is a page of the web app
    if (req.path === '/') return next('router');
    if (!pattern.test(req.path)) throw new AppError('not_found');
    next();
  };

function asUtf8(res: { setHeader(name: string, value: string): unknown }, path: string): void {
  if (/\.(srt|vtt|txt)$/.test(path)) res.setHeader('Content-Type', 'text/plain; charset=utf-8');
}

/** Addresses that are never a page of the web app. */
const NOT_A_PAGE = /^\/((api|files|samples|assets|health)(\/|$)|(library|templates)\/)|\.[a-z0-9]{2,5}$/i;

/** The build leaves each text compressed beside it. */
const COMPRESSED = { index: false, enableBrotli: true, orderPreference: ['br', 'gz'] };

/**
 * The built web app: its hashed files for ever, and its one page, always asked anew, for every address of its own. A guest
 * at the front door gets the page with the landing page drawn in it.
 */
export function studioRoutes(studioDir: string): Router {
  const router = Router();
  const landing = existsSync(join(studioDir, 'landing.html')) ? 'landing.html' : 'index.html';
  router.use(
    '/assets',
    staticGzip(join(studioDir, 'assets'), {
      ...COMPRESSED,
      serveStatic: { immutable: true, maxAge: '365d' },
    }),
  );
  router.use(
    staticGzip(studioDir, { ...COMPRESSED, serveStatic: { maxAge: '1h', setHeaders: neverKeepPages } }),
  );
  // an installed app's own worker takes what is shared into it (studio/public/sw.js); before it is there we say so
  router.post('/share', (req, res) => {
    req.resume();
    res.redirect(303, '/videos?shared=missed');
  });
  router.use((req, res, next) => {
    if ((req.method !== 'GET' && req.method !== 'HEAD') || NOT_A_PAGE.test(req.path)) return next();
    const isGuest = req.path === '/' && sessionCookie(req) === null;
    res.vary('Cookie').sendFile(isGuest ? landing : 'index.html', {
      root: studioDir,
      headers: { 'Cache-Control': 'no-cache' },
      cacheControl: false,
    });
  });
  return router;
}

function neverKeepPages(res: { setHeader(name: string, value: string): unknown }, path: string): void {
  if (path.endsWith('.html')) res.setHeader('Cache-Control', 'no-cache');
}
