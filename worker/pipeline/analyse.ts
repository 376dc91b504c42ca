import type { ManuscriptLine } from '../../core/captions/read-manuscript.ts';
import { AppError, type ErrorCode, type ErrorParams } from '../../core/errors.ts';
import type { Recording, Transcript } from '../../core/video.ts';
import { nodeThread } from '../../platform/node-thread.ts';

/** Sample rate at which speech is looked for: telephone quality is plenty, memory stays small. */
export const ANALYSIS_RATE = 16_000;

interface Samples {
  /** Mono, -1 to 1. Handed over to the thread: empty afterwards. */
  samples: Float32Array<ArrayBuffer>;
  sampleRate: number;
}

export type Analysis =
  | (Samples & { kind: 'measure' })
  | (Samples & { kind: 'align'; lines: readonly ManuscriptLine[]; language: string });

interface Results {
  measure: Pick<Recording, 'peaks' | 'speech'>;
  align: Transcript;
}

type Answer<T> = { result: T } | { error: { code: ErrorCode; params: ErrorParams }; cause: string };
/** What the thread says: how far it is, any number of times, and then its answer. */
export type Message<T> = { progress: number } | Answer<T>;

/**
 * Arithmetic over a whole recording, in a thread of its own: an hour of sound takes seconds, in which this process
 * must go on telling the queue that it lives.
 * @throws AppError as the work itself does; the signal's reason on abort
 */
export async function analyse<K extends Analysis['kind']>(
  analysis: Extract<Analysis, { kind: K }>,
  signal: AbortSignal,
  onProgress?: (share: number) => void,
): Promise<Results[K]> {
  signal.throwIfAborted();
  const thread = nodeThread(import.meta.url, './analysis-thread', {
    workerData: analysis,
    transferList: [analysis.samples.buffer],
  });
  const stop = () => void thread.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const answer = await new Promise<Answer<Results[K]>>((resolve, reject) => {
      thread.on('message', (message: Message<Results[K]>) => {
        if ('progress' in message) onProgress?.(message.progress);
        else resolve(message);
      });
      thread.once('error', reject);
      thread.once('exit', () =>
        reject(signal.reason ?? new Error('the analysis thread ended without an answer')),
      );
    });
    if ('result' in answer) return answer.result;
    throw new AppError(answer.error.code, answer.error.params, { cause: answer.cause });
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}
