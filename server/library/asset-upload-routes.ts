import { Router, type Request } from 'express';
import type { ApiLibraryItem } from '../../core/library-item.ts';
import type { AssetRow } from '../../platform/database/library-store.ts';
import { callerOf } from '../auth/require-user.ts';
import { localeOf } from '../errors/error-handler.ts';
import type { Guards } from '../guards.ts';
import type { ServerContext } from '../services.ts';
import { tellFinished } from '../uploads/tell-finished.ts';
import { openTusServer, type TusUse } from '../uploads/tus-server.ts';
import { readMetadata } from '../uploads/upload-metadata.ts';
import { UploadStore, uuidOf } from '../uploads/upload-store.ts';
import { addAsset } from './add-asset.ts';
import { assetFieldsSchema } from './asset-fields.ts';
import { toApiItem } from './library-json.ts';

const PATH = '/api/library/uploads';

/**
 * Backgrounds and music in parts (tus): the metadata are the fields of the form, the answer to the last byte is the one of
 * `POST /api/library`.
 */
export function assetUploadRoutes(context: ServerContext, { user, limits }: Guards): Router {
  const { database } = context;
  const use = assets(context);
  const tus = openTusServer(context, use);
  const router = Router();
  router.post(PATH, user, limits.assets, tus.handle);
  const tell = tellFinished(use, (req, assetId) => database.getAsset({ userId: callerOf(req).id, assetId }));
  router.head(`${PATH}/:id`, user, tell, tus.handle);
  router.patch(`${PATH}/:id`, user, tus.handle);
  router.delete(`${PATH}/:id`, user, tus.handle);
  return router;
}

/** What becomes a background or a piece of music. */
function assets(context: ServerContext): TusUse {
  const { database } = context;

  async function itemOf(asset: AssetRow, req: Request): Promise<ApiLibraryItem> {
    const said = await database.listVerdicts(callerOf(req).id);
    const verdicts = new Map(said.map(({ asset: of, verdict }) => [of, verdict]));
    return toApiItem(asset, { verdicts, locale: localeOf(req) });
  }
  return {
    path: PATH,
    store: new UploadStore(context.config, 'asset'),
    idHeader: 'Asset-Id',
    check({ req, metadata }) {
      readMetadata(metadata, assetFieldsSchema, localeOf(req));
    },
    async finish({ req, upload: { id, size, metadata }, path, signal }) {
      const { fileName, fields } = readMetadata(metadata, assetFieldsSchema, localeOf(req));
      const { asset, isNew } = await addAsset(context, {
        ...fields,
        assetId: uuidOf(id),
        userId: callerOf(req).id,
        file: { path, fileName, sizeBytes: size ?? 0 },
        signal,
      });
      return { status: isNew ? 202 : 200, id: asset.id, body: await itemOf(asset, req) };
    },
  };
}
