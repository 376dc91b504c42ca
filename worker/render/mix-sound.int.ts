import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FPS, frameToMs } from '../../core/format.ts';
import { musicFile } from '../../core/library.ts';
import { playedGains } from '../../core/sound.ts';
import { timelineOf } from '../../core/timeline.ts';
import { newVideo, type Video } from '../../core/video.ts';
import { ensureTools } from '../../platform/media/find-tools.ts';
import { openMedia } from '../../platform/media/open-media.ts';
import { loadLibrary } from '../../platform/library.ts';
import { analyse, ANALYSIS_RATE } from '../pipeline/analyse.ts';
import { cleanVoiceFilter, isClipped, measureCleaning } from './clean-voice.ts';
import { mixSound } from './mix-sound.ts';
import { measureBalance } from './verify/measure-balance.ts';
import { writeVoice } from './write-voice.ts';

const RATE = 48_000;
const SAMPLES_PER_FRAME = RATE / FPS;
const SAMPLE = new URL('../../samples/psalm23.mp3', import.meta.url).pathname;
/** Ends inside a word, so that what is cut off at its end would be missed. */
const RECORDED_SECONDS = 31.4;

const { mediaEngine } = await ensureTools();
const media = openMedia(mediaEngine);
const { library, dir: libraryDir } = await loadLibrary();
const { signal } = new AbortController();
const dir = await mkdtemp(join(tmpdir(), 'qt-mix-'));
const at = (name: string) => join(dir, name);
const musicPath = join(libraryDir, musicFile('still-waters'));
const pcmOf = (path: string) => media.decodePcm({ path, sampleRate: RATE });

let video: Video;

beforeAll(async () => {
  await media.run({
    kind: 'encode',
    inputs: [{ path: SAMPLE }],
    filter: `[0:a]aresample=${RATE},aformat=channel_layouts=mono,atrim=end=${RECORDED_SECONDS}[out]`,
    outputs: [{ label: 'out', format: 'wav', path: at('voice.wav') }],
  });
  const samples = (await pcmOf(at('voice.wav'))).length;
  const { lufs } = await media.measureLoudness({ path: at('voice.wav') });
  const heard = await media.decodePcm({ path: at('voice.wav'), sampleRate: ANALYSIS_RATE });
  const measured = await analyse({ kind: 'measure', samples: heard, sampleRate: ANALYSIS_RATE }, signal);
  const cleaning = await measureCleaning({ voiceWav: at('voice.wav'), lufs, media, signal });
  const blank = newVideo({ title: '시편 23편' });
  const track = library.music.find(({ id }) => id === 'still-waters')!;
  video = {
    ...blank,
    recording: {
      sha256: '0'.repeat(64),
      fileName: 'psalm23.mp3',
      samples,
      durationMs: Math.round((samples * 1000) / RATE),
      lufs,
      cleaning,
      ...measured,
    },
    sound: {
      ...blank.sound,
      music: {
        asset: `builtin:music/${track.id}`,
        durationMs: track.durationMs,
        gainDb: -6,
        duckDb: -9,
      },
    },
  };
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function mixed(of: Video, name: string) {
  const timeline = timelineOf(of, 0);
  const out = at(`${name}.m4a`);
  const voicePath = at('clean.flac');
  await writeVoice({ video: of, voiceWav: at('voice.wav'), format: 'flac', out: voicePath, media, signal });
  await mixSound({
    video: of,
    timeline,
    voicePath,
    musicPath: of.sound.music && musicPath,
    media,
    folder: dir,
    out,
    signal,
    onProgress: () => {},
  });
  return { timeline, out };
}

/** What a player makes of the preview's voice, the track and its gains a frame. */
async function played(of: Video): Promise<Float32Array> {
  const timeline = timelineOf(of, 0);
  const gains = playedGains(of, timeline);
  await media.toPreview({
    path: at('voice.wav'),
    filter: cleanVoiceFilter(of.recording!.cleaning!, of.recording!.samples),
    out: at('preview.m4a'),
  });
  const [voice, track] = await Promise.all([at('preview.m4a'), musicPath].map(pcmOf));
  const heard = new Float32Array(timeline.durationInFrames * SAMPLES_PER_FRAME);
  for (let i = 0; i < heard.length; i++) {
    const spoken = voice![i - timeline.voiceFrom * SAMPLES_PER_FRAME] ?? 0;
    const music = track![i % track!.length]! * gains.music(Math.floor(i / SAMPLES_PER_FRAME));
    heard[i] = spoken * gains.voice + music;
  }
  return heard;
}

const levels = (pcm: Float32Array): number[] =>
  Array.from({ length: Math.floor(pcm.length / RATE) }, (_, second) => {
    const part = pcm.subarray(second * RATE, (second + 1) * RATE);
    return 10 * Math.log10(part.reduce((sum, x) => sum + x * x, 0) / RATE + 1e-12);
  });

describe('the mix', () => {
  it('is as loud as broadcasts on the web, peaks below −1 dBTP, ends with the picture', async () => {
    const { timeline, out } = await mixed(video, 'whole');
    const { lufs, truePeakDb } = await media.measureLoudness({ path: out });
    console.log(`${lufs} LUFS, ${truePeakDb} dBTP`);
    expect(Math.abs(lufs! + 14)).toBeLessThanOrEqual(0.5);
    expect(truePeakDb).toBeLessThanOrEqual(-1);
    const { streams } = await media.ffprobe({ path: out });
    expect(streams[0]!.durationMs).toBe(frameToMs(timeline.durationInFrames));
  });

  it('is heard in the preview: every second within 1 dB', async () => {
    const [mix, preview] = [await pcmOf(at('whole.m4a')), await played(video)].map(levels);
    expect(mix!.length).toBeGreaterThan(35);
    const apart = mix!.map((db, second) => Math.abs(db - preview![second]!));
    console.log(`preview and mix: ${Math.max(...apart).toFixed(2)} dB apart at most`);
    expect(Math.max(...apart)).toBeLessThanOrEqual(1);
  });

  it('keeps the voice 14 dB above the loudest music a person can set', async () => {
    await writeVoice({
      video,
      voiceWav: at('voice.wav'),
      format: 'flac',
      out: at('clean.flac'),
      media,
      signal,
    });
    const loud = {
      ...video,
      sound: { ...video.sound, music: { ...video.sound.music!, gainDb: 6, duckDb: 0 } },
    };
    const timeline = timelineOf(loud, 0);
    const balance = (of: Video) =>
      measureBalance({ video: of, timeline, voicePath: at('clean.flac'), musicPath, media });
    console.log(`voice over music: ${await balance(video)}, at its loudest ${await balance(loud)}`);
    expect(await balance(loud)).toBeGreaterThanOrEqual(14);
    expect(await balance(video)).toBeGreaterThan((await balance(loud))!);
    const { lufs } = await media.measureLoudness({ path: (await mixed(loud, 'loud')).out });
    expect(Math.abs(lufs! + 14)).toBeLessThanOrEqual(0.5);
  });
});

describe('the clean voice', () => {
  it('has every sample of the recording, to the last word', async () => {
    await writeVoice({
      video,
      voiceWav: at('voice.wav'),
      format: 'wav',
      out: at('clean.wav'),
      media,
      signal,
    });
    const [raw, clean] = await Promise.all([at('voice.wav'), at('clean.wav')].map(pcmOf));
    expect(clean!.length).toBe(video.recording!.samples);
    const power = (pcm: Float32Array, from: number) =>
      pcm.subarray(from, from + RATE / 5).reduce((sum, x) => sum + x * x, 0);
    const last = raw!.length - RATE / 5;
    expect(power(raw!, last)).toBeGreaterThan(0);
    expect(power(clean!, last)).toBeGreaterThan(power(raw!, last));
  });

  it('is made round where a recording was cut off at full scale, and only there', async () => {
    expect(await isClipped(at('voice.wav'))).toBe(false);
    const shape = `[0:a]atrim=end=6,volume=24dB,aformat=sample_fmts=s16[out]`;
    await media.run({
      kind: 'encode',
      inputs: [{ path: at('voice.wav') }],
      filter: shape,
      outputs: [{ label: 'out', format: 'wav', path: at('clipped.wav') }],
    });
    const { lufs } = await media.measureLoudness({ path: at('clipped.wav') });
    const cleaning = await measureCleaning({ voiceWav: at('clipped.wav'), lufs, media, signal });
    expect(cleaning.declip).toBe(true);
    const samples = (await pcmOf(at('clipped.wav'))).length;
    const clipped = { ...video, recording: { ...video.recording!, samples, cleaning } };
    const out = at('round.wav');
    await writeVoice({ video: clipped, voiceWav: at('clipped.wav'), format: 'wav', out, media, signal });
    expect((await pcmOf(out)).length).toBe(samples);
  });
});
