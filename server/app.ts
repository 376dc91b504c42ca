import compression from 'compression';
import cookieParser from 'cookie-parser';
import express, { type Express } from 'express';
import { assetRoutes, studioRoutes } from './assets/asset-routes.ts';
import { authRoutes } from './auth/auth-routes.ts';
import { requireUser } from './auth/require-user.ts';
import { configRoutes } from './config/config-routes.ts';
import { dictionaryRoutes } from './dictionary/dictionary-routes.ts';
import { downloadRoutes } from './downloads/download-routes.ts';
import { editPackRoutes } from './downloads/edit-pack-routes.ts';
import { errorHandler, notFound } from './errors/error-handler.ts';
import { eventRoutes } from './events/event-routes.ts';
import type { Guards } from './guards.ts';
import { healthRoutes } from './health/health-routes.ts';
import { assetUploadRoutes } from './library/asset-upload-routes.ts';
import { checkRoutes } from './library/check-routes.ts';
import { libraryRoutes } from './library/library-routes.ts';
import { ownTemplateRoutes } from './own-templates/own-template-routes.ts';
import { allowedHosts } from './security/allowed-hosts.ts';
import { crossOrigin, securityHeaders } from './security/headers.ts';
import { rateLimits } from './security/rate-limits.ts';
import { requestLog } from './security/request-log.ts';
import type { ServerContext } from './services.ts';
import { thumbnailRoutes } from './thumbnails/thumbnail-routes.ts';
import { uploadRoutes } from './uploads/upload-routes.ts';
import { renderPlanRoutes } from './videos/render-plan-routes.ts';
import { videoRoutes } from './videos/video-routes.ts';
import { wordRoutes } from './words/word-routes.ts';

/**
 * The whole HTTP side. Every route is registered under its full path, so that a test can walk them all; those that
 * are not for everybody name `guards.user` first.
 */
export function createApp(context: ServerContext): Express {
  const { config, log, studioDir } = context;
  const guards: Guards = { user: requireUser(context), limits: rateLimits(config) };
  const app = express();
  app.set('trust proxy', config.server.trustedProxies);
  app.disable('x-powered-by');

  app.use(requestLog(log), securityHeaders(config), allowedHosts(config), crossOrigin(config));
  app.use(compression({ filter: isWorthCompressing }), cookieParser());
  app.use('/api', guards.limits.api, (_req, res, next) => {
    res.set('Cache-Control', 'no-store').vary('Accept-Language');
    next();
  });

  app.use(healthRoutes(context));
  app.use(configRoutes(context));
  app.use(authRoutes(context, guards));
  app.use(videoRoutes(context, guards));
  app.use(wordRoutes(guards));
  app.use(uploadRoutes(context, guards));
  app.use(eventRoutes(context, guards));
  app.use(dictionaryRoutes(context, guards));
  app.use(assetUploadRoutes(context, guards));
  app.use(libraryRoutes(context, guards));
  app.use(checkRoutes(context, guards));
  app.use(ownTemplateRoutes(context, guards));
  app.use(renderPlanRoutes(context, guards));
  app.use(downloadRoutes(context, guards));
  app.use(editPackRoutes(context, guards));
  app.use(thumbnailRoutes(context, guards));
  app.use(assetRoutes(context));
  if (studioDir !== null) app.use(studioRoutes(studioDir));

  app.use(notFound, errorHandler(context));
  return app;
}

/** A compressed event stream would wait in the compressor until there is enough of it. */
function isWorthCompressing(req: express.Request, res: express.Response): boolean {
  if (String(res.getHeader('Content-Type')).startsWith('text/event-stream')) return false;
  return compression.filter(req, res);
}
