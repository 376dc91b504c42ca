import { AppError } from '../../core/errors.ts';
import type { Library } from '../../core/library.ts';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import type { PipelineContext } from './context.ts';

/** Louder than this and even a whisper recorded at arm's length would hiss; the final mix is measured again anyway. */
const MAX_GAIN_DB = 30;

/**
 * Takes the music that was asked for, else that of the template, and sets the voice to the target loudness; the mix
 * itself is made at render.
 */
export async function score(video: Video, context: PipelineContext): Promise<Video> {
  const template = context.services.templates.get(video.template.id);
  if (!template) throw new AppError('template_unknown', { template: video.template.id });
  const { lufs } = video.recording?.cleaning ?? video.recording ?? { lufs: null };
  const gain = lufs === null ? 0 : video.sound.targetLufs - lufs;
  const { music: chosen } = video.choices;
  const track = chosen === 'template' ? trackOf(template, context.services.library.library) : chosen;
  return {
    ...video,
    sound: {
      ...video.sound,
      voiceGainDb: Math.round(Math.min(MAX_GAIN_DB, Math.max(-MAX_GAIN_DB, gain)) * 10) / 10,
      music: track
        ? {
            ...track,
            gainDb: template.music.gainDb,
            duckDb: template.music.duckDb,
          }
        : null,
    },
  };
}

function trackOf(template: Template, library: Library): { asset: string; durationMs: number } | null {
  const track = library.music.find(({ id }) => id === template.music.track);
  return track ? { asset: `builtin:music/${track.id}`, durationMs: track.durationMs } : null;
}
