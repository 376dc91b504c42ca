import { dbToAmplitude } from '../../core/sound.ts';
import { CLEAN_VOICE_LUFS, type Cleaning } from '../../core/video.ts';
import type { Media } from '../../platform/media/media.ts';

/** Rumble of desks and rooms lies below; the deepest voices above. */
const HIGH_PASS_HZ = 70;
/** What the compressor is set for: every recording is brought to it first, so that all are treated alike. */
const WORKING_LUFS = -20;
/** Louder than this and even a whisper recorded at arm's length would hiss. */
const MAX_GAIN_DB = 30;
/** Lightly: what is louder than most of the voice is held back by less than half, slowly enough not to be heard. */
const COMPRESSOR = `acompressor=threshold=${dbToAmplitude(-20).toFixed(4)}:ratio=1.8:knee=4:attack=15:release=250:makeup=1`;
/** Below the peak of finished videos, so that what comes of music and encoding hardly needs another limiting. */
const PEAK_DB = -2;
/** What compressing and limiting take away, about: 1.0 to 2.5 dB in the recordings it was measured on. */
const USUAL_LOSS_DB = 1.7;
const SAMPLE_RATE = 48_000;
/** Neighbouring samples at full scale that no voice makes by itself, and how many such places a minute are too many. */
const FLAT_SAMPLES = 4;
const FULL_SCALE = 0.985;
const MAX_FLAT_A_MINUTE = 6;

/**
 * How a recording is to be cleaned, measured once. The same settings then make the same voice, in the preview and in the
 * mix.
 * @param lufs loudness as recorded; null for silence, which is left alone
 */
export async function measureCleaning(request: {
  voiceWav: string;
  lufs: number | null;
  media: Media;
  signal: AbortSignal;
}): Promise<Cleaning> {
  const { voiceWav, lufs, media, signal } = request;
  const samples = await media.decodePcm({ path: voiceWav, sampleRate: SAMPLE_RATE, signal });
  const declip = isClipped(samples);
  if (lufs === null) return { declip, gainDb: 0, makeUpDb: 0, lufs: null };
  const gainDb = round(Math.min(MAX_GAIN_DB, WORKING_LUFS - lufs));
  const guess = CLEAN_VOICE_LUFS - WORKING_LUFS + USUAL_LOSS_DB;
  const trial = cleaningFilters({ declip: false, gainDb, makeUpDb: guess });
  const found = await media.measureMix({
    inputs: [{ path: voiceWav }],
    graph: `[0:a]${trial},`,
    peak: false,
    signal,
  });
  if (found.lufs === null) return { declip, gainDb, makeUpDb: 0, lufs: null };
  // what could not be brought to the working level is not blown up afterwards either
  const isQuiet = gainDb === MAX_GAIN_DB;
  const makeUpDb = isQuiet ? guess : round(guess + CLEAN_VOICE_LUFS - found.lufs);
  return { declip, gainDb, makeUpDb, lufs: isQuiet ? found.lufs : CLEAN_VOICE_LUFS };
}

/** Filter text from the recording to the clean voice, sample for sample of the same length. */
export const cleanVoiceFilter = (cleaning: Cleaning, samples: number): string =>
  `${cleaningFilters(cleaning)},apad,atrim=end_sample=${samples},asetpts=N/SR/TB`;

const cleaningFilters = ({ declip, gainDb, makeUpDb }: Omit<Cleaning, 'lufs'>): string =>
  [
    ...(declip ? ['adeclip=window=55:overlap=75:threshold=6'] : []),
    `highpass=f=${HIGH_PASS_HZ}`,
    `volume=${gainDb}dB`,
    COMPRESSOR,
    `volume=${makeUpDb}dB`,
    `alimiter=limit=${dbToAmplitude(PEAK_DB).toFixed(5)}:attack=5:release=80:level=0:latency=1`,
  ].join(',');

/** Whether the tops of a sound are cut off, again and again: several samples in a row as loud as there can be. */
export function isClipped(samples: Float32Array): boolean {
  let flat = 0;
  let places = 0;
  for (let i = 0; i < samples.length; i++) {
    if (Math.abs(samples[i]!) < FULL_SCALE) flat = 0;
    else if (++flat === FLAT_SAMPLES) places++;
  }
  return places * 60 * SAMPLE_RATE > MAX_FLAT_A_MINUTE * samples.length;
}

const round = (db: number): number => Math.round(db * 100) / 100;
