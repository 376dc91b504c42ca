import { createReadStream } from 'node:fs';
import { dbToAmplitude } from '../../core/sound.ts';
import { CLEAN_VOICE_LUFS, type Cleaning } from '../../core/video.ts';
import type { Media } from '../../platform/media/media.ts';

/** Rumble of desks and rooms lies below; the deepest voices above. */
export const HIGH_PASS = 'highpass=f=70';
/** What the compressor is set for: every recording is brought to it first, so that all are treated alike. */
const WORKING_LUFS = -20;
/** Louder than this and even a whisper recorded at arm's length would hiss. */
const MAX_GAIN_DB = 30;
/** Lightly: what is louder than most of the voice is held back by less than half, slowly enough not to be heard. */
const COMPRESSOR = `acompressor=threshold=${dbToAmplitude(-20).toFixed(4)}:ratio=1.8:knee=4:attack=15:release=250:makeup=1`;
/** Below the peak of finished videos, so that what comes of music and encoding hardly needs another limiting. */
const PEAK_DB = -2;
/** About what it takes after the compressor; how much exactly is measured. */
const TRIAL_MAKE_UP_DB = 4.5;
const SAMPLE_RATE = 48_000;
const WAV_HEADER_BYTES = 44;
/** Neighbouring samples at full scale that no voice makes by itself, and how many such places a minute are too many. */
const FLAT_SAMPLES = 4;
const FULL_SCALE = 0.985 * 32_768;
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
  const declip = await isClipped(voiceWav);
  if (lufs === null) return { declip, gainDb: 0, makeUpDb: 0, lufs: null };
  const gainDb = round(Math.min(MAX_GAIN_DB, WORKING_LUFS - lufs));
  const trial = cleaningFilters({ declip: false, gainDb, makeUpDb: TRIAL_MAKE_UP_DB });
  const found = await media.measureMix({
    inputs: [{ path: voiceWav }],
    graph: `[0:a]${trial},${TO_BOTH_SIDES},`,
    peak: false,
    signal,
  });
  if (found.lufs === null) return { declip, gainDb, makeUpDb: 0, lufs: null };
  // what could not be brought to the working level is not blown up afterwards either
  const isQuiet = gainDb === MAX_GAIN_DB;
  const makeUpDb = isQuiet ? TRIAL_MAKE_UP_DB : round(TRIAL_MAKE_UP_DB + CLEAN_VOICE_LUFS - found.lufs);
  return { declip, gainDb, makeUpDb, lufs: isQuiet ? found.lufs : CLEAN_VOICE_LUFS };
}

/** One channel to both sides, each as loud as it was: together 3 LU louder. */
export const TO_BOTH_SIDES = 'aresample=48000,aformat=sample_fmts=fltp,pan=stereo|c0=c0|c1=c0';

/** Filter text from the recording to the clean voice, sample for sample of the same length. */
export const cleanVoiceFilter = (cleaning: Cleaning, samples: number): string =>
  `${cleaningFilters(cleaning)},apad,atrim=end_sample=${samples},asetpts=N/SR/TB`;

const cleaningFilters = ({ declip, gainDb, makeUpDb }: Omit<Cleaning, 'lufs'>): string =>
  [
    ...(declip ? ['adeclip=window=55:overlap=75:threshold=6'] : []),
    HIGH_PASS,
    `volume=${gainDb}dB`,
    COMPRESSOR,
    `volume=${makeUpDb}dB`,
    `alimiter=limit=${dbToAmplitude(PEAK_DB).toFixed(5)}:attack=5:release=80:level=0:latency=1`,
  ].join(',');

/** Whether the tops of a recording are cut off again and again: several samples in a row as loud as there can be. */
export async function isClipped(voiceWav: string): Promise<boolean> {
  let flat = 0;
  let places = 0;
  let samples = 0;
  for await (const part of createReadStream(voiceWav, { start: WAV_HEADER_BYTES, highWaterMark: 1 << 20 })) {
    const bytes = part as Buffer;
    for (let at = 0; at + 1 < bytes.length; at += 2) {
      if (Math.abs(bytes.readInt16LE(at)) < FULL_SCALE) flat = 0;
      else if (++flat === FLAT_SAMPLES) places++;
    }
    samples += bytes.length / 2;
  }
  return places * 60 * SAMPLE_RATE > MAX_FLAT_A_MINUTE * samples;
}

const round = (db: number): number => Math.round(db * 100) / 100;
