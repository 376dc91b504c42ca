import express, { Router, type Request } from 'express';
import { z } from 'zod';
import { patchOwnTemplateSchema, type ApiOwnTemplate, type ApiOwnTemplates } from '../../core/api.ts';
import { AppError } from '../../core/errors.ts';
import { MAX_OWN_TEMPLATES, ownTemplateSchema } from '../../core/own-template.ts';
import type { StoredOwnTemplate } from '../../platform/database/own-template-store.ts';
import { callerOf } from '../auth/require-user.ts';
import { localeOf } from '../errors/error-handler.ts';
import { parseInput } from '../errors/invalid-request.ts';
import type { Guards } from '../guards.ts';
import type { ServerContext } from '../services.ts';

const uuid = z.uuid();

/** A person's own templates: a name, and how each differs from a template of the product. */
export function ownTemplateRoutes(
  { database, templates }: Pick<ServerContext, 'database' | 'templates'>,
  { user }: Guards,
): Router {
  const router = Router();
  const json = express.json({ limit: '32kb' });
  const checkTemplate = (template: string | undefined) => {
    if (template !== undefined && !templates.has(template))
      throw new AppError('template_unknown', { template });
  };

  router.get('/api/templates', user, async (req, res) => {
    const own = await database.listOwnTemplates(callerOf(req).id);
    res.json({ templates: own.map(toApiTemplate), limit: MAX_OWN_TEMPLATES } satisfies ApiOwnTemplates);
  });

  router.post('/api/templates', user, json, async (req, res) => {
    const given = parseInput(ownTemplateSchema, req.body, localeOf(req));
    checkTemplate(given.template);
    const made = await database.createOwnTemplate({ userId: callerOf(req).id, given });
    res.status(201).location(`/api/templates/${made.id}`).json(toApiTemplate(made));
  });

  router.patch('/api/templates/:id', user, json, async (req, res) => {
    const change = parseInput(patchOwnTemplateSchema, req.body, localeOf(req));
    checkTemplate(change.template);
    res.json(toApiTemplate(await database.changeOwnTemplate({ ...keyOf(req), change })));
  });

  router.delete('/api/templates/:id', user, async (req, res) => {
    await database.deleteOwnTemplate(keyOf(req));
    res.status(204).end();
  });

  return router;
}

const toApiTemplate = ({ updatedAt, ...own }: StoredOwnTemplate): ApiOwnTemplate => ({
  ...own,
  updated_at: updatedAt,
});

/** Which template a route is about, and who asks. What is no id is nobody's template. */
function keyOf(req: Request): { userId: string; ownId: string } {
  const id = uuid.safeParse(req.params['id']);
  if (!id.success) throw new AppError('not_found');
  return { userId: callerOf(req).id, ownId: id.data };
}
