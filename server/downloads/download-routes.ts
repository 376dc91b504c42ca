import { Router, type Request, type Response } from 'express';
import {
  CAPTION_FILES,
  isCaptionFile,
  writeCaptions,
  type CaptionFile,
} from '../../core/captions/caption-files.ts';
import { AppError } from '../../core/errors.ts';
import { assetKey } from '../../platform/assets.ts';
import type { VideoRow } from '../../platform/database/database.ts';
import { verifySignedKey } from '../../platform/storage/signed-key.ts';
import { videoKeys } from '../../platform/storage/video-keys.ts';
import type { Guards } from '../guards.ts';
import type { ServerContext } from '../services.ts';
import { assetsOf } from '../videos/asset-urls.ts';
import { videoKey } from '../videos/video-key.ts';
import { downloadName } from './file-name.ts';
import { OWN, sendFile, sendText, type SentFile } from './send-file.ts';

export function downloadRoutes(context: ServerContext, { user }: Guards): Router {
  const { database, storage, secret } = context;
  const router = Router();
  const send = (req: Request, res: Response, file: Omit<SentFile, 'storage'>) =>
    sendFile(req, res, { ...file, storage });

  router.get('/api/videos/:id/mp4', user, async (req, res) => {
    const row = await database.getVideo(videoKey(req));
    if (!row.files) throw new AppError('not_ready');
    await send(req, res, {
      key: row.files.mp4Key,
      contentType: 'video/mp4',
      fileName: downloadName(row, 'mp4'),
      cacheControl: OWN,
    });
  });

  for (const kind of Object.keys(CAPTION_FILES).filter(isCaptionFile)) {
    const { contentType } = CAPTION_FILES[kind];
    router.get(`/api/videos/:id/${kind}`, user, async (req, res) => {
      const row = await database.getVideo(videoKey(req));
      const wordTimes = req.query['words'] !== undefined;
      const asEdited = wordTimes || req.query['from'] === 'document';
      const key = asEdited ? null : keyOfSubtitles(row, kind);
      const fileName = downloadName(row, kind);
      if (key !== null) return send(req, res, { key, contentType, fileName, cacheControl: OWN });
      if (row.document.captions.length === 0) throw new AppError('not_ready');
      sendText(req, res, {
        text: writeCaptions(row.document, kind, { wordTimes }),
        contentType,
        fileName,
      });
    });
  }

  router.get('/api/videos/:id/voice', user, async (req, res) => {
    const row = await database.getVideo(videoKey(req));
    if (!row.document.recording) throw new AppError('not_ready');
    const fileName = downloadName(row, 'm4a');
    await send(req, res, {
      key: videoKeys(row.id).preview,
      contentType: 'audio/mp4',
      fileName,
      cacheControl: OWN,
    });
  });

  router.get('/api/videos/:id/assets/:kind/*path', user, async (req, res) => {
    const asset = `${req.params['kind']}:${partsOf(req.params['path']).join('/')}`;
    const row = await database.getVideo(videoKey(req));
    await send(req, res, { key: keyOfAsset(row, asset), cacheControl: OWN });
  });

  router.get('/files/*key', async (req, res) => {
    const key = partsOf(req.params['key']).join('/');
    const { expires, name, signature } = Object.fromEntries(new URLSearchParams(req.url.split('?')[1]));
    if (
      storage.kind !== 'local' ||
      !verifySignedKey({ signingKey: secret, key, query: { expires, name, signature } })
    ) {
      throw new AppError('not_found');
    }
    await send(req, res, { key, ...(name && { fileName: name }), cacheControl: 'private, max-age=3600' });
  });

  return router;
}

/**
 * Subtitles of a finished video are those that were made with it, unless the document as it stands is asked for
 * (`?from=document`); anything else is written from the document.
 */
function keyOfSubtitles({ files }: VideoRow, kind: CaptionFile): string | null {
  if (kind === 'srt') return files?.srtKey ?? null;
  return kind === 'vtt' ? (files?.vttKey ?? null) : null;
}

/** Only what the document names may be had through it. */
function keyOfAsset(row: VideoRow, asset: string): string {
  const key = assetsOf(row.document).includes(asset) ? assetKey(asset) : null;
  if (!key) throw new AppError('not_found');
  return key;
}

/** A named wildcard of Express arrives as its parts. */
const partsOf = (param: string | string[] | undefined): string[] =>
  typeof param === 'string' ? [param] : (param ?? []);
