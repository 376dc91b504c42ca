import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overlayOf } from '../../core/overlay.ts';
import { renderPlain } from '../../tests/support/plain-render.ts';
import { openRenderKit, renderDocument, type RenderKit } from '../../tests/support/render-kit.ts';
import { sampleTemplate } from '../../tests/support/sample-document.ts';
import { comparePictures } from './verify/compare-pictures.ts';

/**
 * The honest check: the same document rendered the plain way, one screenshot a frame, and ours.
 * Both encode at high quality, so that what differs is the picture.
 */
const ENCODING = { preset: 'veryfast', crf: 10 };
/** Ours came to 46 and 43 at the worst frame; a clip that is one frame off to 29. */
const MIN_LUMA_PSNR_DB = 42;
const MIN_CHROMA_PSNR_DB = 40;
/** Samples that AAC encoders put before the sound. `renderMedia` leaves them in; ours takes them out. */
const MAX_PRIMING = 2112;
const SAMPLE_RATE = 48_000;

const video = renderDocument();
const template = sampleTemplate();
const { timeline } = overlayOf(video, template);
let kit: RenderKit;
let plain: string;
let ours: string;

beforeAll(async () => {
  kit = await openRenderKit();
  plain = join(kit.dir, 'plain.mp4');
  ours = join(kit.dir, 'ours.mp4');
  // ffmpeg, which mixes for Remotion, brings one channel to two 3 dB quieter; a browser, and ours, do not
  const stereoVoice = join(kit.dir, 'voice-stereo.wav');
  await kit.media.run({
    kind: 'encode',
    inputs: [{ path: kit.files['voice']! }],
    filter: '[0:a]pan=stereo|c0=c0|c1=c0[voice]',
    outputs: [{ label: 'voice', format: 'wav', path: stereoVoice }],
  });
  await renderPlain({
    video,
    template,
    files: { ...kit.files, voice: stereoVoice },
    browser: kit.tools,
    bundleDir: kit.bundleDir,
    encoding: ENCODING,
    imageFormat: 'png',
    out: plain,
  });
  await kit.engine.render({
    video,
    template,
    assetPath: kit.assetPath,
    voiceWav: async () => kit.files['voice']!,
    workDir: kit.dir,
    out: ours,
    storage: null,
    signal: new AbortController().signal,
    onProgress: () => {},
    encoding: ENCODING,
  });
});
afterAll(() => kit?.close());

const pcmOf = (path: string) => kit.media.decodePcm({ path, sampleRate: SAMPLE_RATE });

describe('our render and the plain one', () => {
  it('show the same picture at every frame', async () => {
    const { luma, chroma } = await comparePictures({
      inputs: [{ path: ours }, { path: plain }],
      graph: '[0:v]null[ours];[1:v]null[plain]',
      folder: kit.dir,
      media: kit.media,
    });
    console.log(`luma PSNR ${summary(luma)}; chroma ${summary(chroma)}`);
    expect(luma.length).toBe(timeline.durationInFrames);
    expect(Math.min(...luma)).toBeGreaterThanOrEqual(MIN_LUMA_PSNR_DB);
    expect(Math.min(...chroma)).toBeGreaterThanOrEqual(MIN_CHROMA_PSNR_DB);
  });

  it('sound alike: the same wave, and voice and music in the same balance', async () => {
    const [a, b] = await Promise.all([ours, plain].map(pcmOf));
    const { correlation, lag } = bestLag(a!, b!, MAX_PRIMING);
    const late = b!.subarray(lag);
    const gainDb = levelDb(a!, 0, 7.7) - levelDb(late, 0, 7.7);
    console.log(
      `sound: correlation ${correlation.toFixed(4)} at a lag of ${lag} samples, gain ${gainDb.toFixed(1)} dB`,
    );
    expect(correlation).toBeGreaterThan(0.98);
    // Ours is mastered to the document's loudness, the plain one is not: the difference is the same all along.
    // Music alone, then voice over music. Remotion rounds volumes to hundredths, so the ends of fades do not compare.
    for (const [from, to] of [
      [0.8, 1.2],
      [1.5, 3],
      [4, 6.5],
    ] as const) {
      expect(Math.abs(levelDb(a!, from, to) - levelDb(late, from, to) - gainDb)).toBeLessThan(0.5);
    }
  });
});

describe('our render', () => {
  it('has the recording at its place, to a millisecond', async () => {
    const [sound, voice] = await Promise.all([ours, kit.files['voice']!].map(pcmOf));
    const place = (timeline.voiceFrom * SAMPLE_RATE) / timeline.fps;
    const { lag } = bestLag(voice!, sound!.subarray(place - 1000), 2000);
    expect(Math.abs(lag - 1000)).toBeLessThanOrEqual(SAMPLE_RATE / 1000);
  });

  it('has sound exactly as long as its picture', async () => {
    const { streams } = await kit.media.ffprobe({ path: ours });
    expect(streams.find((s) => s.kind === 'video')!.frames).toBe(timeline.durationInFrames);
    const samples = (timeline.durationInFrames * SAMPLE_RATE) / timeline.fps;
    expect((await pcmOf(ours)).length).toBe(samples);
  });

  it('is as loud as the document wants', async () => {
    const { lufs, truePeakDb } = await kit.media.measureLoudness({ path: ours });
    expect(Math.abs(lufs! - video.sound.targetLufs)).toBeLessThanOrEqual(0.5);
    expect(truePeakDb).toBeLessThanOrEqual(video.sound.truePeakDb);
  });
});

const summary = (db: number[]): string => {
  const worst = Math.min(...db);
  const mean = db.reduce((sum, x) => sum + x, 0) / db.length;
  return `worst ${worst.toFixed(1)} dB at frame ${db.indexOf(worst)}, mean ${mean.toFixed(1)} dB`;
};

const levelDb = (pcm: Float32Array, fromSeconds: number, toSeconds: number): number => {
  const part = pcm.subarray(fromSeconds * SAMPLE_RATE, toSeconds * SAMPLE_RATE);
  return 10 * Math.log10(part.reduce((sum, x) => sum + x * x, 0) / part.length);
};

/** How many samples (0 to `most`) later the second recording has what the first has, and how alike they are then. */
function bestLag(a: Float32Array, b: Float32Array, most: number): { correlation: number; lag: number } {
  let best = { correlation: -1, lag: 0 };
  const consider = (lag: number, step: number) => {
    const correlation = correlationAt(a, b, lag, step);
    if (correlation > best.correlation) best = { correlation, lag };
  };
  // coarse on few samples, then fine around the best
  for (let lag = 0; lag <= most; lag += 8) consider(lag, 31);
  const { lag: near } = best;
  best = { correlation: -1, lag: near };
  for (let lag = Math.max(0, near - 16); lag <= near + 16; lag++) consider(lag, 3);
  return best;
}

function correlationAt(a: Float32Array, b: Float32Array, lag: number, step: number): number {
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < Math.min(a.length, b.length - lag); i += step) {
    const x = a[i]!;
    const y = b[i + lag]!;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
}
