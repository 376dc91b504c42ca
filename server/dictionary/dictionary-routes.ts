import express, { Router, type Request } from 'express';
import { z } from 'zod';
import {
  putRulesSchema,
  type ApiDictionary,
  type ApiDictionaryRule,
  type ApiRulesPut,
} from '../../core/api.ts';
import { dictionaryRuleSchema, MAX_RULES } from '../../core/dictionary/rule.ts';
import { AppError } from '../../core/errors.ts';
import type { StoredRule } from '../../platform/database/dictionary-store.ts';
import { MAX_CSV_BYTES, readRules, writeRules } from '../../platform/dictionary/rules-csv.ts';
import { contentDisposition } from '../../platform/storage/content-disposition.ts';
import { callerOf } from '../auth/require-user.ts';
import { localeOf } from '../errors/error-handler.ts';
import { parseInput } from '../errors/invalid-request.ts';
import type { Guards } from '../guards.ts';
import { plainText } from '../security/plain-text.ts';
import type { ServerContext } from '../services.ts';

/** The most rules at their longest. */
const MAX_RULES_BODY = '2mb';
const FILE_NAMES = { ko: '자막 사전.csv', en: 'dictionary.csv' } as const;

const importQuerySchema = z.object({ replace: z.stringbool().default(false) });
const uuid = z.uuid();

/** A person's dictionary: what is heard wrongly, and what is meant. */
export function dictionaryRoutes({ database }: ServerContext, { user }: Guards): Router {
  const router = Router();

  router.get('/api/dictionary', user, async (req, res) => {
    const rules = await database.listRules(callerOf(req).id);
    res.json({ rules: rules.map(toApiRule), limit: MAX_RULES } satisfies ApiDictionary);
  });

  router.post('/api/dictionary', user, express.json({ limit: MAX_RULES_BODY }), async (req, res) => {
    const { rules } = parseInput(putRulesSchema, req.body, localeOf(req));
    const put = await database.putRules({ userId: callerOf(req).id, rules });
    res.json({ ...put, duplicates: 0 } satisfies ApiRulesPut);
  });

  router.put('/api/dictionary/:id', user, express.json(), async (req, res) => {
    const rule = parseInput(dictionaryRuleSchema, req.body, localeOf(req));
    res.json(toApiRule(await database.changeRule({ ...ruleKeyOf(req), rule })));
  });

  router.delete('/api/dictionary/:id', user, async (req, res) => {
    await database.deleteRule(ruleKeyOf(req));
    res.status(204).end();
  });

  const csv = express.raw({ type: () => true, limit: MAX_CSV_BYTES });
  router.post('/api/dictionary/import', user, csv, async (req, res) => {
    const { replace } = parseInput(importQuerySchema, req.query, localeOf(req));
    const { rules, duplicates } = readRules(Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0));
    const plain = rules.map((rule) => plainText(rule) as typeof rule);
    const put = await database.putRules({ userId: callerOf(req).id, rules: plain, replace });
    res.json({ ...put, duplicates } satisfies ApiRulesPut);
  });

  router.get('/api/dictionary/export', user, async (req, res) => {
    const locale = localeOf(req);
    const rules = await database.listRules(callerOf(req).id);
    res
      .set('Content-Disposition', contentDisposition(FILE_NAMES[locale]))
      .type('text/csv; charset=utf-8')
      .send(writeRules(rules, locale));
  });

  return router;
}

const toApiRule = ({ id, wrong, right, updatedAt }: StoredRule): ApiDictionaryRule => ({
  id,
  wrong,
  right,
  updated_at: updatedAt,
});

/** Which rule a route is about, and who asks. What is no id is nobody's rule. */
function ruleKeyOf(req: Request): { userId: string; ruleId: string } {
  const id = uuid.safeParse(req.params['id']);
  if (!id.success) throw new AppError('not_found');
  return { userId: callerOf(req).id, ruleId: id.data };
}
