import { createHash } from 'node:crypto';
import { AppError } from '../../core/errors.ts';
import type { Quality } from '../../core/quality.ts';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import type { Database, VideoRow } from '../database/database.ts';
import type { Storage } from '../storage/storage.ts';
import { thumbnailName } from '../storage/thumbnail-name.ts';
import { videoKeys } from '../storage/video-keys.ts';

/** Raised when the same video would now give another pack: packs that are kept are made again. */
const PACK_VERSION = 1;

/** What a pack is made of. */
export interface PackSource {
  /** Names the pack by all that goes into it. */
  name: string;
  /** The document that the MP4 was made of: what was edited since is in neither. */
  video: Video;
  quality: Quality;
  mp4Key: string;
  /** The last designed, where it has been drawn. */
  thumbnailKey: string;
}

/** @throws AppError not_ready where the video is not finished | template_unknown */
export async function packSource(
  row: VideoRow,
  services: {
    database: Pick<Database, 'renderProspect'>;
    storage: Storage;
    templates: ReadonlyMap<string, Template>;
  },
): Promise<PackSource> {
  const { files, document } = row;
  if (!files) throw new AppError('not_ready');
  const { made } = await services.database.renderProspect({ userId: row.userId, videoId: row.id });
  const { recording, transcript, script } = document;
  const last = made[files.quality];
  const video = last ? { ...last, recording, transcript, script } : document;
  const source = {
    video,
    quality: files.quality,
    mp4Key: files.mp4Key,
    thumbnailKey: (await designedThumbnail(row, services)) ?? files.thumbnailKey,
  };
  const hash = createHash('sha256').update(JSON.stringify([PACK_VERSION, source]));
  return { ...source, name: hash.digest('hex').slice(0, 24) };
}

async function designedThumbnail(
  { id, document }: VideoRow,
  { storage, templates }: { storage: Storage; templates: ReadonlyMap<string, Template> },
): Promise<string | null> {
  const template = templates.get(document.template.id);
  if (!template) throw new AppError('template_unknown', { template: document.template.id });
  if (document.thumbnail === null) return null;
  const file = thumbnailName(document, template).file({ size: '720', type: 'jpg' });
  const key = `${videoKeys(id).thumbnails}${file}`;
  return (await storage.stat(key)) ? key : null;
}
