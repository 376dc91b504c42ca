import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { Clip, Shot, Video } from '../../core/video.ts';
import { openLog } from '../../platform/log.ts';
import { ensureTools, type Tools } from '../../platform/media/find-tools.ts';
import type { Media } from '../../platform/media/media.ts';
import { openMedia } from '../../platform/media/open-media.ts';
import { bundleCompositions } from '../../worker/render/bundle-compositions.ts';
import { openRenderEngine, type RenderEngine } from '../../worker/render/open-render-engine.ts';
import { makeFilm, makeSound } from './make-media.ts';
import { sampleDocument } from './sample-document.ts';
import { TEST_BUNDLES } from './test-bundles.ts';

/** A real render engine with footage, music and a recording of its own making. */
export interface RenderKit {
  dir: string;
  tools: Tools;
  media: Media;
  bundleDir: string;
  engine: RenderEngine;
  files: Record<string, string>;
  assetPath: (asset: string) => Promise<string>;
  close(): Promise<void>;
}

export const VOICE_MS = 5600;
/** Shorter than its shot, so that it starts over inside it. */
export const LOOP_MS = 2000;
export const MUSIC_MS = 3000;
const FILM_MS = 6000;
/** The clips of the kit. */
export const FOOTAGE = [
  { asset: 'test:loop', durationMs: LOOP_MS },
  { asset: 'test:film', durationMs: FILM_MS },
];

export async function openRenderKit(): Promise<RenderKit> {
  const dir = await mkdtemp(join(tmpdir(), 'qt-render-'));
  const tools = await ensureTools();
  const media = openMedia(tools.mediaEngine);
  const bundleDir = await bundleCompositions({ cacheDir: TEST_BUNDLES });
  const log = openLog({ name: 'test', level: 'warn' });
  const engine = await openRenderEngine({ ...tools, bundleDir, media, log });
  const files: Record<string, string> = {
    'test:loop': join(dir, 'loop.mp4'),
    'test:film': join(dir, 'film.mp4'),
    'test:music': join(dir, 'music.wav'),
    voice: join(dir, 'voice.wav'),
  };
  // moving, with detail everywhere, and no two frames alike: a wrong frame shows. Painted in RGB, so that every colour
  // is one that a screen can show: others are cut off by a browser before anything is laid over them, not by ffmpeg
  const moving = (rate: number, seconds: number, paint = 'null') =>
    `testsrc2=s=1920x1080:r=${rate}:d=${seconds},format=gbrp,${paint},gblur=sigma=2,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p`;
  const otherColours = 'colorchannelmixer=rr=0:rg=1:gg=0:gb=1:bb=0:br=1';
  await makeFilm(media, moving(30, LOOP_MS / 1000), files['test:loop']!);
  await makeFilm(media, moving(25, FILM_MS / 1000, otherColours), files['test:film']!);
  const melody = `aevalsrc=0.2*sin(2*PI*220*t)|0.2*sin(2*PI*330*t):s=48000:d=${MUSIC_MS / 1000}`;
  await makeSound(media, melody, files['test:music']!);
  // syllables: a rising voice with overtones that swells and falls four times a second, to the very last sample;
  // high enough that the mix's filter against rumble does not turn its phase
  const overtones = [1, 2, 3].map((n) => `sin(2*PI*${n}*(400+18*t)*t)/${n}`).join('+');
  const speech = `aevalsrc='0.25*(${overtones})*(0.55-0.45*cos(2*PI*4*t))':s=48000:d=${VOICE_MS / 1000}`;
  await makeSound(media, speech, files['voice']!);
  return {
    dir,
    tools,
    media,
    bundleDir,
    engine,
    files,
    async assetPath(asset) {
      const path = files[asset];
      if (!path) throw new AppError('asset_missing', { asset });
      return path;
    },
    async close() {
      await engine.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

const clip = (asset: string, durationMs: number, loops: boolean): Clip => ({
  asset,
  durationMs,
  width: 1920,
  height: 1080,
  loops,
});
const shot = (id: string, startMs: number, endMs: number, of: Clip): Shot => ({
  id,
  startMs,
  endMs,
  clip: of,
  clipStartMs: 0,
});

/** Eight seconds: title card, two shots with a crossfade, three captions, progress, music, closing card. */
export function renderDocument(): Video {
  const video = sampleDocument({
    format: '1:1',
    durationMs: VOICE_MS,
    introMs: 1200,
    outroMs: 1200,
    captions: [
      { startMs: 100, endMs: 1700, lines: ['여호와는 나의 목자시니'] },
      { startMs: 1800, endMs: 3400, lines: ['내게 부족함이', '없으리로다'] },
      { startMs: 3400, endMs: 5500, lines: ['그가 나를 푸른 풀밭에'] },
    ],
  });
  return {
    ...video,
    shots: [
      shot('s1', 0, 2500, clip('test:loop', LOOP_MS, true)),
      shot('s2', 2500, VOICE_MS, { ...clip('test:film', FILM_MS, false) }),
    ],
    sound: { ...video.sound, music: { asset: 'test:music', durationMs: MUSIC_MS, gainDb: -6, duckDb: -9 } },
  };
}
