import { mkdir, readdir, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { frameToMs } from '../core/format.ts';
import { musicFile } from '../core/library.ts';
import { timelineOf } from '../core/timeline.ts';
import { newVideo, type Video } from '../core/video.ts';
import type { MakingServices } from '../platform/services.ts';
import { analyse, ANALYSIS_RATE } from '../worker/pipeline/analyse.ts';
import { measureCleaning } from '../worker/render/clean-voice.ts';
import { mixSound } from '../worker/render/mix-sound.ts';
import { measureBalance } from '../worker/render/verify/measure-balance.ts';
import { writeVoice } from '../worker/render/write-voice.ts';

const RECORDINGS = new Set(['.wav', '.mp3', '.m4a', '.flac']);
/** As the first template has them. */
const GAINS = { gainDb: -6, duckDb: -9 };

/** Of one finished sound: the AAC as it goes into the MP4. */
export interface SoundFigures {
  name: string;
  lufs: number | null;
  true_peak_db: number | null;
  /** Null where nobody speaks. */
  speech_to_music_db: number | null;
  /** Length of the sound against that of its picture, whose frames are known from the document; no picture is rendered. */
  av_drift_ms: number;
}

/** Real mixes of all recordings in these folders, intro and outro included, each with one of our tracks. */
export async function soundFigures(request: {
  folders: readonly string[];
  services: MakingServices;
  workDir: string;
}): Promise<SoundFigures[]> {
  const { folders, services, workDir } = request;
  const figures: SoundFigures[] = [];
  for (const folder of folders) {
    const names = (await readdir(folder)).filter((name) => RECORDINGS.has(extname(name).toLowerCase()));
    for (const name of names.toSorted()) {
      const { music } = services.library.library;
      const track = music[figures.length % music.length]!;
      const scratch = join(workDir, `sound-${figures.length}`);
      await mkdir(scratch, { recursive: true });
      try {
        figures.push({ name, ...(await oneSound({ path: join(folder, name), track, services, scratch })) });
      } finally {
        await rm(scratch, { recursive: true, force: true });
      }
    }
  }
  return figures;
}

/** The worst of each: furthest from -14 LUFS, the highest peak, the least distance, the longest drift. */
export function worstOf(figures: readonly SoundFigures[]): Omit<SoundFigures, 'name'> {
  const of = (values: readonly (number | null)[], badness: (value: number) => number) =>
    values
      .filter((value) => value !== null)
      .reduce<number | null>(
        (worst, value) => (worst === null || badness(value) > badness(worst) ? value : worst),
        null,
      );
  return {
    lufs: of(
      figures.map(({ lufs }) => lufs),
      (lufs) => Math.abs(lufs + 14),
    ),
    true_peak_db: of(
      figures.map((f) => f.true_peak_db),
      (peak) => peak,
    ),
    speech_to_music_db: of(
      figures.map((f) => f.speech_to_music_db),
      (apart) => -apart,
    ),
    av_drift_ms: Math.max(0, ...figures.map((f) => f.av_drift_ms)),
  };
}

async function oneSound(request: {
  path: string;
  track: { id: string; durationMs: number };
  services: MakingServices;
  scratch: string;
}): Promise<Omit<SoundFigures, 'name'>> {
  const { path, track, services, scratch } = request;
  const { media } = services;
  const { signal } = new AbortController();
  const voiceWav = join(scratch, 'voice.wav');
  const { samples } = await media.toWav({ path, out: voiceWav, signal });
  const graph = { inputs: [{ path: voiceWav }], graph: '[0:a]', peak: false, signal };
  const { lufs } = await media.measureMix(graph);
  const heard = await media.decodePcm({ path: voiceWav, sampleRate: ANALYSIS_RATE, signal });
  const measured = await analyse({ kind: 'measure', samples: heard, sampleRate: ANALYSIS_RATE }, signal);
  const blank = newVideo();
  const video: Video = {
    ...blank,
    recording: {
      sha256: '0'.repeat(64),
      fileName: 'recording',
      samples,
      durationMs: Math.max(1, Math.round(samples / 48)),
      lufs,
      cleaning: await measureCleaning({ voiceWav, lufs, media, signal }),
      ...measured,
    },
    sound: {
      ...blank.sound,
      music: { asset: `builtin:music/${track.id}`, durationMs: track.durationMs, ...GAINS },
    },
  };
  const timeline = timelineOf(video, 0);
  const musicPath = join(services.library.dir, musicFile(track.id));
  const out = join(scratch, 'sound.m4a');
  const voicePath = join(scratch, 'clean.flac');
  await writeVoice({ video, voiceWav, format: 'flac', out: voicePath, media, signal });
  const mixing = { video, timeline, voicePath, musicPath, media, folder: scratch, out, signal };
  await mixSound({ ...mixing, onProgress: () => {} });
  const [loudness, { streams }, balance] = await Promise.all([
    media.measureLoudness({ path: out }),
    media.ffprobe({ path: out }),
    measureBalance({ video, timeline, voicePath, musicPath, media, signal }),
  ]);
  return {
    lufs: loudness.lufs,
    true_peak_db: loudness.truePeakDb,
    speech_to_music_db: balance === null ? null : Math.round(balance * 10) / 10,
    av_drift_ms: Math.abs((streams[0]?.durationMs ?? 0) - frameToMs(timeline.durationInFrames)),
  };
}
