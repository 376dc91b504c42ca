import { Router } from 'express';
import type { ServerContext } from '../services.ts';
import { openHealthCheck } from './check-health.ts';

export function healthRoutes(context: ServerContext): Router {
  const check = openHealthCheck(context);
  const router = Router();
  router.get('/health', async (_req, res) => {
    const health = await check();
    res
      .set('Cache-Control', 'no-store')
      .status(health.status === 'healthy' ? 200 : 503)
      .json(health);
  });
  return router;
}
