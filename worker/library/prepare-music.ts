import { join } from 'node:path';
import { AppError, isAppError, type ErrorCode } from '../../core/errors.ts';
import { MAX_MUSIC_MINUTES } from '../../core/library-item.ts';
import { dbToAmplitude } from '../../core/sound.ts';
import type { PrepareRequest, PreparedAsset } from './prepared-asset.ts';

/** Loudness of all music of the library, built in or not: gains in documents count from there. */
const TARGET_LUFS = -20;
/** Noise is not blown up to music. */
const MAX_GAIN_DB = 30;
/** A little below full, since AAC adds to peaks. */
const LIMIT_DB = -1.5;
const LEAST_MS = 3_000;
const SAMPLES_PER_MS = 48;
const BIT_RATE = 160_000;
const LONGEST_WORK_MS = 5 * 60 * 1000;

/** What the check of a recording says, for somebody who uploads music. */
const AS_MUSIC: Partial<Record<ErrorCode, ErrorCode>> = {
  audio_empty: 'asset_unreadable',
  audio_not_audio: 'asset_type',
  audio_no_sound_track: 'asset_silent',
  audio_no_sound: 'asset_silent',
  audio_cut_off: 'asset_cut_off',
  audio_header_lies: 'asset_unreadable',
  audio_unreadable: 'asset_unreadable',
};

/**
 * Music as videos use it: AAC in stereo at -20 LUFS, whole milliseconds long.
 * @throws AppError asset_type | asset_silent | asset_cut_off | asset_unreadable | asset_too_long | asset_too_short |
 *   asset_too_slow | disk_full | cancelled
 */
export async function prepareMusic(request: PrepareRequest): Promise<PreparedAsset> {
  const { path, workDir, media, signal } = request;
  const { durationMs } = await checked(request);
  const { lufs } = await media.measureLoudness({ path, signal });
  // nothing in it is loud enough to be measured
  if (lufs === null) throw new AppError('asset_silent');
  const gainDb = Math.min(MAX_GAIN_DB, TARGET_LUFS - lufs);
  const main = join(workDir, 'main.mp4');
  const late = AbortSignal.timeout(LONGEST_WORK_MS);
  const filters = [
    'aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo',
    `volume=${gainDb.toFixed(2)}dB`,
    `alimiter=limit=${dbToAmplitude(LIMIT_DB).toFixed(5)}:attack=5:release=80:level=0:latency=1`,
    `apad,atrim=end_sample=${durationMs * SAMPLES_PER_MS},asetpts=N/SR/TB`,
  ];
  try {
    await media.run(
      {
        kind: 'encode',
        inputs: [{ path, fromOutside: true }],
        filter: `[0:a:0]${filters.join(',')}[out]`,
        outputs: [
          {
            label: 'out',
            format: 'm4a',
            path: main,
            audio: { bitRate: BIT_RATE, plain: true },
            fastStart: true,
          },
        ],
      },
      { signal: AbortSignal.any([signal, late]), timeoutMs: 2 * LONGEST_WORK_MS, limited: true },
    );
  } catch (error) {
    signal.throwIfAborted();
    if (late.aborted) throw new AppError('asset_too_slow', {}, { cause: error });
    if (isAppError(error) && error.code === 'disk_full') throw error;
    throw new AppError('asset_unreadable', {}, { cause: error });
  }
  return { durationMs, width: 0, height: 0, loops: true, main, views: null };
}

async function checked({ media, path, signal }: PrepareRequest): Promise<{ durationMs: number }> {
  const tooShort = { seconds: LEAST_MS / 1000 };
  try {
    const check = await media.checkAudio({ path, maxMinutes: MAX_MUSIC_MINUTES, signal });
    if (check.silent) throw new AppError('asset_silent');
    if (check.durationMs < LEAST_MS) throw new AppError('asset_too_short', tooShort);
    return check;
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === 'audio_too_short') throw new AppError('asset_too_short', tooShort, { cause: error });
    if (error.code === 'audio_too_long')
      throw new AppError('asset_too_long', { limitMinutes: MAX_MUSIC_MINUTES }, { cause: error });
    const code = AS_MUSIC[error.code];
    throw code ? new AppError(code, {}, { cause: error }) : error;
  }
}
