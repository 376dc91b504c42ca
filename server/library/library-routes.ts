import { unlink } from 'node:fs/promises';
import express, { Router, type Request } from 'express';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import {
  changeAssetSchema,
  findFootageSchema,
  MAX_LIBRARY_ITEMS,
  putVerdictSchema,
  takeFootageSchema,
  type ApiLibrary,
  type ApiLibraryItem,
} from '../../core/library-item.ts';
import { assetKey } from '../../platform/assets.ts';
import type { AssetFiles, AssetKey } from '../../platform/database/library-store.ts';
import { callerOf } from '../auth/require-user.ts';
import { sendFile } from '../downloads/send-file.ts';
import { localeOf } from '../errors/error-handler.ts';
import { parseInput } from '../errors/invalid-request.ts';
import type { Guards } from '../guards.ts';
import type { ServerContext } from '../services.ts';
import { clientGone } from '../videos/client-gone.ts';
import { plainFileName } from '../videos/plain-file-name.ts';
import { addAsset } from './add-asset.ts';
import { assetFieldsSchema } from './asset-fields.ts';
import { checksOf } from './clip-checks.ts';
import { findFootage, takeFootage } from './find-footage.ts';
import { builtinItems, toApiItem, withCheck, type Verdicts } from './library-json.ts';
import { receiveAsset } from './receive-asset.ts';

const listQuerySchema = z.object({ search: z.string().trim().max(100).default('') });
const uuid = z.uuid();

/** Of what was made of an upload, by the last part of its address; the light copy plays in browsers. */
const FILES: Record<string, (files: AssetFiles) => string | null> = {
  media: (files) => files.proxy ?? files.main,
  still: (files) => files.still,
  poster: (files) => files.poster,
};
/** What was made of an upload stays as it is. */
const KEPT = 'private, max-age=86400';

/** Backgrounds and music: built in, of the person's own, and found. */
export function libraryRoutes(context: ServerContext, { user, limits }: Guards): Router {
  const { config, database, storage, library } = context;
  const router = Router();
  const verdictsOf = async (req: Request): Promise<Verdicts> =>
    new Map((await database.listVerdicts(callerOf(req).id)).map(({ asset, verdict }) => [asset, verdict]));

  router.get('/api/library', user, async (req, res) => {
    const { search } = parseInput(listQuerySchema, req.query, localeOf(req));
    const [rows, verdicts] = await Promise.all([database.listAssets(callerOf(req).id), verdictsOf(req)]);
    const own = rows.map((row) => toApiItem(row, { verdicts, locale: localeOf(req) }));
    const items = [...own, ...builtinItems(library.library, verdicts)].filter((item) =>
      isNamed(item, search),
    );
    res.json({ items, limit: MAX_LIBRARY_ITEMS, footage: context.footage !== null } satisfies ApiLibrary);
  });

  router.post('/api/library', user, limits.assets, receiveAsset(config), async (req, res) => {
    const { file } = req;
    try {
      if (!file) throw new AppError('upload_missing');
      const fields = parseInput(assetFieldsSchema, { ...req.body }, localeOf(req));
      const { asset, isNew } = await addAsset(context, {
        ...fields,
        userId: callerOf(req).id,
        file: { path: file.path, fileName: plainFileName(file.originalname), sizeBytes: file.size },
        signal: clientGone(res),
      });
      const item = toApiItem(asset, { verdicts: await verdictsOf(req), locale: localeOf(req) });
      res.status(isNew ? 202 : 200).json(item);
    } finally {
      if (file) await unlink(file.path);
    }
  });

  router.get('/api/library/verdicts', user, async (req, res) => {
    res.json(await database.listVerdicts(callerOf(req).id));
  });

  router.put('/api/library/verdicts', user, express.json(), async (req, res) => {
    const said = parseInput(putVerdictSchema, req.body, localeOf(req));
    await database.putVerdict({ ...said, userId: callerOf(req).id });
    res.status(204).end();
  });

  router.delete('/api/library/verdicts/:kind/*path', user, async (req, res) => {
    if (!(await database.deleteVerdict({ userId: callerOf(req).id, asset: assetOf(req) })))
      throw new AppError('not_found');
    res.status(204).end();
  });

  router.get('/api/library/footage', user, async (req, res) => {
    const search = parseInput(findFootageSchema, req.query, localeOf(req));
    const verdicts = await verdictsOf(req);
    const found = await findFootage(context, { ...search, verdicts, signal: clientGone(res) });
    const reader = { userId: callerOf(req).id, locale: localeOf(req) };
    const checks = await checksOf(
      context,
      reader,
      found.map(({ asset }) => asset),
    );
    res.json(found.map((item) => withCheck(item, checks[item.asset])));
  });

  router.post('/api/library/footage', user, limits.assets, express.json(), async (req, res) => {
    const wanted = parseInput(takeFootageSchema, req.body, localeOf(req));
    const verdicts = await verdictsOf(req);
    res.json(await takeFootage(context, { ...wanted, verdicts, signal: clientGone(res) }));
  });

  /** Found footage is nobody's own. */
  router.get('/api/library/found/:kind/*path', user, async (req, res) => {
    const asset = assetOf(req);
    const key = /^own\b/.test(asset) ? null : assetKey(asset);
    if (!key) throw new AppError('not_found');
    await sendFile(req, res, { storage, key, cacheControl: KEPT });
  });

  router.patch('/api/library/:id', user, express.json(), async (req, res) => {
    const change = parseInput(changeAssetSchema, req.body, localeOf(req));
    const row = await database.changeAsset({ ...keyOf(req), ...change });
    res.json(toApiItem(row, { verdicts: await verdictsOf(req), locale: localeOf(req) }));
  });

  router.delete('/api/library/:id', user, async (req, res) => {
    await database.changeAsset({ ...keyOf(req), deleted: true });
    res.status(204).end();
  });

  for (const [name, fileOf] of Object.entries(FILES)) {
    router.get(`/api/library/:id/${name}`, user, async (req, res) => {
      const { files } = await database.getAsset(keyOf(req));
      if (!files) throw new AppError('not_ready');
      const key = fileOf(files);
      if (!key) throw new AppError('not_found');
      await sendFile(req, res, { storage, key, cacheControl: KEPT });
    });
  }

  return router;
}

function isNamed({ name, tags }: ApiLibraryItem, search: string): boolean {
  const wanted = search.toLowerCase();
  return [name.ko, name.en, ...tags].some((text) => text.toLowerCase().includes(wanted));
}

/** Which upload a route is about, and who asks. What is no id is nobody's. */
function keyOf(req: Request): AssetKey {
  const id = uuid.safeParse(req.params['id']);
  if (!id.success) throw new AppError('not_found');
  return { userId: callerOf(req).id, assetId: id.data };
}

/** `…/pexels/1/2` is `pexels:1/2`. */
const assetOf = (req: Request): string =>
  `${String(req.params['kind'])}:${[req.params['path'] ?? []].flat().join('/')}`;
