import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FPS, frameToMs } from '../../core/format.ts';
import { dbToAmplitude, gainDbAt, musicGainCurve } from '../../core/sound.ts';
import type { Timeline } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import type { MediaInput } from '../../platform/media/media-job.ts';
import { TO_BOTH_SIDES } from './clean-voice.ts';

const SAMPLE_RATE = 48_000;
/** Samples of sound in one frame of picture: exactly 1600. */
const SAMPLES_PER_FRAME = SAMPLE_RATE / FPS;
/** The music's gain is written out this often and interpolated between. */
const ENVELOPE_RATE = 1000;

/** The two settings that bring a mix to its loudness. */
export interface Mastering {
  gainDb: number;
  limitDb: number;
}

/**
 * Inputs and filter text of the whole sound, giving `[mix]`: the clean voice from the end of the intro; the music along its
 * curve; brought to its loudness and limited; exactly as long as the picture.
 */
export async function mixGraph(request: {
  video: Video;
  timeline: Timeline;
  /** The clean voice, as `writeVoice` leaves it. */
  voicePath: string;
  musicPath: string | null;
  mastering: Mastering;
  folder: string;
}): Promise<{ inputs: MediaInput[]; filter: string }> {
  const { video, timeline, voicePath, musicPath, mastering, folder } = request;
  const { music } = video.sound;
  const voice = `[0:a]volume=${video.sound.voiceGainDb}dB,${TO_BOTH_SIDES},adelay=delays=${timeline.voiceFrom * SAMPLES_PER_FRAME}S:all=1,${wholeLength(timeline)}`;
  // 16 bits before it is encoded: an encoder takes half as long again over the last traces of a fade
  const master = `${masteringFilters(mastering)},${wholeLength(timeline)},aformat=sample_fmts=s16[mix]`;
  if (!music || !musicPath) return { inputs: [{ path: voicePath }], filter: `${voice},${master}` };

  const envelope = join(folder, 'music-gain.f32');
  await writeFile(envelope, gainEnvelope(video, timeline));
  const loop = Math.round((music.durationMs * SAMPLE_RATE) / 1000);
  return {
    inputs: [
      { path: voicePath },
      { path: musicPath },
      { path: envelope, raw: { kind: 'floats', sampleRate: ENVELOPE_RATE, channels: 1 } },
    ],
    filter: [
      `${voice}[voice]`,
      // cut to its stated length, so that the padding of its file does not stand between two rounds
      `[1:a]aresample=${SAMPLE_RATE},aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=end_sample=${loop},aloop=loop=-1:size=${loop},${wholeLength(timeline)}[music]`,
      `[2:a]${TO_BOTH_SIDES},${wholeLength(timeline)}[gain]`,
      `[music][gain]amultiply[bed]`,
      `[voice][bed]amix=inputs=2:normalize=0:duration=first,${master}`,
    ].join(';'),
  };
}

const wholeLength = ({ durationInFrames }: Timeline): string =>
  `apad,atrim=end_sample=${durationInFrames * SAMPLES_PER_FRAME},asetpts=N/SR/TB`;

export const masteringFilters = ({ gainDb, limitDb }: Mastering): string =>
  `volume=${gainDb.toFixed(3)}dB,alimiter=limit=${dbToAmplitude(limitDb).toFixed(5)}:attack=5:release=80:level=0:latency=1`;

/** The music's gain as amplitude factors, 32-bit floats. */
function gainEnvelope(video: Video, timeline: Timeline): Buffer {
  const curve = musicGainCurve(video, timeline);
  const length = Math.ceil((frameToMs(timeline.durationInFrames) * ENVELOPE_RATE) / 1000) + 1;
  const gains = new Float32Array(length);
  for (let i = 0; i < length; i++) gains[i] = dbToAmplitude(gainDbAt(curve, (i * 1000) / ENVELOPE_RATE));
  return Buffer.from(gains.buffer);
}
