import { frameToMs } from './format.ts';
import type { Timeline } from './timeline.ts';
import type { Video } from './video.ts';

/** A corner of the music's gain curve; between corners the gain in dB is linear in time. */
export interface GainPoint {
  /** Milliseconds of the finished video. */
  ms: number;
  db: number;
}

/** Silence, for fades. */
const SILENT_DB = -60;
const FADE_IN_MS = 1500;
const FADE_OUT_MS = 3000;
/** The music goes down ahead of the first word and comes back unhurried. */
const ATTACK_MS = 350;
const RELEASE_MS = 900;
/** Pauses shorter than this stay ducked: music that breathes at every comma distracts. */
const MIN_GAP_MS = 2500;
/** Loudness of every track, ours and the church's, before its gain. */
export const TRACK_LUFS = -20;
/** While somebody speaks, music is at least so much quieter. */
export const SPEECH_OVER_MUSIC_DB = 14;
/** A recording is measured as one channel, and played on two. */
const BOTH_SIDES_DB = 3;
/** A track may be louder at a place than it is as a whole. */
const TRACK_SPREAD_DB = 4;

/**
 * How loud the music is over the finished video: fade in, down under speech, up in long pauses, fade out.
 * One curve for the preview (a volume per frame) and for the mix, so that both sound alike.
 */
export function musicGainCurve(video: Video, timeline: Timeline): GainPoint[] {
  const music = video.sound.music;
  if (!music) return [];
  const endMs = frameToMs(timeline.durationInFrames);
  const offset = frameToMs(timeline.voiceFrom);
  const high = music.gainDb;
  const low = Math.min(music.gainDb + music.duckDb, loudestUnderSpeechDb(video));
  const points: GainPoint[] = [{ ms: 0, db: SILENT_DB }];
  const add = (ms: number, db: number) => {
    const last = points[points.length - 1]!;
    points.push({ ms: Math.max(last.ms, Math.min(endMs, ms)), db });
  };
  const spoken = mergeSpeech(video, offset);
  const firstDown = (spoken[0]?.startMs ?? endMs) - ATTACK_MS;
  add(Math.min(FADE_IN_MS, Math.max(0, firstDown)), high);
  for (const { startMs, endMs: stopMs } of spoken) {
    add(startMs - ATTACK_MS, high);
    add(startMs, low);
    add(stopMs, low);
    add(stopMs + RELEASE_MS, high);
  }
  return fadeOut(points, endMs);
}

/** Integrated loudness of the voice as it is mixed, on both sides; null for silence. */
export function voiceLufs({ recording, sound }: Video): number | null {
  if (!recording) return null;
  const { cleaning } = recording;
  const lufs = cleaning ? cleaning.lufs : recording.lufs;
  return lufs === null ? null : lufs + sound.voiceGainDb + (cleaning ? 0 : BOTH_SIDES_DB);
}

/** Gain beyond which music would come too close to the voice, whatever a person has set. */
export function loudestUnderSpeechDb(video: Video): number {
  const voice = voiceLufs(video) ?? video.sound.targetLufs;
  return voice - SPEECH_OVER_MUSIC_DB - TRACK_SPREAD_DB - TRACK_LUFS;
}

/** Gain in dB at a time, in between the corners. */
export function gainDbAt(points: readonly GainPoint[], ms: number): number {
  if (points.length === 0) return SILENT_DB;
  let low = 0;
  let high = points.length - 1;
  if (ms <= points[0]!.ms) return points[0]!.db;
  if (ms >= points[high]!.ms) return points[high]!.db;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (points[middle]!.ms <= ms) low = middle;
    else high = middle;
  }
  const a = points[low]!;
  const b = points[high]!;
  return b.ms === a.ms ? b.db : a.db + ((b.db - a.db) * (ms - a.ms)) / (b.ms - a.ms);
}

/** What a player multiplies voice and music by. */
export interface PlayedGains {
  voice: number;
  music: (frame: number) => number;
}

/**
 * The same balance as in the mix, for a player.
 * @param most the largest factor it can play with: a media element in a browser cannot amplify. Where more is wanted, both
 *   are turned down alike
 */
export function playedGains(video: Video, timeline: Timeline, most = 1): PlayedGains {
  const curve = musicGainCurve(video, timeline);
  const voice = dbToAmplitude(video.sound.voiceGainDb);
  const loudest = curve.reduce((sofar, { db }) => Math.max(sofar, dbToAmplitude(db)), voice);
  const scale = Math.min(1, most / loudest);
  return {
    voice: voice * scale,
    music: (frame) => dbToAmplitude(gainDbAt(curve, frameToMs(frame))) * scale,
  };
}

/** Amplitude factor of a gain; 0 at and below the silence of fades. */
export const dbToAmplitude = (db: number): number => (db <= SILENT_DB ? 0 : 10 ** (db / 20));

/** Stretches of speech in video time, from the sound itself, else from the captions; short gaps closed. */
function mergeSpeech(video: Video, offset: number): { startMs: number; endMs: number }[] {
  const source = video.recording?.speech.length ? video.recording.speech : video.captions;
  const merged: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of [...source].sort((a, b) => a.startMs - b.startMs)) {
    const last = merged[merged.length - 1];
    if (last && startMs + offset - last.endMs < MIN_GAP_MS) last.endMs = Math.max(last.endMs, endMs + offset);
    else merged.push({ startMs: startMs + offset, endMs: endMs + offset });
  }
  return merged;
}

/** The curve with its last seconds brought down to silence at the very end. */
function fadeOut(points: GainPoint[], endMs: number): GainPoint[] {
  const fadeFrom = Math.max(0, endMs - FADE_OUT_MS);
  const at = gainDbAt(points, fadeFrom);
  const kept = points.filter((p) => p.ms < fadeFrom);
  return [...kept, { ms: fadeFrom, db: at }, { ms: endMs, db: SILENT_DB }];
}
