import Groq from 'groq-sdk';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { MediaJob } from '../media/media-job.ts';
import type { Media } from '../media/media.ts';
import { backoffMs, retryAfterMs, withRetries } from '../retry.ts';
import { cutAtSilences, type Part } from './cut-at-silences.ts';
import { dropHallucinations } from './drop-hallucinations.ts';
import { heardSchema, stretchesOf, toTranscript, type Heard } from './heard.ts';
import { joinParts, type HeardPart } from './join-parts.ts';
import { promptOf } from './prompt.ts';
import { measureLevels } from './sound-levels.ts';
import type { Speech } from './speech.ts';

export interface GroqSpeechOptions {
  apiKey: string;
  model: string;
  /** Another server that speaks Groq's protocol, e.g. a test peer. */
  baseUrl?: string;
  media: Pick<Media, 'run' | 'decodePcm'>;
}

/**
 * Ten minutes of 16 kHz mono 16-bit sound are 19.2 MB before FLAC makes them smaller: always under Groq's smallest
 * upload limit of 25 MB.
 */
const MAX_PART_MS = 10 * 60_000;
/** Whisper works at 16 kHz; anything more is thrown away. */
const UPLOAD_RATE = 16_000;
/** Enough to see where it is quiet. */
const LEVELS_RATE = 8_000;
const ATTEMPTS = 4;
/** Longer than this we do not wait with a job in hand: the queue tries again later. */
const MAX_WAIT_MS = 60_000;
/** Ten minutes take Groq some ten seconds. */
const TIMEOUT_MS = 3 * 60_000;

/** Speech to text by Groq's Whisper. */
export function openGroqSpeech({ apiKey, model, baseUrl, media }: GroqSpeechOptions): Speech {
  // Retries are ours: the SDK would wait for as long as Groq says, and not stop when told to.
  const client = new Groq({
    apiKey,
    ...(baseUrl && { baseURL: baseUrl }),
    maxRetries: 0,
    timeout: TIMEOUT_MS,
  });

  async function hear(
    file: File,
    given: { language: string; prompt: string; signal: AbortSignal },
  ): Promise<Heard> {
    const { signal, prompt, language } = given;
    const answer: unknown = await withRetries({
      attempts: ATTEMPTS,
      signal,
      delayMs: waitFor,
      work: () =>
        client.audio.transcriptions.create(
          {
            file,
            model,
            language: language.split('-')[0] ?? language,
            ...(prompt && { prompt }),
            response_format: 'verbose_json',
            timestamp_granularities: ['word', 'segment'],
            temperature: 0,
          },
          { signal },
        ),
    }).catch((error: unknown) => {
      throw speechError(error, model);
    });
    const heard = heardSchema.safeParse(answer);
    if (!heard.success) throw new AppError('speech_failed', {}, { cause: heard.error });
    return heard.data;
  }

  return {
    name: `Groq ${model}`,

    async transcribe({ audioPath, durationMs, language, vocabulary, signal, onProgress }) {
      const samples = await media.decodePcm({ path: audioPath, sampleRate: LEVELS_RATE, signal });
      const levels = measureLevels(samples, LEVELS_RATE);
      const parts = cutAtSilences({ levels, durationMs, maxMs: MAX_PART_MS });
      const prompt = promptOf(vocabulary);
      const folder = await mkdtemp(join(tmpdir(), 'qt-speech-'));
      try {
        const heardParts: HeardPart[] = [];
        for (const part of parts) {
          const path = join(folder, 'part.flac');
          await media.run(flacOf(audioPath, part, path), { signal });
          const file = new File([await readFile(path)], 'part.flac', { type: 'audio/flac' });
          const heard = await hear(file, { language, prompt, signal });
          const stretches = stretchesOf(heard, { offsetMs: part.startMs, endMs: part.endMs });
          heardParts.push({ part, stretches: dropHallucinations(stretches, { levels, prompt }) });
          onProgress?.(part.endMs / durationMs);
        }
        return toTranscript(joinParts(heardParts), language);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

const flacOf = (audioPath: string, { startMs, endMs }: Part, out: string): MediaJob => ({
  kind: 'encode',
  inputs: [{ path: audioPath, seekSeconds: startMs / 1000, durationSeconds: (endMs - startMs) / 1000 }],
  filter: `[0:a]aformat=sample_fmts=s16:channel_layouts=mono:sample_rates=${UPLOAD_RATE}[part]`,
  outputs: [{ label: 'part', format: 'flac', path: out }],
});

/** How long to wait before another try; null where another try does not help, or not soon. */
function waitFor(error: unknown, attempt: number): number | null {
  // an answer that was cut off, or a connection
  if (!(error instanceof Groq.APIError)) return backoffMs(attempt);
  const status = error.status as number | undefined;
  const worthIt =
    status === undefined || [408, 409, 429, 498].includes(status) || (status >= 500 && status !== 501);
  if (!worthIt || codeOf(error) === 'insufficient_quota') return null;
  const waitMs =
    retryAfterMs((error.headers as Headers | undefined)?.get('retry-after')) ??
    waitInWords(error.message) ??
    backoffMs(attempt);
  return waitMs <= MAX_WAIT_MS ? waitMs : null;
}

/** Where a limit is told in words alone: "Please try again in 1m10.5s". */
function waitInWords(message: string): number | null {
  const told = /try again in (?:(\d+)h)?(?:(\d+)m(?!s))?(?:([\d.]+)s)?/.exec(message);
  const [hours, minutes, seconds] = (told ?? []).slice(1).map((part) => Number(part ?? 0));
  const waitMs = (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
  return waitMs > 0 ? waitMs : null;
}

/** What Groq said as one of our codes; its own words stay in `cause`, for the log. */
function speechError(error: unknown, model: string): AppError {
  if (error instanceof AppError) return error;
  const options = { cause: error };
  const status = error instanceof Groq.APIError ? (error.status as number | undefined) : undefined;
  switch (status) {
    case 401:
    case 403:
      return new AppError('speech_key_refused', {}, options);
    case 402:
    case 429:
      return new AppError('speech_quota', {}, options);
    case 413:
      return new AppError('speech_too_large', {}, options);
    case 400:
    case 404:
      if (codeOf(error).startsWith('model_')) return new AppError('speech_model_unknown', { model }, options);
  }
  return new AppError('speech_failed', {}, options);
}

/** `error.code` of the body, e.g. `model_not_found`. */
function codeOf(error: unknown): string {
  const body =
    error instanceof Groq.APIError ? (error.error as { error?: { code?: unknown } } | undefined) : undefined;
  return String(body?.error?.code ?? '');
}
