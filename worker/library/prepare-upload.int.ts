import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.ts';
import { findFfmpeg } from '../../platform/media/find-tools.ts';
import { openMedia } from '../../platform/media/open-media.ts';
import { runProcess } from '../../platform/processes.ts';
import { countFrames } from '../render/count-frames.ts';
import type { PreparedAsset } from './prepared-asset.ts';
import { prepareClip, preparePicture } from './prepare-film.ts';
import { prepareMusic } from './prepare-music.ts';

const ffmpeg = (await findFfmpeg())!;
const engines = {
  ffmpeg: openMedia({ kind: 'ffmpeg', ...ffmpeg }),
  'node-av': openMedia({ kind: 'node-av' }),
};
type Engine = keyof typeof engines;
const ASSET_ID = '00000000-0000-4000-8000-000000000000';

let dir: string;
const at = (name: string) => join(dir, name);
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qt-video-upload-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** A file of the kind a church might upload. */
async function file(name: string, ...given: (string | string[])[]): Promise<string> {
  const args = given.flat();
  const result = await runProcess({
    command: ffmpeg.ffmpegPath,
    args: ['-y', '-v', 'error', ...args, at(name)],
  });
  expect(result.stderr).toBe('');
  return at(name);
}
const picture = (size: string, rate = 25) => ['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${rate}`];

async function prepare(
  kind: 'clip' | 'picture' | 'music',
  path: string,
  engine: Engine = 'ffmpeg',
): Promise<PreparedAsset> {
  const workDir = await mkdtemp(join(dir, 'work-'));
  const signal = new AbortController().signal;
  const request = { path, workDir, media: engines[engine], signal, assetId: ASSET_ID };
  return { clip: prepareClip, picture: preparePicture, music: prepareMusic }[kind](request);
}
const failure = async (made: Promise<unknown>): Promise<AppError> => {
  const error = await made.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw error;
};

/** What a film is, as the render reads it. */
async function look(path: string) {
  const { streams } = await engines.ffmpeg.ffprobe({ path });
  const [{ codec, width, height, frameRate, colorSpace } = { codec: '' }] = streams;
  return {
    tracks: streams.length,
    codec,
    width,
    height,
    frameRate,
    colorSpace,
    frames: await countFrames(path),
  };
}
const OURS = { tracks: 1, codec: 'h264', frameRate: '30/1', colorSpace: 'bt709' };

/** The mean of a region of one frame, 0 to 255, red, green and blue. */
async function colourAt(path: string, { seconds = 0, crop = 'iw:ih:0:0' } = {}): Promise<number[]> {
  const raw = at('pixel.raw');
  await file(
    'pixel.raw',
    ['-ss', String(seconds), '-i', path, '-frames:v', '1'],
    ['-vf', `crop=${crop},scale=1:1:flags=area,format=rgb24`, '-f', 'rawvideo'],
  );
  return [...(await readFile(raw))];
}

describe.each(['ffmpeg', 'node-av'] as const)('an upload made ready by %s', (engine) => {
  it('of a clip of another rate, with sound, is one of ours, with what is seen of it', async () => {
    const path = await file(`long-${engine}.mp4`, picture('640x480', 10), [
      '-f',
      'lavfi',
      '-i',
      'sine',
      '-t',
      '16',
      '-preset',
      'ultrafast',
      '-shortest',
    ]);
    const made = await prepare('clip', path, engine);
    expect(made).toMatchObject({ durationMs: 16_000, width: 640, height: 480, loops: false });
    expect(await look(made.main)).toEqual({ ...OURS, width: 640, height: 480, frames: 480 });
    expect(await look(made.views!.proxy)).toMatchObject({ ...OURS, frames: 480 });
  });

  it('of a large and short one is a smaller loop that ends where it begins', async () => {
    const path = await file(`short-${engine}.mp4`, picture('2400x1350', 24), [
      '-t',
      '2.5',
      '-preset',
      'ultrafast',
    ]);
    const made = await prepare('clip', path, engine);
    // mixed into itself for a quarter of its 75 frames
    expect(made).toMatchObject({ durationMs: 1900, loops: true, width: 1920, height: 1080 });
    expect(await look(made.views!.proxy)).toEqual({ ...OURS, width: 960, height: 540, frames: 57 });
    const photos = [made.views!.still, made.views!.poster].map(async (path) => {
      const { streams } = await engines.ffmpeg.ffprobe({ path, still: 'jpeg' });
      return [streams[0]?.width, streams[0]?.height];
    });
    expect(await Promise.all(photos)).toEqual([
      [1920, 1080],
      [640, 360],
    ]);
    const counter = 'iw/4:ih/4:0:0';
    const first = await colourAt(made.main, { crop: counter });
    const last = await colourAt(made.main, { seconds: 1.85, crop: counter });
    expect(last).toHaveLength(3);
    for (const [i, level] of first.entries()) expect(Math.abs(level - last[i]!)).toBeLessThan(12);
  });

  it('of a photo that was held sideways stands upright and moves slowly', async () => {
    // red above blue, as it is to be seen; stored lying on its right side
    const upright = 'color=red:s=400x270[a];color=blue:s=400x270[b];[a][b]vstack,transpose=cclock';
    const plain = await file(`plain-${engine}.jpg`, '-f', 'lavfi', '-i', upright, '-frames:v', '1');
    const path = at(`photo-${engine}.jpg`);
    await writeFile(path, withOrientation(await readFile(plain), 6));
    const made = await prepare('picture', path, engine);
    expect(made).toMatchObject({ durationMs: 20_000, loops: false });
    expect(made.height).toBeGreaterThan(made.width);
    const [above, below] = [
      await colourAt(made.main, { crop: 'iw:ih/4:0:0' }),
      await colourAt(made.main, { crop: 'iw:ih/4:0:3*ih/4' }),
    ];
    expect(above[0]).toBeGreaterThan(200);
    expect(below[2]).toBeGreaterThan(200);
    expect(await look(made.main)).toMatchObject({ ...OURS, frames: 600 });
  });

  it('of music is as loud as all of ours, and as long as it was', async () => {
    const path = await file(
      `music-${engine}.mp3`,
      '-f',
      'lavfi',
      '-i',
      'sine=frequency=400:duration=5,volume=-20dB',
    );
    const made = await prepare('music', path, engine);
    const { lufs } = await engines.ffmpeg.measureLoudness({ path: made.main });
    expect(lufs).toBeCloseTo(-20, 0);
    const [track] = (await engines.ffmpeg.ffprobe({ path: made.main })).streams;
    expect(track).toMatchObject({ codec: 'aac', channels: 2, sampleRate: 48_000 });
    expect(Math.abs(track!.durationMs! - made.durationMs)).toBeLessThanOrEqual(1);
    expect(made).toMatchObject({ views: null, width: 0 });
  });

  it('that cannot be used says why', async () => {
    const whole = await file(`whole-${engine}.mp4`, picture('640x360'), '-t', '3', '-movflags', '+faststart');
    const cut = at(`cut-${engine}.mp4`);
    await writeFile(cut, (await readFile(whole)).subarray(0, 40_000));
    const nonsense = at(`nonsense-${engine}.mp4`);
    await writeFile(nonsense, `\0\0\0\x18ftypisom${'nonsense'.repeat(100)}`);
    const sound = await file(`sound-${engine}.m4a`, '-f', 'lavfi', '-i', 'sine', '-t', '4');
    const tiny = await file(`tiny-${engine}.mp4`, picture('64x64'), '-t', '2');
    const brief = await file(`brief-${engine}.mp4`, picture('640x360'), '-t', '1');
    const silent = await file(`silent-${engine}.wav`, '-f', 'lavfi', '-i', 'anullsrc', '-t', '4');
    const music = await file(`whole-${engine}.m4a`, '-f', 'lavfi', '-i', 'sine', '-t', '4');
    const cutMusic = at(`cut-${engine}.m4a`);
    await writeFile(cutMusic, (await readFile(music)).subarray(0, 9_000));
    const damaged = at(`damaged-${engine}.png`);
    await writeFile(damaged, `\x89PNG\r\n\x1a\n${'nonsense'.repeat(50)}`, 'latin1');
    const cases = [
      ['clip', cut, 'asset_cut_off'],
      ['clip', nonsense, 'asset_cut_off'],
      ['clip', sound, 'asset_no_picture'],
      ['clip', tiny, 'asset_too_small'],
      ['clip', brief, 'asset_too_short'],
      ['picture', damaged, 'asset_unreadable'],
      ['music', silent, 'asset_silent'],
      ['music', cutMusic, 'asset_cut_off'],
      ['music', tiny, 'asset_silent'],
    ] as const;
    for (const [kind, path, code] of cases) {
      const { code: told } = await failure(prepare(kind, path, engine));
      expect([path, told]).toEqual([path, code]);
    }
  });
});

it('shows an HDR clip as bright as it was meant', async () => {
  // plain white of HDR footage (203 nits) in the curve of HLG: three quarters of full
  const path = await file(
    'hdr.mp4',
    ['-f', 'lavfi', '-i', 'color=c=0xBFBFBF:s=640x360:r=30,format=yuv420p10le', '-t', '2'],
    [
      '-c:v',
      'libx265',
      '-x265-params',
      'log-level=error:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc',
    ],
    ['-color_trc', 'arib-std-b67', '-color_primaries', 'bt2020', '-colorspace', 'bt2020nc', '-tag:v', 'hvc1'],
  );
  const made = await prepare('clip', path);
  const [red, green, blue] = await colourAt(made.main);
  for (const level of [red!, green!, blue!]) {
    expect(level).toBeGreaterThan(150);
    expect(level).toBeLessThan(250);
  }
});

it('leaves nothing running and nothing of use undone when it is told to stop', async () => {
  const path = await file('long.mp4', picture('640x360', 30), '-t', '16', '-preset', 'ultrafast');
  const workDir = await mkdtemp(join(dir, 'work-'));
  const stop = new AbortController();
  const working = prepareClip({ path, workDir, media: engines.ffmpeg, signal: stop.signal });
  while (!(await readdir(workDir)).some((name) => name.startsWith('taken'))) await new Promise(setImmediate);
  stop.abort(new Error('told to'));
  await expect(working).rejects.toThrow();
  expect((await readdir(workDir)).filter((name) => !name.endsWith('.part.mp4'))).toEqual([]);
});

/** A JPEG with EXIF that names its orientation. */
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from('49492a000800000001001201030001000000000000000000000000', 'hex');
  tiff.writeUInt16LE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}
