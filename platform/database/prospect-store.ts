import { z } from 'zod';
import type { RenderSample } from '../../core/expected-render.ts';
import { qualitySchema, type Quality } from '../../core/quality.ts';
import { madeOfSchema, type MadeOf } from '../../core/render-changes.ts';
import type { VideoKey } from './video-key.ts';

/** What is known before a video is made. */
export interface RenderProspect {
  /** `open`: its credits are set aside; `captured`: it is paid; null: making it costs. */
  hold: 'open' | 'captured' | null;
  /** What the last files of each quality were made of; null where a version of the product wrote it that we do not read. */
  made: Partial<Record<Quality, MadeOf | null>>;
  /** The last renders of this installation, newest first. */
  recent: (RenderSample & { quality: Quality })[];
}

/** The part of the database that knows what making a video again will take. */
export interface ProspectStore {
  /** Throws `not_found` (also for another user's). */
  renderProspect(key: VideoKey): Promise<RenderProspect>;
}

/** Renders that are looked at for how quick this installation is. */
const RECENT = 40;

const count = z.number().int().nonnegative();
const prospectSchema: z.ZodType<RenderProspect> = z.strictObject({
  hold: z.enum(['open', 'captured']).nullable(),
  made: z.partialRecord(qualitySchema, madeOfSchema.nullable().catch(null)),
  recent: z.array(z.strictObject({ quality: qualitySchema, framesMade: count, tookMs: count })),
});

type Call = <T>(name: string, args: Record<string, unknown>, schema: z.ZodType<T>) => Promise<T>;

export const prospectStore = (call: Call): ProspectStore => ({
  renderProspect: ({ userId, videoId }) =>
    call('render_prospect', { p_user_id: userId, p_video_id: videoId, p_recent: RECENT }, prospectSchema),
});
