import express, { Router, type Request } from 'express';
import { z } from 'zod';
import type { ApiThumbnailState } from '../../core/api.ts';
import { AppError } from '../../core/errors.ts';
import { formatSchema } from '../../core/format.ts';
import { thumbnailFileSchema, thumbnailPixels, type ThumbnailFile } from '../../core/thumbnail.ts';
import { thumbnailOf } from '../../core/thumbnail/design-thumbnail.ts';
import { assetIdSchema } from '../../core/video.ts';
import type { VideoRow } from '../../platform/database/database.ts';
import { thumbnailName } from '../../platform/storage/thumbnail-name.ts';
import { videoKeys } from '../../platform/storage/video-keys.ts';
import { downloadName } from '../downloads/file-name.ts';
import { OWN, sendFile } from '../downloads/send-file.ts';
import { localeOf } from '../errors/error-handler.ts';
import { parseInput } from '../errors/invalid-request.ts';
import type { Guards } from '../guards.ts';
import { checkAssets } from '../library/check-assets.ts';
import type { ServerContext } from '../services.ts';
import { assetsOf } from '../videos/asset-urls.ts';
import { videoKey } from '../videos/video-key.ts';
import { openPictures } from './open-pictures.ts';

const pictureQuerySchema = z.strictObject({
  asset: assetIdSchema,
  ms: z.coerce
    .number()
    .int()
    .min(0)
    .max(12 * 60 * 60 * 1000)
    .default(0),
  format: formatSchema,
});
const CONTENT_TYPES = { jpg: 'image/jpeg', png: 'image/png' } as const;

/** A picture out of a clip never changes. */
const FOR_A_WEEK = 'private, max-age=604800, immutable';

/** Thumbnails as files, drawn by the worker; and the pictures of clips that they are made of. */
export function thumbnailRoutes(context: ServerContext, { user }: Guards): Router {
  const { database, storage, queue } = context;
  const pictures = openPictures(context);
  const router = Router();

  /**
   * The thumbnail of the document as it stands, where it has been drawn; else, unless a size or type is asked for, the
   * one that was made with the video.
   */
  router.get('/api/videos/:id/thumbnail', user, async (req, res) => {
    const row = await database.getVideo(videoKey(req));
    const { asked, file } = wantedFile(req);
    const { key, saveAs } = fileOf(context, row, file);
    const isNewer = asked || row.document.thumbnail !== null;
    if (isNewer && (await storage.stat(key))) {
      const contentType = CONTENT_TYPES[file.type];
      return sendFile(req, res, { storage, key, contentType, fileName: saveAs, cacheControl: OWN });
    }
    if (asked || !row.files) throw new AppError('not_ready');
    await sendFile(req, res, {
      storage,
      key: row.files.thumbnailKey,
      contentType: CONTENT_TYPES.jpg,
      fileName: downloadName(row, 'jpg'),
      cacheControl: OWN,
    });
  });

  /** Whether it can be had; asking for it is the other route's matter. */
  router.get('/api/videos/:id/thumbnail/state', user, async (req, res) => {
    const row = await database.getVideo(videoKey(req));
    const { key, name } = fileOf(context, row, wantedFile(req).file);
    const status = (await storage.stat(key))
      ? 'ready'
      : await queue.thumbnailState({ videoId: row.id, name });
    res.json({ status } satisfies ApiThumbnailState);
  });

  /** Has the thumbnail drawn, unless that was done. The video stays as it is, and costs nothing. */
  router.post('/api/videos/:id/thumbnail', user, express.json(), async (req, res) => {
    const file = parseInput(thumbnailFileSchema, req.body ?? {}, localeOf(req));
    const row = await database.getVideo(videoKey(req));
    const { key, name } = fileOf(context, row, file);
    if (await storage.stat(key)) {
      res.json({ status: 'ready' } satisfies ApiThumbnailState);
      return;
    }
    await queue.addThumbnail({ videoId: row.id, run: row.run, userId: row.userId, name, file });
    res.status(202).json({ status: 'making' } satisfies ApiThumbnailState);
  });

  /** A picture out of a clip: what the thumbnail is rendered with, byte for byte. */
  router.get('/api/videos/:id/picture', user, async (req, res) => {
    const row = await database.getVideo(videoKey(req));
    const wanted = parseInput(
      pictureQuerySchema,
      { format: row.document.format, ...req.query },
      localeOf(req),
    );
    const { userId, document } = row;
    await checkAssets(context, { userId, assets: [wanted.asset], known: assetsOf(document) });
    const picture = await pictures.draw(wanted);
    res.set({ 'Cache-Control': FOR_A_WEEK, 'Content-Type': 'image/jpeg' }).send(picture);
  });

  return router;
}

function wantedFile(req: Request): { asked: boolean; file: ThumbnailFile } {
  const { size, type } = req.query;
  const file = parseInput(
    thumbnailFileSchema,
    { ...(size !== undefined && { size }), ...(type !== undefined && { type }) },
    localeOf(req),
  );
  return { asked: size !== undefined || type !== undefined, file };
}

/** @throws AppError template_unknown */
function fileOf(
  { templates }: ServerContext,
  row: VideoRow,
  file: ThumbnailFile,
): { key: string; name: string; saveAs: string } {
  const { document } = row;
  const template = templates.get(document.template.id);
  if (!template) throw new AppError('template_unknown', { template: document.template.id });
  const last = thumbnailName(document, template).file(file);
  const { width, height } = thumbnailPixels(thumbnailOf(document, template).format, file.size);
  return {
    key: `${videoKeys(row.id).thumbnails}${last}`,
    name: last.replace('.', '-'),
    saveAs: downloadName(row, `${width}x${height}.${file.type}`),
  };
}
