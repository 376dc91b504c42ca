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
import { heardSchema, stretchesOf, toTranscript, type Heard, type Stretch } from './heard.ts';
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
/** Whisper reads at most 224 tokens of prompt, and a Korean syllable can be two. */
const MAX_PROMPT_CHARS = 110;
const ATTEMPTS = 4;
/** Longer than this we do not wait with a job in hand: the queue tries again later. */
const MAX_WAIT_MS = 60_000;
const TIMEOUT_MS = 5 * 60_000;

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
      throw speechError(error);
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
        const stretches: Stretch[] = [];
        for (const part of parts) {
          const path = join(folder, 'part.flac');
          await media.run(flacOf(audioPath, part, path), { signal });
          const file = new File([await readFile(path)], 'part.flac', { type: 'audio/flac' });
          const heard = await hear(file, { language, prompt, signal });
          stretches.push(...stretchesOf(heard, { offsetMs: part.startMs, endMs: part.endMs }));
          onProgress?.(part.endMs / durationMs);
        }
        return toTranscript(dropHallucinations(stretches, { levels, prompt }), language);
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

/** As many of the most important names as fit; Whisper keeps the end of a long prompt, so they may not be too many. */
function promptOf(vocabulary: string[]): string {
  let prompt = '';
  for (const name of vocabulary) {
    const longer = prompt ? `${prompt}, ${name}` : name;
    if (longer.length > MAX_PROMPT_CHARS) break;
    prompt = longer;
  }
  return prompt;
}

/** How long to wait before another try; null where another try does not help, or not soon. */
function waitFor(error: unknown, attempt: number): number | null {
  if (!(error instanceof Groq.APIError)) return null;
  const status = error.status as number | undefined;
  const worthIt = status === undefined || status === 408 || status === 409 || status === 429 || status >= 500;
  if (!worthIt) return null;
  const waitMs =
    retryAfterMs((error.headers as Headers | undefined)?.get('retry-after')) ?? backoffMs(attempt);
  return waitMs <= MAX_WAIT_MS ? waitMs : null;
}

/** What Groq said as one of our codes; its own words stay in `cause`, for the log. */
function speechError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = error instanceof Groq.APIError ? (error.status as number | undefined) : undefined;
  if (status === 401 || status === 403) return new AppError('speech_key_refused', {}, { cause: error });
  if (status === 429) return new AppError('speech_quota', {}, { cause: error });
  return new AppError('speech_failed', {}, { cause: error });
}
