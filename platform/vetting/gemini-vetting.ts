import { HarmBlockThreshold, HarmCategory, type Part } from '@google/generative-ai';
import { isAppError } from '../../core/errors.ts';
import { openGemini } from '../gemini.ts';
import type { Logger } from '../log.ts';
import { ANSWER, INSTRUCTION, questionOf } from './question.ts';
import { readVerdicts } from './read-verdicts.ts';
import type { ClipToSee, SeenClip, Vetting } from './vetting.ts';

export interface GeminiVettingOptions {
  apiKey: string;
  model: string;
  /** Another server that speaks Gemini's protocol, e.g. a test peer. */
  baseUrl?: string;
  /** Longest wait for an answer. */
  timeoutMs?: number;
  /** Bytes of frames in one call, as they travel. */
  maxCallBytes?: number;
  log: Pick<Logger, 'warn'>;
}

const TIMEOUT_MS = 60_000;
const MAX_TOTAL_MS = 100_000;
/**
 * A request may have 20 MB in all, and 3,000 pictures (Google, "Supported input files and requirements"); frames travel
 * as base64. The rest is room for words.
 */
const MAX_CALL_BYTES = 18_000_000;
const MAX_CALL_FRAMES = 3_000;

/** The model is to look at what the filters would keep from it, and to say so. */
const UNFILTERED = [
  HarmCategory.HARM_CATEGORY_HARASSMENT,
  HarmCategory.HARM_CATEGORY_HATE_SPEECH,
  HarmCategory.HARM_CATEGORY_SEXUALLY_EXPLICIT,
  HarmCategory.HARM_CATEGORY_DANGEROUS_CONTENT,
].map((category) => ({ category, threshold: HarmBlockThreshold.BLOCK_NONE }));

/** Clips seen by Gemini, in JSON mode. */
export function openGeminiVetting({
  timeoutMs = TIMEOUT_MS,
  maxCallBytes = MAX_CALL_BYTES,
  log,
  ...options
}: GeminiVettingOptions): Vetting {
  const { model } = options;
  const ask = openGemini({
    ...options,
    timeoutMs,
    maxTotalMs: MAX_TOTAL_MS,
    instruction: INSTRUCTION,
    safetySettings: UNFILTERED,
  });

  async function lookAt(
    clips: readonly ClipToSee[],
    parts: Part[],
    signal: AbortSignal,
  ): Promise<Map<string, SeenClip>> {
    const assets = clips.map(({ asset }) => asset);
    try {
      const answer = await ask({ parts, schema: ANSWER, signal });
      const seen = readVerdicts(answer, assets);
      if (seen?.size !== assets.length)
        log.warn(
          { model, clips: assets.length, answered: seen?.size ?? 0, answerLength: answer.length },
          'Gemini answered something else than asked about clips',
        );
      return seen ?? new Map();
    } catch (error) {
      if (isAppError(error)) throw error;
      log.warn({ err: error, model, clips: assets.length }, 'Gemini did not look at clips');
      return new Map();
    }
  }

  return {
    name: model,

    async look({ clips, policy, signal }) {
      const seen = new Map<string, SeenClip>();
      for (const call of divideClips(clips, maxCallBytes)) {
        for (const [asset, said] of await lookAt(call, questionOf(call, policy), signal))
          seen.set(asset, said);
      }
      return seen;
    },
  };
}

/** Clips by call: all at once, unless they are more than a call may carry. */
function divideClips(clips: readonly ClipToSee[], maxBytes: number): ClipToSee[][] {
  const calls: ClipToSee[][] = [];
  let [bytes, frames] = [Infinity, 0];
  for (const clip of clips) {
    const own = clip.frames.reduce((sum, frame) => sum + Math.ceil(frame.length / 3) * 4, 0);
    if (bytes + own > maxBytes || frames + clip.frames.length > MAX_CALL_FRAMES) {
      calls.push([]);
      [bytes, frames] = [0, 0];
    }
    calls.at(-1)!.push(clip);
    bytes += own;
    frames += clip.frames.length;
  }
  return calls;
}
