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
/** Limiting takes loudness away; two corrections have always been enough. */
const MAX_PASSES = 4;
/** AAC changes loudness and peaks a little; the margin is meant to make the first one right. */
const MAX_ENCODINGS = 3;

/** At this rate the quick coder is also the closer one: less noise put in by far, at a third of the time. */
const AAC: AacSettings = { bitRate: 192_000, coder: 'fast' };

/** Loudness and true peak of the encoded sound; null for silence. */
export interface MixedSound {
  lufs: number | null;
  truePeakDb: number | null;
}

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
}): Promise<MixedSound> {
  const { video, timeline, media, out, signal, onProgress } = request;
  const { targetLufs, truePeakDb } = video.sound;
  const { inputs, graph } = await mixGraph(request);
  const encode = (mastering: Mastering) =>
    media.run(
      {
        kind: 'encode',
        inputs,
        filter: `${graph}${masteringFilters(mastering)},${wholeLength(timeline)}[out]`,
        outputs: [{ label: 'out', format: 'm4a', path: out, audio: AAC }],
      },
      { signal },
    );

  const mixed = await media.measureMix({ inputs, graph, peak: false, signal });
  onProgress(0.1);
  let mastering: Mastering = {
    gainDb: mixed.lufs === null ? 0 : Math.min(MAX_GAIN_DB, targetLufs - mixed.lufs),
    limitDb: truePeakDb - PEAK_MARGIN_DB,
  };
  // found without encoding, which takes several times as long as all the rest
  for (let pass = 1; pass <= MAX_PASSES; pass++) {
    const found = await media.measureMix({
      inputs,
      graph: `${graph}${masteringFilters(mastering)},${wholeLength(timeline)},`,
      peak: true,
      signal,
    });
    onProgress(0.1 + (0.4 * pass) / MAX_PASSES);
    const better = corrected(mastering, found, video.sound);
    if (!better) break;
    mastering = better;
  }
  for (let pass = 1; ; pass++) {
    await encode(mastering);
    const found = await media.measureLoudness({ path: out, signal });
    onProgress(Math.min(0.95, 0.5 + 0.4 * pass));
    const better = corrected(mastering, found, video.sound);
    if (!better || pass === MAX_ENCODINGS) {
      onProgress(1);
      return found;
    }
    mastering = better;
  }
}

/** The two settings that bring a mix to its loudness. */
interface Mastering {
  gainDb: number;
  limitDb: number;
}

/** What to try next; null where it is loud enough, and its peaks are low enough. */
function corrected(
  { gainDb, limitDb }: Mastering,
  found: MixedSound,
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
