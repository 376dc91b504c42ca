import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FPS } from '../../core/format.ts';
import { voiceLufs } from '../../core/sound.ts';
import type { Timeline } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import type { AacSettings } from '../../platform/media/media-job.ts';
import type { Media } from '../../platform/media/media.ts';
import { allEnded } from './at-once.ts';
import { masteringFilters, mixGraph, type Mastering } from './mix-graph.ts';

/** Noise in an almost silent recording is not blown up to full loudness. */
const MAX_GAIN_DB = 24;
/** The limiter sees samples; between them, and through AAC, peaks are a little higher. */
const PEAK_MARGIN_DB = 0.6;
/** AAC took 0.07 dB from the true peak of a mix, or added as much, at most (docs/sound.md). A mix closer to its limit is measured again, encoded. */
const AAC_MARGIN_DB = 0.3;
/** Three tenths, in which meters tell it. Less is left as it is: so the mix stays what the preview plays. */
const LOUDNESS_TOLERANCE_LU = 0.35;
/** What is further off is mixed again, so that no limiter works on what another one did for a wrong guess. */
const MAX_TRIM_LU = 1;
/** Two corrections have always been enough. */
const MAX_ATTEMPTS = 5;
/** Peaks of a long sound are looked for in so many parts at the same time, none shorter than this. */
const PARTS = 2;
const MIN_PART_SECONDS = 30;

const AAC: AacSettings = { bitRate: 192_000, plain: true };

/** Loudness and true peak of a sound; null for silence. */
type Measured = Awaited<ReturnType<Media['measureMix']>>;

/**
 * The sound of the whole video as AAC: the clean voice from the end of the intro to its last sample, the music under it
 * along the same gain curve as in the preview, brought to the document's loudness and kept under its peak. It is mixed
 * without loss, and its loudness is known by then; what is missing is added on the way to the encoder.
 */
export async function mixSound(request: {
  video: Video;
  timeline: Timeline;
  /** The clean voice, as `writeVoice` leaves it. */
  voicePath: string;
  /** File of `video.sound.music`; null where there is none. */
  musicPath: string | null;
  media: Media;
  /** Where it may leave what it needs on the way. */
  folder: string;
  out: string;
  signal: AbortSignal;
  onProgress: (share: number) => void;
}): Promise<void> {
  const { video, timeline, media, folder, out, signal, onProgress } = request;
  const { targetLufs, truePeakDb } = video.sound;
  const mixed = join(folder, 'mix.wav');

  const mix = async (mastering: Mastering): Promise<Measured> => {
    const { inputs, filter } = await mixGraph({ ...request, mastering });
    const into = { format: 'wav' as const, path: mixed };
    return media.measureMix({ inputs, graph: `${filter};[mix]`, peak: false, into, signal });
  };

  /** Encodes what was mixed; one process measures meanwhile what the other is given. */
  const finish = async (trim: string): Promise<Measured> => {
    const inputs = [{ path: mixed }];
    const filter = `[0:a]${trim}[out]`;
    const outputs = [{ label: 'out', format: 'm4a' as const, path: out, audio: AAC }];
    const failed = new AbortController();
    const both = { signal: AbortSignal.any([signal, failed.signal]) };
    const [found] = await allEnded(
      [
        media.measureMix({ inputs, graph: `[0:a]${trim},`, peak: true, ...both }),
        media.run({ kind: 'encode', inputs, filter, outputs }, both),
      ],
      (error) => failed.abort(error),
    );
    const isClose = found.truePeakDb !== null && found.truePeakDb > truePeakDb - AAC_MARGIN_DB;
    return isClose
      ? { ...found, truePeakDb: await truePeakOf({ path: out, timeline, media, signal }) }
      : found;
  };

  let mastering = guess(video);
  for (let n = 1; n <= MAX_ATTEMPTS; n++) {
    onProgress(1 - 0.8 / n);
    const { lufs } = await mix(mastering);
    const missingLu = lufs === null || mastering.gainDb >= MAX_GAIN_DB ? 0 : targetLufs - lufs;
    if (Math.abs(missingLu) > MAX_TRIM_LU && n < MAX_ATTEMPTS) {
      mastering = { ...mastering, gainDb: Math.min(MAX_GAIN_DB, mastering.gainDb + missingLu) };
      continue;
    }
    const trimDb = Math.abs(missingLu) > LOUDNESS_TOLERANCE_LU ? missingLu : 0;
    const { gainDb, limitDb } = mastering;
    const found = await finish(trimDb === 0 ? 'anull' : masteringFilters({ gainDb: trimDb, limitDb }));
    const better = corrected({ gainDb: gainDb + trimDb, limitDb }, found, video.sound);
    if (!better) break;
    mastering = better;
  }
  await rm(mixed, { force: true });
  onProgress(1);
}

/** The voice is at its loudness already, and music 14 dB below adds next to nothing. */
function guess(video: Video): Mastering {
  const { targetLufs, truePeakDb } = video.sound;
  const lufs = voiceLufs(video);
  return {
    gainDb: lufs === null ? 0 : Math.min(MAX_GAIN_DB, targetLufs - lufs),
    limitDb: truePeakDb - PEAK_MARGIN_DB,
  };
}

/** The highest true peak of an encoded sound, in dBTP; null for silence. */
async function truePeakOf(request: {
  path: string;
  timeline: Timeline;
  media: Media;
  signal: AbortSignal;
}): Promise<number | null> {
  const { path, timeline, media, signal } = request;
  const seconds = timeline.durationInFrames / FPS;
  const parts = seconds < PARTS * MIN_PART_SECONDS ? 1 : PARTS;
  const peaks = await allEnded(
    Array.from({ length: parts }, async (_, part) => {
      const span = { seekSeconds: (part * seconds) / parts, durationSeconds: seconds / parts };
      const inputs = [{ path, ...(parts > 1 && span) }];
      return (await media.measureMix({ inputs, graph: '[0:a]', peak: true, signal })).truePeakDb;
    }),
  );
  const heard = peaks.filter((peak) => peak !== null);
  return heard.length === 0 ? null : Math.max(...heard);
}

/** What to try next; null where it is loud enough, and its peaks are low enough. */
function corrected(
  { gainDb, limitDb }: Mastering,
  found: Measured,
  { targetLufs, truePeakDb }: Video['sound'],
): Mastering | null {
  const missing = found.lufs === null || gainDb >= MAX_GAIN_DB ? 0 : targetLufs - found.lufs;
  const over = found.truePeakDb === null ? 0 : found.truePeakDb - truePeakDb;
  const quiet = Math.abs(missing) > LOUDNESS_TOLERANCE_LU;
  if (!quiet && over <= 0) return null;
  return {
    gainDb: quiet ? Math.min(MAX_GAIN_DB, gainDb + missing) : gainDb,
    limitDb: over > 0 ? limitDb - over - 0.1 : limitDb,
  };
}
