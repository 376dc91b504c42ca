import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FPS, frameToMs } from '../../core/format.ts';
import { dbToAmplitude, gainDbAt, musicGainCurve } from '../../core/sound.ts';
import type { Timeline } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import type { AacSettings, MediaInput } from '../../platform/media/media-job.ts';
import type { Media } from '../../platform/media/media.ts';

const SAMPLE_RATE = 48_000;
/** Samples of sound in one frame of picture: exactly 1600. */
const SAMPLES_PER_FRAME = SAMPLE_RATE / FPS;
/** The music's gain is written out this often and interpolated between. */
const ENVELOPE_RATE = 1000;
/** Rumble of desks and rooms lies below; the deepest voices above. */
const HIGH_PASS_HZ = 50;
/** Noise in an almost silent recording is not blown up to full loudness. */
const MAX_GAIN_DB = 24;
/** AAC and the space between samples add a little to the peaks the limiter sees (FACTS of ebur128 runs: 0.1 to 0.3 dB). */
const PEAK_MARGIN_DB = 0.4;
const LOUDNESS_TOLERANCE_LU = 0.3;
/** What limiting takes away of the loudness of speech: 0.1 to 0.5 LU in the recordings it was measured on. */
const LIMITER_LOSS_LU = 0.3;
/** Two corrections have always been enough. */
const MAX_ATTEMPTS = 5;
/** Peaks of a long sound are looked for in so many parts at the same time, none shorter than this. */
const PARTS = 2;
const MIN_PART_SECONDS = 30;

const AAC: AacSettings = { bitRate: 192_000, plain: true };

/** Loudness and true peak of a sound; null for silence. */
type Measured = Awaited<ReturnType<Media['measureMix']>>;

/**
 * The sound of the whole video as AAC: the recording from the end of the intro to its last sample, the music under it
 * along the same gain curve as in the preview, brought to the document's loudness and kept under its peak.
 */
export async function mixSound(request: {
  video: Video;
  timeline: Timeline;
  voiceWav: string;
  /** File of `video.sound.music`; null where there is none. */
  musicPath: string | null;
  media: Media;
  /** Where it may leave what it needs on the way. */
  folder: string;
  out: string;
  signal: AbortSignal;
  onProgress: (share: number) => void;
}): Promise<void> {
  const { video, timeline, media, out, signal, onProgress } = request;
  const { targetLufs, truePeakDb } = video.sound;
  const { inputs, graph } = await mixGraph(request);
  const mastered = (mastering: Mastering) =>
    `${graph}${masteringFilters(mastering)},${wholeLength(timeline)}`;
  const encode = (mastering: Mastering, signal: AbortSignal) =>
    media.run(
      {
        kind: 'encode',
        inputs,
        filter: `${mastered(mastering)}[out]`,
        outputs: [{ label: 'out', format: 'm4a', path: out, audio: AAC }],
      },
      { signal },
    );

  /** Encodes what it measures at the same time, which is quicker: a wrong guess is told by the time half is done. */
  const attempt = async (mastering: Mastering, isLast: boolean): Promise<Measured> => {
    const wrong = new AbortController();
    const encoding = encode(mastering, AbortSignal.any([signal, wrong.signal]));
    try {
      const found = await media.measureMix({ inputs, graph: `${mastered(mastering)},`, peak: true, signal });
      if (!isLast && corrected(mastering, found, video.sound)) return found;
      await encoding;
      return { lufs: found.lufs, truePeakDb: await truePeakOf({ path: out, timeline, media, signal }) };
    } finally {
      wrong.abort();
      await encoding.catch(() => {});
    }
  };

  const mixed = await media.measureMix({ inputs, graph, peak: false, signal });
  let mastering: Mastering = {
    gainDb: mixed.lufs === null ? 0 : Math.min(MAX_GAIN_DB, targetLufs - mixed.lufs + LIMITER_LOSS_LU),
    limitDb: truePeakDb - PEAK_MARGIN_DB,
  };
  for (let n = 1; n <= MAX_ATTEMPTS; n++) {
    onProgress(1 - 0.8 / n);
    const better = corrected(mastering, await attempt(mastering, n === MAX_ATTEMPTS), video.sound);
    if (!better) break;
    mastering = better;
  }
  onProgress(1);
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
  const peaks = await Promise.all(
    Array.from({ length: parts }, async (_, part) => {
      const span = { seekSeconds: (part * seconds) / parts, durationSeconds: seconds / parts };
      const inputs = [{ path, ...(parts > 1 && span) }];
      return (await media.measureMix({ inputs, graph: '[0:a]', peak: true, signal })).truePeakDb;
    }),
  );
  const heard = peaks.filter((peak) => peak !== null);
  return heard.length === 0 ? null : Math.max(...heard);
}

/** The two settings that bring a mix to its loudness. */
interface Mastering {
  gainDb: number;
  limitDb: number;
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

/** Filter text up to the unmastered mix; the next filter follows after its last comma. */
async function mixGraph(request: {
  video: Video;
  timeline: Timeline;
  voiceWav: string;
  musicPath: string | null;
  folder: string;
}): Promise<{ inputs: MediaInput[]; graph: string }> {
  const { video, timeline, voiceWav, musicPath, folder } = request;
  const { music, voiceGainDb } = video.sound;
  const voice =
    `[0:a]highpass=f=${HIGH_PASS_HZ},volume=${voiceGainDb}dB,${STEREO},` +
    `adelay=delays=${timeline.voiceFrom * SAMPLES_PER_FRAME}S:all=1,${wholeLength(timeline)}`;
  if (!music || !musicPath) return { inputs: [{ path: voiceWav }], graph: `${voice},` };

  const envelope = join(folder, 'music-gain.f32');
  await writeFile(envelope, gainEnvelope(video, timeline));
  const loop = Math.round((music.durationMs * SAMPLE_RATE) / 1000);
  return {
    inputs: [
      { path: voiceWav },
      { path: musicPath },
      { path: envelope, raw: { kind: 'floats', sampleRate: ENVELOPE_RATE, channels: 1 } },
    ],
    graph: [
      `${voice}[voice]`,
      // cut to its stated length, so that the padding of its file does not stand between two rounds
      `[1:a]aresample=${SAMPLE_RATE},aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=end_sample=${loop},aloop=loop=-1:size=${loop},${wholeLength(timeline)}[music]`,
      `[2:a]${STEREO},${wholeLength(timeline)}[gain]`,
      `[music][gain]amultiply[bed]`,
      `[voice][bed]amix=inputs=2:normalize=0:duration=first,`,
    ].join(';'),
  };
}

/** One channel to both sides, each as loud as it was. */
const STEREO = `aresample=${SAMPLE_RATE},aformat=sample_fmts=fltp,pan=stereo|c0=c0|c1=c0`;

const wholeLength = ({ durationInFrames }: Timeline): string =>
  `apad,atrim=end_sample=${durationInFrames * SAMPLES_PER_FRAME},asetpts=N/SR/TB`;

const masteringFilters = ({ gainDb, limitDb }: Mastering): string =>
  `volume=${gainDb.toFixed(3)}dB,alimiter=limit=${dbToAmplitude(limitDb).toFixed(5)}:attack=5:release=80:level=0:latency=1`;

/** The music's gain as amplitude factors, 32-bit floats. */
function gainEnvelope(video: Video, timeline: Timeline): Buffer {
  const curve = musicGainCurve(video, timeline);
  const length = Math.ceil((frameToMs(timeline.durationInFrames) * ENVELOPE_RATE) / 1000) + 1;
  const gains = new Float32Array(length);
  for (let i = 0; i < length; i++) gains[i] = dbToAmplitude(gainDbAt(curve, (i * 1000) / ENVELOPE_RATE));
  return Buffer.from(gains.buffer);
}
