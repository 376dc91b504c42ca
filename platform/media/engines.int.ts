import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFilm, makeSound } from '../../tests/support/make-media.ts';
import { runProcess } from '../processes.ts';
import { findFfmpeg, findMediaEngine } from './find-tools.ts';
import type { EncodeJob, JoinJob, MediaInput } from './media-job.ts';
import { openMedia } from './open-media.ts';

/** What both engines make of the same job is held against each other. */
const ffmpeg = (await findFfmpeg())!;
const byFfmpeg = openMedia({ kind: 'ffmpeg', ...ffmpeg });
const byNodeAv = openMedia({ kind: 'node-av' });
const both = [byFfmpeg, byNodeAv] as const;

const FRAMES = 50;
const TIMESCALE = 15_360;
let dir: string;
const at = (name: string) => join(dir, name);

/** Moving, with detail everywhere, and no two frames alike: a wrong frame shows. */
const moving = (rate: number, seconds: number) =>
  `testsrc2=s=640x360:r=${rate}:d=${seconds},format=gbrp,gblur=sigma=1,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p`;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), `qt-engines-',;[1]%-`));
  await makeFilm(byFfmpeg, moving(30, 3), at('film.mp4'));
  await makeFilm(byFfmpeg, moving(25, 3), at('lying.mp4'));
  // pictures one over the other, with transparency
  const sheet = 'testsrc2=s=200x240,format=rgba,colorchannelmixer=aa=0.6';
  await command(['-f', 'lavfi', '-i', sheet, '-frames:v', '1', '-update', '1', at('sheet.png')]);
  // as a telephone writes it that was held upright
  await command(['-i', at('lying.mp4'), '-c', 'copy', '-metadata:s:v', 'rotate=90', at('turned.mp4')]);
  await command(['-i', at('film.mp4'), '-c:v', 'libvpx', '-b:v', '1M', at('film.webm')]);
  await makeSound(byFfmpeg, 'sine=frequency=300:duration=5:sample_rate=48000', at('voice.wav'));
  await command(['-f', 'lavfi', '-i', 'sine=frequency=500:duration=2', '-ac', '2', at('music.m4a')]);
  await writeFile(at('gain.f32'), Buffer.from(new Float32Array(5001).map((_, i) => i / 5000).buffer));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function command(args: string[]): Promise<void> {
  const result = await runProcess({ command: ffmpeg.ffmpegPath, args: ['-y', '-v', 'error', ...args] });
  expect(result.stderr).toBe('');
}

/** Runs a job with each engine and answers the two files. */
async function each(name: string, job: (out: string) => EncodeJob | JoinJob): Promise<[string, string]> {
  const files = [at(`ffmpeg-${name}`), at(`node-av-${name}`)] as [string, string];
  for (const [i, media] of both.entries()) await media.run(job(files[i]!));
  return files;
}

/** Hashes of the decoded frames of a file, by one engine. */
async function frameHashes(path: string): Promise<string[]> {
  const hashes = `${path}.md5`;
  await byFfmpeg.run({
    kind: 'encode',
    inputs: [{ path }],
    filter: '[0:v]null[v]',
    outputs: [{ label: 'v', format: 'framemd5', path: hashes }],
  });
  const lines = (await readFile(hashes, 'utf8')).split('\n').filter((line) => line && !line.startsWith('#'));
  return lines.map((line) => line.slice(line.lastIndexOf(',') + 1).trim());
}

/** Two clips mixed over each other from inside, a sheet of pictures over them; nothing lost in encoding. */
const composing = (clips: [MediaInput, MediaInput], out: string): EncodeJob => {
  const clip = 'setpts=PTS-0.002/TB,fps=30:start_time=0:round=up,tpad=stop=-1:stop_mode=clone';
  const fit =
    'settb=1/30,setpts=N,scale=640:360:force_original_aspect_ratio=increase:flags=bicubic,crop=640:360,setsar=1,format=yuv420p';
  return {
    kind: 'encode',
    inputs: [...clips, { path: at('sheet.png'), threads: 1 }],
    filter: [
      `[0:v]${clip},trim=start_frame=6:end_frame=36,${fit}[a]`,
      `[1:v]${clip},trim=start_frame=6:end_frame=46,${fit}[b]`,
      `[a][b]xfade=transition=fade:duration=0.5:offset=0.333333[ground]`,
      `[2:v]untile=1x4,scale=in_range=pc:out_range=tv:out_color_matrix=bt709:flags=bicubic+accurate_rnd+full_chroma_int,format=yuva420p,settb=1/30,setpts='5+10*N'[over]`,
      `[ground][over]overlay=40:200:format=yuv420:eof_action=repeat,settb=1/30,setpts=N,format=yuv420p[out]`,
    ].join(';'),
    filterThreads: 1,
    outputs: [
      {
        label: 'out',
        format: 'mp4',
        path: out,
        video: { preset: 'ultrafast', crf: 0, gopFrames: 60, params: 'open-gop=0', bt709: true, threads: 1 },
        frames: FRAMES,
        timescale: TIMESCALE,
      },
    ],
  };
};

describe('pictures', () => {
  it.each([
    ['clips of 30 and 25 frames a second', 'film.mp4', 'lying.mp4'],
    ['a clip that a telephone wrote lying down', 'film.mp4', 'turned.mp4'],
    ['a clip in WebM', 'film.webm', 'lying.mp4'],
  ])('composed of %s are the same in every frame', async (_, first, second) => {
    const clips: [MediaInput, MediaInput] = [
      { path: at(first), seekSeconds: 0.8, threads: 1 },
      { path: at(second), seekSeconds: 0.533333 },
    ];
    const [a, b] = await each(`composed-${first}-${second}.mp4`, (out) => composing(clips, out));
    const [expected, found] = [await frameHashes(a), await frameHashes(b)];
    expect(expected.length).toBe(FRAMES);
    expect(new Set(expected).size).toBeGreaterThan(FRAMES / 2);
    expect(found).toEqual(expected);
    const [one, other] = await Promise.all([a, b].map((path) => byFfmpeg.ffprobe({ path })));
    expect(other!.streams).toEqual(one!.streams);
  });

  it('numbered one by one have the same hashes', async () => {
    await command([
      '-i',
      at('film.mp4'),
      '-frames:v',
      '6',
      '-pix_fmt',
      'rgba',
      join(dir.replaceAll('%', '%%'), '%d.png'),
    ]);
    const [a, b] = await each('numbered.md5', (path) => ({
      kind: 'encode',
      inputs: [{ path: join(dir.replaceAll('%', '%%'), '%d.png'), pictures: { firstNumber: 2 } }],
      filter: '[0:v]format=rgba,split[x][y];[y]nullsink;[x]null[z]',
      outputs: [{ label: 'z', format: 'framemd5', path, frames: 4 }],
    }));
    const hashes = (path: string) => readFileSync(path, 'utf8').match(/[0-9a-f]{32}$/gm);
    expect(hashes(a)).toHaveLength(4);
    expect(hashes(b)).toEqual(hashes(a));
  });

  it('are the same in a JPEG, but for its encoder', async () => {
    const [a, b] = await each('still.jpg', (path) => ({
      kind: 'encode',
      inputs: [{ path: at('film.mp4'), seekSeconds: 1.5 }],
      filter: '[0:v]scale=320:-2:flags=lanczos:out_color_matrix=bt601:out_range=pc,format=yuvj420p[still]',
      outputs: [{ label: 'still', format: 'jpeg', path, quality: 3 }],
    }));
    const grey = async (path: string) => {
      const args = ['-v', 'error', '-i', path, '-pix_fmt', 'gray', '-f', 'rawvideo', 'pipe:1'];
      return (await runProcess({ command: ffmpeg.ffmpegPath, args })).stdout;
    };
    const [one, other] = await Promise.all([a, b].map(grey));
    expect(one!.length).toBe(320 * 180);
    const apart = one!.reduce((sum, level, i) => sum + Math.abs(level - other![i]!), 0) / one!.length;
    expect(apart).toBeLessThan(1);
  });

  it.each([
    ['of all colours', 0, 'null'],
    [
      'with a palette, but for how it is chosen',
      6,
      'split[all][kept];[all]palettegen=stats_mode=full[palette];[kept][palette]paletteuse=dither=sierra2_4a',
    ],
  ])('are the same in a PNG %s', async (name, most, filter) => {
    const [a, b] = await each(`still ${name}.png`, (path) => ({
      kind: 'encode',
      inputs: [{ path: at('sheet.png') }],
      filter: `[0:v]format=rgb24,${filter}[still]`,
      outputs: [{ label: 'still', format: 'png', path }],
    }));
    const colours = async (path: string) => {
      const args = ['-v', 'error', '-i', path, '-pix_fmt', 'rgb24', '-f', 'rawvideo', 'pipe:1'];
      return (await runProcess({ command: ffmpeg.ffmpegPath, args })).stdout;
    };
    const [one, other] = await Promise.all([a, b].map(colours));
    expect(one!.length).toBe(200 * 240 * 3);
    const apart = one!.reduce((sum, level, i) => sum + Math.abs(level - other![i]!), 0) / one!.length;
    expect(apart).toBeLessThanOrEqual(most);
  });
});

describe('sound', () => {
  const samples = 6 * 48_000;
  const graph = [
    '[0:a]highpass=f=50,aresample=48000,aformat=sample_fmts=fltp,pan=stereo|c0=c0|c1=c0,adelay=delays=9600S:all=1,apad,' +
      `atrim=end_sample=${samples},asetpts=N/SR/TB[voice]`,
    `[1:a]aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=end_sample=96000,aloop=loop=-1:size=96000,atrim=end_sample=${samples},asetpts=N/SR/TB[music]`,
    `[2:a]aresample=48000,aformat=sample_fmts=fltp,pan=stereo|c0=c0|c1=c0,apad,atrim=end_sample=${samples},asetpts=N/SR/TB[gain]`,
    '[music][gain]amultiply[bed]',
    '[voice][bed]amix=inputs=2:normalize=0:duration=first,volume=6dB,alimiter=limit=0.8:attack=5:release=80:level=0:latency=1,' +
      `apad,atrim=end_sample=${samples},asetpts=N/SR/TB`,
  ].join(';');
  const inputs = (): MediaInput[] => [
    { path: at('voice.wav') },
    { path: at('music.m4a') },
    { path: at('gain.f32'), raw: { kind: 'floats', sampleRate: 1000, channels: 1 } },
  ];
  const mix =
    (format: 'wav' | 'm4a') =>
    (path: string): EncodeJob => ({
      kind: 'encode',
      inputs: inputs(),
      filter: `${graph}[out]`,
      outputs: [
        format === 'wav'
          ? { label: 'out', format, path }
          : { label: 'out', format, path, audio: { bitRate: 192_000, plain: true } },
      ],
    });
  const pcm = (path: string) => byFfmpeg.decodePcm({ path, sampleRate: 48_000 });
  /**
   * Versions of FFmpeg round differently, and resample the very last samples differently: -57 dB at most, and nowhere near
   * it but there.
   */
  const expectAlike = (a: Float32Array, b: Float32Array) => {
    expect(b.length).toBe(a.length);
    const steps = a.map((level, i) => Math.abs(level - b[i]!) * 32_768);
    expect(Math.max(...steps.slice(0, 1000), ...steps.slice(-1000))).toBeLessThanOrEqual(48);
    expect(steps.filter((step) => step > 12).length).toBeLessThanOrEqual(32);
    expect(steps.reduce((sum, step) => sum + step, 0) / steps.length).toBeLessThan(1);
  };

  it('mixed of voice, looped music and its gain is the same, to a rounding', async () => {
    const [a, b] = await each('mixed.wav', mix('wav'));
    const [one, other] = await Promise.all([a, b].map(pcm));
    expect(one!.length).toBe(samples);
    expectAlike(one!, other!);
  });

  it('is as long and as loud when it is encoded', async () => {
    const [a, b] = await each('mixed.m4a', mix('m4a'));
    for (const path of [a, b]) {
      const { streams } = await byFfmpeg.ffprobe({ path });
      expect(streams[0]!.durationMs).toBe(samples / 48);
    }
    const [x, y] = await Promise.all([a, b].map((path) => byFfmpeg.measureLoudness({ path })));
    expect(Math.abs(x!.lufs! - y!.lufs!)).toBeLessThanOrEqual(0.1);
  });

  it('measures alike', async () => {
    for (const peak of [true, false]) {
      const [a, b] = await Promise.all(
        both.map((media) => media.measureMix({ inputs: inputs(), graph: `${graph},`, peak })),
      );
      expect(a!.lufs).toBeLessThan(0);
      expect(Math.abs(a!.lufs! - b!.lufs!)).toBeLessThanOrEqual(0.1);
      if (peak) expect(Math.abs(a!.truePeakDb! - b!.truePeakDb!)).toBeLessThanOrEqual(0.1);
      else expect([a!.truePeakDb, b!.truePeakDb]).toEqual([null, null]);
    }
  });

  it('is written while it is measured', async () => {
    const paths = ['measured-a.wav', 'measured-b.wav'].map(at);
    await Promise.all(
      both.map((media, i) =>
        media.measureMix({
          inputs: inputs(),
          graph: `${graph},`,
          peak: false,
          into: { format: 'wav', path: paths[i]! },
        }),
      ),
    );
    const [one, other] = await Promise.all(paths.map(pcm));
    expect(one!.length).toBe(samples);
    expectAlike(one!, other!);
  });

  it('of a part of a recording begins and ends at the same sample', async () => {
    const [a, b] = await each('part.flac', (path) => ({
      kind: 'encode',
      inputs: [{ path: at('voice.wav'), seekSeconds: 1.25, durationSeconds: 2.5 }],
      filter: '[0:a]aformat=sample_fmts=s16:channel_layouts=mono:sample_rates=16000[part]',
      outputs: [{ label: 'part', format: 'flac', path }],
    }));
    const [one, other] = await Promise.all(
      [a, b].map((path) => byFfmpeg.decodePcm({ path, sampleRate: 16_000 })),
    );
    expect(one!.length).toBe(40_000);
    expectAlike(one!, other!);
  });
});

describe('joined chunks', () => {
  const heard = (path: string) => byFfmpeg.decodePcm({ path, sampleRate: 48_000 });

  it('play as before, whichever engine made them and whichever joins them', async () => {
    const clips: [MediaInput, MediaInput] = [{ path: at('film.mp4') }, { path: at('lying.mp4') }];
    const chunks = await each('chunk.mp4', (out) => composing(clips, out));
    const [soundPath] = await each('sound.m4a', (path) => ({
      kind: 'encode',
      inputs: [{ path: at('voice.wav') }],
      filter: '[0:a]atrim=end_sample=160000[sound]',
      outputs: [{ label: 'sound', format: 'm4a', path, audio: { bitRate: 128_000 } }],
    }));
    const metadata = { title: `시편 23편 '=;#\\`, artist: '큐티교회' };
    const [a, b] = await each('joined.mp4', (out) => ({
      kind: 'join',
      chunks: chunks.map((path) => ({ path, frames: FRAMES })),
      frameRate: 30,
      soundPath,
      timescale: TIMESCALE,
      metadata,
      out,
    }));
    const once = await frameHashes(chunks[0]);
    for (const path of [a, b]) {
      expect(await frameHashes(path)).toEqual([...once, ...once]);
      expect((await byFfmpeg.ffprobe({ path })).streams[1]!.durationMs).toBe(Math.round(160_000 / 48));
      expect(await heard(path)).toEqual(await heard(soundPath));
    }
    const times = async (path: string) => {
      const entries = 'packet=stream_index,pts,dts,duration,flags';
      const args = [
        '-v',
        'error',
        '-show_entries',
        entries,
        '-show_entries',
        'format_tags',
        '-of',
        'csv',
        path,
      ];
      const { stdout } = await runProcess({ command: ffmpeg.ffprobePath, args });
      return stdout
        .toString()
        .split('\n')
        .filter((line) => line.startsWith('packet,0') || line.startsWith('format'));
    };
    const withoutEncoder = (lines: string[]) => lines.map((line) => line.replace(/Lavf[\d.]+/, ''));
    expect(withoutEncoder(await times(b))).toEqual(withoutEncoder(await times(a)));
  });
});

describe('what files say of themselves', () => {
  it('is read alike', async () => {
    for (const name of ['film.mp4', 'turned.mp4', 'film.webm', 'voice.wav', 'music.m4a']) {
      const [a, b] = await Promise.all(both.map((media) => media.ffprobe({ path: at(name) })));
      const rounded = ({ format, streams }: NonNullable<typeof a>) => ({
        format,
        streams: streams.map(({ durationMs = 0, ...rest }) => ({
          ...rest,
          seconds: Math.round(durationMs / 100) / 10,
        })),
      });
      expect(rounded(b!)).toEqual(rounded(a!));
    }
  });
});

describe('a job of node-av that is ended', () => {
  const endless = (path: string): EncodeJob => ({
    kind: 'encode',
    inputs: [],
    filter: 'testsrc2=s=320x180:r=30,realtime=speed=20,format=yuv420p[out]',
    outputs: [{ label: 'out', format: 'mp4', path, video: { preset: 'ultrafast', crf: 30, bt709: true } }],
  });
  /** The children of this process that do media work. */
  const children = (): number[] =>
    readdirSync('/proc')
      .filter((pid) => /^\d+$/.test(pid))
      .filter((pid) => {
        try {
          const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
          const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
          return Number(parent) === process.pid && args.includes('node-av-child');
        } catch {
          return false; // ended in between
        }
      })
      .map(Number);
  const leftovers = async () => (await readdir(dir)).filter((name) => name.startsWith('endless'));

  it.each([
    ['by whoever ordered it', 'cancelled', (stop: AbortController) => stop.abort()],
    ['by the system', 'render_failed', () => children().forEach((pid) => process.kill(pid, 'SIGKILL'))],
  ])('%s leaves no process and no file', async (_, code, end) => {
    const stop = new AbortController();
    const frames: number[] = [];
    const running = byNodeAv.run(endless(at('endless.mp4')), {
      signal: stop.signal,
      onFrame: (frame) => {
        // killed by the system it is done once more, and killed again
        if (frames.push(frame) % 2 === 0) end(stop);
      },
    });
    await expect(running).rejects.toMatchObject({ code });
    expect(frames[1]!).toBeGreaterThan(frames[0]!);
    expect(children()).toEqual([]);
    expect(await leftovers()).toEqual([]);
  });

  it('after its time leaves none either', async () => {
    const late = byNodeAv.run(endless(at('endless.mp4')), { timeoutMs: 2500 });
    await expect(late).rejects.toMatchObject({ code: 'render_failed' });
    expect(children()).toEqual([]);
    expect(await leftovers()).toEqual([]);
  });
});

describe('the choice of an engine', () => {
  const nowhere = { ffmpegPath: '/no/such/ffmpeg', ffprobePath: '/no/such/ffprobe' };

  it('is ffmpeg where there is one, else node-av', async () => {
    expect(await findMediaEngine()).toMatchObject({ kind: 'ffmpeg' });
    expect(await findMediaEngine(nowhere)).toEqual({ kind: 'node-av' });
  });

  it('is what was asked for, and nothing else', async () => {
    expect(await findMediaEngine({ mediaEngine: 'node-av' })).toEqual({ kind: 'node-av' });
    expect(await findMediaEngine({ mediaEngine: 'ffmpeg', ...nowhere })).toBeNull();
  });
});
