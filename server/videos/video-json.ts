import type { ApiVideo } from '../../core/api.ts';
import { errorMessage, type Locale } from '../../core/messages.ts';
import type { VideoSummary } from '../../platform/database/database.ts';

/** A row as the caller sees it: what can be downloaded, and what went wrong in their language. */
export function toApiVideo(row: VideoSummary, locale: Locale): ApiVideo {
  const { files, error } = row;
  return {
    id: row.id,
    title: row.title,
    scripture: row.scripture,
    format: row.format,
    template: row.templateId,
    status: row.status,
    stage: row.stage,
    progress: row.progress,
    eta_ms: row.etaMs,
    duration_ms: files?.durationMs ?? row.durationMs,
    error: error && {
      stage: error.stage,
      code: error.code,
      message: errorMessage(error.code, locale, error.params),
      retryable: error.retryable,
    },
    notes: row.notes,
    files: {
      mp4: files !== null,
      srt: files !== null,
      vtt: files !== null,
      thumbnail: files !== null,
    },
    quality: files?.quality ?? null,
    version: row.version,
    cost: row.cost,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
  };
}
