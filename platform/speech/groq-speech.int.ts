import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  groqError,
  startGroqServer,
  type GroqAnswer,
  type GroqServer,
} from '../../tests/fakes/groq-server.ts';
import { makeSound } from '../../tests/support/make-media.ts';
import { findMediaEngine } from '../media/find-tools.ts';
import type { Media } from '../media/media.ts';
import { openMedia } from '../media/open-media.ts';
import { openGroqSpeech } from './groq-speech.ts';

const scratch = mkdtempSync(join(tmpdir(), 'qt-groq-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const servers: GroqServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

let media: Media;
const short = join(scratch, 'short.wav');
const long = join(scratch, 'long.wav');
const unbroken = join(scratch, 'unbroken.wav');
const LONG_S = 21 * 60;
/** In the long recording somebody "speaks" for 2 s, then is silent for 1.5 s, and again. */
const [BURST_S, PERIOD_S] = [2, 3.5];
/** In this one there is no pause in which it could be cut. */
const UNBROKEN = { lengthS: 734 * 0.9, burstS: 0.7, periodS: 0.9 };

beforeAll(async () => {
  media = openMedia((await findMediaEngine())!);
  const tone = (lengthS: number, burstS: number, periodS: number) =>
    `aevalsrc=exprs='0.3*sin((100+5*mod(pow(floor(t/${periodS}),2),61))*2*PI*t)*lt(mod(t,${periodS}),${burstS})':s=8000:d=${lengthS}`;
  await makeSound(media, tone(7, BURST_S, PERIOD_S), short);
  await makeSound(media, tone(LONG_S, BURST_S, PERIOD_S), long);
  await makeSound(media, tone(UNBROKEN.lengthS, UNBROKEN.burstS, UNBROKEN.periodS), unbroken);
});

async function speechOf(answer: Parameters<typeof startGroqServer>[0]) {
  const server = await startGroqServer(answer);
  servers.push(server);
  const speech = openGroqSpeech({
    apiKey: 'gsk_test',
    model: 'whisper-large-v3-turbo',
    baseUrl: server.url,
    media,
  });
  return { server, speech };
}

const request = (audioPath: string, durationMs: number, signal = new AbortController().signal) => ({
  audioPath,
  durationMs,
  language: 'ko',
  vocabulary: ['은혜교회', '하박국'],
  signal,
});

const heard = (text: string): GroqAnswer => ({
  status: 200,
  body: {
    task: 'transcribe',
    language: 'Korean',
    duration: 7,
    text,
    segments: [{ id: 0, start: 0, end: 2, text: ` ${text}`, avg_logprob: -0.2, no_speech_prob: 0.01 }],
    words: [{ word: text.replace('.', ''), start: 0.02, end: 1.98 }],
    x_groq: { id: 'req_1' },
  },
});

/** Which of 61 tones the bursts of a recording are, in a row that does not soon come again. */
const toneOf = (burst: number) => burst ** 2 % 61;

/** An ear: decodes what was sent and answers one word for each burst of sound in it, named for its tone. */
async function listenFor(file: Buffer): Promise<GroqAnswer> {
  const run = promisify(execFile)(
    'ffmpeg',
    ['-v', 'error', '-i', 'pipe:0', '-ac', '1', '-ar', '1000', '-f', 's16le', 'pipe:1'],
    { encoding: 'buffer', maxBuffer: 64 << 20 },
  );
  run.child.stdin?.end(file);
  const { stdout } = await run;
  const words: { word: string; start: number; end: number }[] = [];
  for (let ms = 0; ms + 20 <= stdout.length / 2; ms += 20) {
    let peak = 0;
    for (let i = ms; i < ms + 20; i++) peak = Math.max(peak, Math.abs(stdout.readInt16LE(2 * i)));
    const last = words.at(-1);
    if (peak < 1000) continue;
    if (last && ms / 1000 - last.end < 0.1) last.end = (ms + 20) / 1000;
    else words.push({ word: '', start: ms / 1000, end: (ms + 20) / 1000 });
  }
  for (const word of words) {
    const crossings: number[] = [];
    for (let ms = Math.round(word.start * 1000) + 60; ms < Math.round(word.end * 1000) - 60; ms++) {
      if (stdout.readInt16LE(2 * ms) >= 0 !== stdout.readInt16LE(2 * (ms - 1)) >= 0) crossings.push(ms);
    }
    const hertz = (500 * (crossings.length - 1)) / (crossings.at(-1)! - crossings[0]!);
    word.word = `말${Math.round((hertz - 100) / 5)}`;
  }
  const segments = words.map((w) => ({
    start: w.start,
    end: w.end,
    text: ` ${w.word}.`,
    avg_logprob: -0.1,
    no_speech_prob: 0,
  }));
  return { status: 200, body: { text: '', segments, words } };
}

describe('speech to text by Groq', () => {
  it('sends 16 kHz mono FLAC and asks for words and segments', async () => {
    const { server, speech } = await speechOf(() => heard('안녕하세요.'));
    const transcript = await speech.transcribe(request(short, 7000));
    expect(transcript).toMatchObject({
      source: 'speech',
      timing: 'heard',
      language: 'ko',
      segments: [{ words: [{ text: '안녕하세요.', startMs: 20, endMs: 1980 }] }],
    });
    const [sent] = server.requests;
    expect(sent?.authorization).toBe('Bearer gsk_test');
    expect(sent?.fields).toEqual({
      model: ['whisper-large-v3-turbo'],
      language: ['ko'],
      prompt: ['은혜교회, 하박국'],
      response_format: ['verbose_json'],
      'timestamp_granularities[]': ['word', 'segment'],
      temperature: ['0'],
    });
    // FLAC's STREAMINFO: 20 bits of sample rate, 3 bits of channels - 1.
    expect(sent?.file.subarray(0, 4).toString()).toBe('fLaC');
    expect((sent?.file.readUIntBE(18, 3) ?? 0) >> 4).toBe(16_000);
    expect(((sent?.file[20] ?? 0) >> 1) & 7).toBe(0);
  });

  it('hears every word of a long recording once and in its place', async () => {
    const { server, speech } = await speechOf(({ file }) => listenFor(file));
    const shares: number[] = [];
    const transcript = await speech.transcribe({
      ...request(long, LONG_S * 1000),
      onProgress: (share) => shares.push(share),
    });
    expect(server.requests).toHaveLength(3);
    for (const { file } of server.requests) expect(file.length).toBeLessThan(25_000_000);
    const words = transcript.segments.flatMap((s) => s.words);
    expect(words).toHaveLength(Math.ceil(LONG_S / PERIOD_S));
    words.forEach((word, i) => {
      expect(word.text).toBe(`말${toneOf(i)}.`);
      expect(Math.abs(word.startMs - i * PERIOD_S * 1000)).toBeLessThanOrEqual(40);
      expect(Math.abs(word.endMs - word.startMs - BURST_S * 1000)).toBeLessThanOrEqual(60);
    });
    expect(shares).toHaveLength(3);
    expect(shares.at(-1)).toBe(1);
  });

  it('hears every word once where there is no pause to cut in, by what two parts share', async () => {
    const { server, speech } = await speechOf(({ file }) => listenFor(file));
    const transcript = await speech.transcribe(request(unbroken, Math.round(UNBROKEN.lengthS * 1000)));
    expect(server.requests).toHaveLength(2);
    const words = transcript.segments.flatMap((s) => s.words);
    expect(words).toHaveLength(734);
    words.forEach((word, i) => {
      expect(word.text).toBe(`말${toneOf(i)}.`);
      expect(Math.abs(word.startMs - i * UNBROKEN.periodS * 1000)).toBeLessThanOrEqual(60);
      expect(word.endMs - word.startMs).toBeGreaterThan(UNBROKEN.burstS * 900);
    });
  });

  it('asks once more where the answer was cut off', async () => {
    const { server, speech } = await speechOf((_, i) =>
      i === 0 ? { status: 200, body: '{"text":"다시","segments":[{"start":0,' } : heard('다시.'),
    );
    expect((await speech.transcribe(request(short, 7000))).segments).toHaveLength(1);
    expect(server.requests).toHaveLength(2);
  });

  it('is no words where nothing was heard', async () => {
    for (const body of [{ duration: 600, language: 'korean', segments: [] }, { text: '' }]) {
      const { speech } = await speechOf(() => ({ status: 200, body }));
      expect((await speech.transcribe(request(short, 7000))).segments).toEqual([]);
    }
  });

  it('waits as long as it is told and tries again', async () => {
    const { server, speech } = await speechOf(
      (_, i) =>
        [
          groqError(429, 'rate_limit_exceeded', { 'retry-after': '0.05' }),
          groqError(503, 'over_capacity', { 'retry-after': '0' }),
        ][i] ?? heard('다시.'),
    );
    expect((await speech.transcribe(request(short, 7000))).segments).toHaveLength(1);
    expect(server.requests).toHaveLength(3);
  });

  it.each([
    ['a key that is refused', groqError(401, 'invalid_api_key'), 'speech_key_refused'],
    [
      'a quota used up for the hour',
      groqError(429, 'rate_limit_exceeded', { 'retry-after': '1800' }),
      'speech_quota',
    ],
    ['a quota used up, in words', { status: 429, body: { error: { message: 'Rate limit reached (ASPH). Please try again in 7m12.5s.', code: 'rate_limit_exceeded' } } }, 'speech_quota'], // prettier-ignore
    ['an account without credit', groqError(429, 'insufficient_quota'), 'speech_quota'],
    ['a recording that is too large', groqError(413, 'request_too_large'), 'speech_too_large'],
    ['a model that is no more', groqError(404, 'model_not_found'), 'speech_model_unknown'],
    ['a request that is refused', groqError(400, 'bad_request'), 'speech_failed'],
    ['an answer that is none', { status: 200, body: { hello: 'world' } }, 'speech_failed'],
    [
      'a page of HTML',
      { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } },
      'speech_failed',
    ],
  ] as const)('tells %s, at once', async (_, answer, code) => {
    const { server, speech } = await speechOf(() => answer);
    await expect(speech.transcribe(request(short, 7000))).rejects.toMatchObject({ code });
    expect(server.requests).toHaveLength(1);
  });

  it('stops when told to, in the middle of a wait, and leaves no file behind', async () => {
    const stop = new AbortController();
    const { server, speech } = await speechOf(() => {
      setImmediate(() => stop.abort());
      return groqError(429, 'rate_limit_exceeded', { 'retry-after': '30' });
    });
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('qt-speech-'));
    await expect(speech.transcribe(request(short, 7000, stop.signal))).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(server.requests.length).toBeLessThanOrEqual(1);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('qt-speech-'))).toEqual(before);
  });
});
