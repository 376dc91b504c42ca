import { randomUUID } from 'node:crypto';
import type { UploadOptions } from '../../core/api.ts';
import { AppError } from '../../core/errors.ts';
import { newVideo, type Choices } from '../../core/video.ts';
import type { Config } from '../../platform/config.ts';
import type { User, VideoRow } from '../../platform/database/database.ts';
import { videoKeys } from '../../platform/storage/video-keys.ts';
import type { ServerContext } from '../services.ts';
import { safeExtension, sha256Of } from '../uploads/source-file.ts';
import { readChoices } from './read-choices.ts';
import { readWords, type GivenText } from './read-words.ts';

export interface NewUpload {
  /** The id it will have, where that is settled already. */
  videoId?: string;
  user: User;
  /** On this machine; the caller removes it afterwards, whatever comes of it. */
  audio: { path: string; fileName: string; sizeBytes: number };
  manuscript: GivenText | null;
  subtitles: GivenText | null;
  options: Omit<UploadOptions, 'manuscript' | 'subtitles'>;
  /** Aborts the checks. Once the video exists it is there to stay. */
  signal: AbortSignal;
}

/**
 * Makes a video of an upload: everything is checked before a credit is held, then the recording is kept, the row made
 * and the job queued. A failure at any step undoes the ones before: no file, no row, no credit held.
 *
 * @throws AppError template_unknown | asset_missing | audio_* | words_missing | manuscript_* | subtitles_unreadable |
 *   file_too_large | insufficient_credits | storage_* | queue_unavailable | database_unavailable
 */
export async function createVideo(context: ServerContext, upload: NewUpload): Promise<VideoRow> {
  const { config, database, media, queue, storage } = context;
  const { user, audio, options, signal } = upload;

  const choices = await checkBeforeUpload(context, { user, options });
  const words = await readWords({
    manuscript: upload.manuscript,
    subtitles: upload.subtitles,
    speech: config.speech !== null,
  });
  await media.checkAudio({ path: audio.path, maxMinutes: config.limits.maxDurationMinutes, signal });
  const audioSha256 = await sha256Of(audio.path, signal);

  const { videoId = randomUUID() } = upload;
  const keys = videoKeys(videoId);
  const audioKey = keys.source(safeExtension(audio.fileName));
  const { template: templateId, review, ...about } = options;
  const undo: (() => Promise<unknown>)[] = [];
  try {
    undo.push(() => storage.deletePrefix(keys.all));
    await storage.put(audioKey, { path: audio.path }, { contentType: 'application/octet-stream' });
    const row = await database.createVideo({
      videoId,
      userId: user.id,
      source: { audioKey, audioFileName: audio.fileName, audioSha256, sizeBytes: audio.sizeBytes, ...words },
      // people name their church once, in the settings
      document: newVideo({
        ...about,
        church: about.church || user.church,
        templateId,
        choices,
      }),
      review,
      cost: costOf(config),
    });
    undo.push(() => database.deleteVideo({ userId: user.id, videoId }));
    await queue.add({ videoId, run: row.run, userId: row.userId });
    return row;
  } catch (error) {
    for (const step of undo.toReversed()) {
      await step().catch((failure: unknown) =>
        context.log.error({ err: failure, videoId }, 'could not undo an upload'),
      );
    }
    throw error;
  }
}

/**
 * What can be refused before a byte of the recording came; answers what was asked for. The credits are only looked at
 * here: the database decides.
 * @throws AppError template_unknown | asset_missing | insufficient_credits
 */
export async function checkBeforeUpload(
  context: Pick<ServerContext, 'config' | 'templates' | 'library' | 'database'>,
  { user, options }: { user: User; options: NewUpload['options'] },
): Promise<Choices> {
  const { config, templates } = context;
  const { template } = options;
  if (!templates.has(template)) throw new AppError('template_unknown', { template });
  const choices = await readChoices(context, { userId: user.id, options });
  const cost = costOf(config);
  if (user.credits < cost) throw new AppError('insufficient_credits', { cost, credits: user.credits });
  return choices;
}

/** Credits a video costs; none where they are switched off (development only). */
export const costOf = ({ credits }: Pick<Config, 'credits'>): number => (credits.enforced ? credits.cost : 0);
