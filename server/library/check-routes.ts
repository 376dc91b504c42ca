import express, { Router, type Request } from 'express';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { changePolicySchema, MAX_CHECKS_ASKED, type ApiPolicy } from '../../core/picture-policy.ts';
import { assetIdSchema } from '../../core/asset-id.ts';
import { refusedPictureKey } from '../../platform/assets.ts';
import { callerOf } from '../auth/require-user.ts';
import { sendFile } from '../downloads/send-file.ts';
import { localeOf } from '../errors/error-handler.ts';
import { parseInput } from '../errors/invalid-request.ts';
import type { Guards } from '../guards.ts';
import type { ServerContext } from '../services.ts';
import { checksOf, refusedClips } from './clip-checks.ts';

const askedSchema = z.object({
  /** With commas between. */
  assets: z
    .string()
    .max(20_000)
    .transform((list) => list.split(',').filter(Boolean))
    .pipe(z.array(assetIdSchema).max(MAX_CHECKS_ASKED)),
});

/** Which stock footage a person wants to see, and what was said of clips. */
export function checkRoutes(context: ServerContext, { user }: Guards): Router {
  const { database, storage, vetting } = context;
  const router = Router();
  const readerOf = (req: Request) => ({ userId: callerOf(req).id, locale: localeOf(req) });

  router.get('/api/picture-policy', user, async (req, res) => {
    const policy = await database.getPicturePolicy(callerOf(req).id);
    res.json({ policy, checking: vetting !== null } satisfies ApiPolicy);
  });

  router.patch('/api/picture-policy', user, express.json(), async (req, res) => {
    const change = parseInput(changePolicySchema, req.body, localeOf(req));
    const policy = await database.changePicturePolicy({ userId: callerOf(req).id, change });
    res.json({ policy, checking: vetting !== null } satisfies ApiPolicy);
  });

  router.get('/api/library/checks', user, async (req, res) => {
    const { assets } = parseInput(askedSchema, req.query, localeOf(req));
    res.json(await checksOf(context, readerOf(req), assets));
  });

  router.get('/api/library/refused', user, async (req, res) => {
    res.json(await refusedClips(context, readerOf(req)));
  });

  /** A frame of a clip that was refused for somebody: stock footage is nobody's own. */
  router.get('/api/library/refused/:kind/*path', user, async (req, res) => {
    const path = [req.params['path'] ?? []].flat().join('/');
    const key = refusedPictureKey(`${String(req.params['kind'])}:${path}`);
    if (!key) throw new AppError('not_found');
    await sendFile(req, res, { storage, key, cacheControl: 'private, max-age=86400' });
  });

  return router;
}
