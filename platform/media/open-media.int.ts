import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runProcess } from '../processes.ts';
import { findFfmpeg, type MediaEngine } from './find-tools.ts';
import type { MediaInput, MediaJob, MediaOutput } from './media-job.ts';
import { openMedia } from './open-media.ts';

const dir = mkdtempSync(join(tmpdir(), 'qt-media-'));
const at = (name: string) => join(dir, name);
const ffmpeg = (await findFfmpeg())!;
const { ffmpegPath } = ffmpeg;
const engines: MediaEngine[] = [{ kind: 'ffmpeg', ...ffmpeg }, { kind: 'node-av' }];

afterAll(() => rm(dir, { recursive: true, force: true }));

/** Two seconds of a tone in whatever the arguments say. */
async function tone(
  name: string,
  args: string[] = [],
  source = 'sine=frequency=440:duration=2',
): Promise<string> {
  const result = await runProcess({
    command: ffmpegPath,
    args: ['-y', '-v', 'error', '-f', 'lavfi', '-i', source, ...args, at(name)],
  });
  expect(result.stderr).toBe('');
  return at(name);
}

async function file(name: string, data: Uint8Array | string): Promise<string> {
  await writeFile(at(name), data);
  return at(name);
}

describe.each(engines)('the media engine on $kind', (engine) => {
  const media = openMedia(engine);

  const check = (path: string, maxMinutes = 90) => media.checkAudio({ path, maxMinutes });
  const codeOf = (path: string) =>
    check(path).then(
      () => 'fine',
      (error: { code: string }) => error.code,
    );

  describe('checkAudio refuses what holds no sound, and says why', () => {
    it('an empty file', async () => {
      expect(await codeOf(await file('a.mp3', ''))).toBe('audio_empty');
    });

    it('text, a web page, a picture or noise under the name of a recording', async () => {
      expect(await codeOf(await file('b.mp3', 'version https://git-lfs.github.com/spec/v1\n'))).toBe(
        'audio_not_audio',
      );
      expect(await codeOf(await file('c.wav', '<!doctype html><p>404'))).toBe('audio_not_audio');
      expect(await codeOf(await file('d.m4a', Buffer.alloc(5000, 'QT')))).toBe('audio_not_audio');
      const picture = await tone('e.png', ['-frames:v', '1'], 'color=red:s=32x32');
      expect(await codeOf(picture)).toBe('audio_not_audio');
    });

    it('a film without a sound track', async () => {
      const film = await tone('f.mp4', ['-pix_fmt', 'yuv420p'], 'color=red:s=32x32:d=1');
      expect(await codeOf(film)).toBe('audio_no_sound_track');
    });

    it('a WAV that is only a header', async () => {
      const wav = await readFile(await tone('g.wav', ['-bitexact']));
      const header = Buffer.from(wav.subarray(0, 44));
      header.writeUInt32LE(36, 4);
      header.writeUInt32LE(0, 40);
      expect(await codeOf(await file('h.wav', header))).toBe('audio_no_sound');
    });

    it('a copy that broke off before any sound', async () => {
      const wav = await readFile(await tone('i.wav'));
      expect(await codeOf(await file('j.wav', wav.subarray(0, 22)))).toBe('audio_cut_off');
      const late = await tone('k.m4a');
      await truncate(late, 2000);
      expect(await codeOf(late)).toBe('audio_cut_off');
      const early = await tone('l.m4a', ['-movflags', '+faststart']);
      const index = (await readFile(early)).indexOf('mdat') + 4;
      await truncate(early, index);
      expect(await codeOf(early)).toBe('audio_cut_off');
    });

    it('a header that promises what is not there', async () => {
      // the index stays, the sound under it is made unreadable: an AAC file of two seconds holding none
      const whole = await tone('m.m4a', ['-c:a', 'aac', '-movflags', '+faststart']);
      const bytes = await readFile(whole);
      const start = bytes.indexOf('mdat') + 4;
      bytes.fill(0xff, start);
      await expect(check(await file('n.m4a', bytes))).rejects.toMatchObject({
        code: 'audio_header_lies',
        params: { claimed: '0:02' },
      });
    });

    it('more than the limit, without decoding all of it', async () => {
      const long = await tone('o.flac', [], 'anullsrc=r=8000:cl=mono:d=300');
      await expect(check(long, 2)).rejects.toMatchObject({
        code: 'audio_too_long',
        params: { limitMinutes: 2 },
      });
      await expect(check(long, 5)).resolves.toMatchObject({ durationMs: 300_000, silent: true });
    });

    it('less than a tenth of a second', async () => {
      expect(await codeOf(await tone('p.wav', [], 'sine=duration=0.05'))).toBe('audio_too_short');
    });
  });

  describe('checkAudio trusts decoded samples, not headers or names', () => {
    it('takes a truncated recording for what it still holds', async () => {
      const path = await tone('q.mp3');
      await truncate(path, Math.floor((await readFile(path)).length / 2));
      const { durationMs } = await check(path);
      expect(durationMs).toBeGreaterThan(800);
      expect(durationMs).toBeLessThan(1200);
    });

    it('takes a WAV for its samples whatever length its header claims', async () => {
      const wav = await readFile(await tone('r.wav', ['-bitexact']));
      wav.writeUInt32LE(0xffff_ffff, 4);
      wav.writeUInt32LE(0xffff_ffff, 40);
      expect((await check(await file('s.wav', wav))).durationMs).toBe(2000);
    });

    it('opens no other file and no address that a playlist names', async () => {
      let asked = 0;
      const server = createServer((_, response) => {
        asked++;
        response.end();
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as AddressInfo;
      const other = await tone('t.wav');
      const playlist = `#EXTM3U\n#EXTINF:2,\nhttp://127.0.0.1:${port}/x.ts\n#EXTINF:2,\nfile:${other}\n`;
      expect(await codeOf(await file('u.mp3', playlist))).toBe('audio_not_audio');
      expect(await codeOf(await file('v.mp3', `ffconcat version 1.0\nfile ${other}\n`))).toBe(
        'audio_not_audio',
      );
      server.close();
      expect(asked).toBe(0);
    });

    it('takes a file whose name looks like an option or an address', async () => {
      const wav = await readFile(await tone('w.wav'));
      for (const name of ['-y.wav', 'http:host.wav', '주일 설교 %d "1".wav']) {
        expect((await check(await file(name, wav))).durationMs).toBe(2000);
      }
    });
  });

  describe('toWav', () => {
    const stereo = ['-ac', '2'];
    // the decoders are the same in both: a few tell that the other one is fed right
    const few = ['8.wav', 'a.wma', 'a.webm', 'a.mp3'];
    const formats: [string, string[]][] = [
      ['8.wav', ['-ac', '8', '-c:a', 'pcm_s24le']],
      ['telephone.wav', ['-ar', '8000', '-c:a', 'pcm_mulaw']],
      ['adpcm.wav', ['-c:a', 'adpcm_ima_wav']],
      ['float.wav', ['-c:a', 'pcm_f32le', '-ar', '96000']],
      ['a.aiff', stereo],
      ['a.flac', stereo],
      ['alac.m4a', ['-c:a', 'alac']],
      ['a.wma', ['-c:a', 'wmav2', '-f', 'asf']],
      ['a.opus', ['-c:a', 'libopus']],
      ['a.webm', ['-c:a', 'libopus']],
      ['a.ogg', ['-c:a', 'libvorbis']],
      ['a.aac', stereo],
      ['a.mp3', ['-c:a', 'libmp3lame', ...stereo]],
    ];
    it.each(formats.filter(([name]) => engine.kind === 'ffmpeg' || few.includes(name)))(
      'makes one 48 kHz channel of %s',
      async (name, args) => {
        const path = await tone(name, args);
        const { durationMs } = await check(path);
        const { samples } = await media.toWav({ path, out: at('out.wav') });
        expect(Math.abs(samples / 48 - durationMs)).toBeLessThan(2);
        expect(Math.abs(samples - 96_000)).toBeLessThan(48 * 80);
        const { streams } = await media.ffprobe({ path: at('out.wav') });
        expect(streams).toMatchObject([
          { kind: 'audio', codec: 'pcm_s16le', channels: 1, sampleRate: 48000 },
        ]);
        // the tone is at -18 dBFS; a downmix of eight channels may lower it, never lose it
        const { lufs } = await media.measureLoudness({ path: at('out.wav') });
        expect(lufs).toBeGreaterThan(name === '8.wav' ? -40 : -28);
      },
    );

    it('keeps every sample of a 48 kHz recording', async () => {
      const path = await tone('exact.wav', ['-ar', '48000'], 'sine=sample_rate=48000:duration=1.23456');
      const { samples } = await media.toWav({ path, out: at('out.wav') });
      expect(samples).toBe(59_259);
      const pcm = await media.decodePcm({ path: at('out.wav'), sampleRate: 48_000 });
      expect(pcm.length).toBe(samples);
    });

    it('takes the sound of a file with a cover picture', async () => {
      await tone('cover.jpg', ['-frames:v', '1', '-pix_fmt', 'yuvj420p'], 'color=red:s=32x32');
      const path = await tone('covered.mp3', [
        '-i',
        at('cover.jpg'),
        '-map',
        '0',
        '-map',
        '1',
        '-c:v',
        'copy',
      ]);
      expect((await media.ffprobe({ path })).streams.some((s) => s.attachedPicture)).toBe(true);
      expect((await media.toWav({ path, out: at('out.wav') })).samples).toBeGreaterThan(95_000);
    });
  });

  describe('measureLoudness', () => {
    it('measures a full-scale tone and finds nothing in silence', async () => {
      // BS.1770: a 997 Hz sine of 0 dBFS in one channel reads -3.01 LUFS
      const loud = await tone('loud.wav', ['-c:a', 'pcm_f32le'], 'aevalsrc=sin(2*PI*997*t):s=48000:d=5');
      const measured = await media.measureLoudness({ path: loud });
      expect(measured.lufs).toBeCloseTo(-3, 0);
      expect(measured.truePeakDb).toBeCloseTo(0, 0);
      const silent = await tone('silent.wav', [], 'anullsrc=d=2');
      expect((await media.measureLoudness({ path: silent })).lufs).toBeNull();
    });
  });

  describe('a job', () => {
    const job = (filter: string, output: MediaOutput, inputs: MediaInput[] = []): MediaJob => ({
      kind: 'encode',
      inputs,
      filter,
      outputs: [output],
    });

    it('stops within its signal and says cancelled', async () => {
      const endless = job('sine,arealtime[out]', { label: 'out', format: 'none', of: 'audio' });
      const signal = AbortSignal.timeout(300);
      await expect(media.run(endless, { signal })).rejects.toMatchObject({ code: 'cancelled' });
    });

    it('says disk_full when the disk is full', async () => {
      const full = job('sine=duration=20[out]', { label: 'out', format: 'wav', path: '/dev/full' });
      await expect(media.run(full)).rejects.toMatchObject({ code: 'disk_full' });
    });

    it('keeps what the engine said for the log only', async () => {
      const failure = media.run(
        job('[0:a]anull[out]', { label: 'out', format: 'none', of: 'audio' }, [{ path: '/no/such/file' }]),
      );
      await expect(failure).rejects.toMatchObject({ code: 'render_failed', params: {} });
      await failure.catch((error: Error) => expect(String(error.cause)).toContain('/no/such/file'));
    });
  });
});
