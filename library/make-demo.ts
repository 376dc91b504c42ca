/**
 * Makes the video of the landing page: `npm run demo` (needs ffmpeg on PATH; a minute or two). The beginning of the sample
 * devotional goes through the product's own pipeline and render, and is then made small for the web.
 */
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderCommand } from '../cli/render.ts';
import { parseSubtitles } from '../core/captions/parse-subtitles.ts';
import { writeSrt } from '../core/captions/write-srt.ts';
import type { Caption } from '../core/video.ts';
import { findFfmpeg } from '../platform/media/find-tools.ts';
import { runFfmpeg } from '../platform/media/ffmpeg-driver.ts';
import { PACKAGE_ROOT } from '../platform/package-root.ts';

/** The first verses: what is said between these moments of the sample, with a breath on either side. */
const FROM_MS = 6_500;
const TO_MS = 18_200;
/** Of the video: its second caption, while the picture is at rest. */
const POSTER_SECONDS = 6.8;
const MAX_BYTES = 2_000_000;
const OUT = join(PACKAGE_ROOT, 'studio', 'public', 'demo');

const tools = await findFfmpeg();
if (!tools) throw new Error('ffmpeg is not on PATH');
const { ffmpegPath } = tools;
const ffmpeg = (...args: string[]) => runFfmpeg({ ffmpegPath, args });
const samples = join(PACKAGE_ROOT, 'samples');
const sample = JSON.parse(await readFile(join(samples, 'sample.json'), 'utf8')) as Record<
  'title' | 'scripture' | 'church' | 'audio' | 'subtitles',
  string
>;

const work = await mkdtemp(join(tmpdir(), 'qt-demo-'));
try {
  const recording = join(work, 'recording.wav');
  const cut = ['-ss', String(FROM_MS / 1000), '-t', String((TO_MS - FROM_MS) / 1000)];
  await ffmpeg('-i', join(samples, sample.audio), ...cut, '-ac', '1', recording);
  const subtitles = join(work, 'subtitles.srt');
  const cues = parseSubtitles(await readFile(join(samples, sample.subtitles), 'utf8'));
  const captions = cues
    .filter(({ startMs, endMs }) => startMs >= FROM_MS && endMs <= TO_MS)
    .map(({ startMs, endMs, text }, i): Caption => ({
      id: `c${i}`,
      startMs,
      endMs,
      lines: text.split('\n'),
      words: [],
    }));
  await writeFile(subtitles, writeSrt(captions, { offsetMs: -FROM_MS }));

  const whole = join(work, 'demo.mp4');
  await renderCommand({
    recording,
    subtitles,
    title: sample.title,
    scripture: sample.scripture,
    church: sample.church,
    out: whole,
    captions: ['vtt'],
    wordTimes: false,
    template: 'dawn',
    format: '16:9',
    language: 'ko',
    rhythm: 'long',
    music: 'template',
    backgrounds: [],
    draft: false,
    verify: false,
  });
  const small = join(work, 'small.mp4');
  const picture = ['-vf', 'scale=960:540:flags=lanczos', '-c:v', 'libx264', '-preset', 'slow', '-crf', '26'];
  const colours = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709'];
  const web = ['-c:a', 'aac', '-b:a', '96k', '-map_metadata', '-1', '-movflags', '+faststart'];
  await ffmpeg('-i', whole, ...picture, '-pix_fmt', 'yuv420p', ...colours, ...web, small);
  const { size } = await stat(small);
  if (size > MAX_BYTES) throw new Error(`the demo has ${size} bytes, ${MAX_BYTES} at the most`);
  const poster = join(work, 'poster.jpg');
  await ffmpeg('-ss', String(POSTER_SECONDS), '-i', small, '-frames:v', '1', '-q:v', '5', poster);

  await mkdir(OUT, { recursive: true });
  await copyFile(small, join(OUT, 'demo.mp4'));
  await copyFile(poster, join(OUT, 'poster.jpg'));
  await copyFile(join(work, 'demo.vtt'), join(OUT, 'demo.vtt'));
  console.log(`studio/public/demo: ${Math.round(size / 1000)} kB of video`);
} finally {
  await rm(work, { recursive: true, force: true });
}
process.exit(0);
