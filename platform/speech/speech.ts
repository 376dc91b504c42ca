import type { Transcript } from '../../core/video.ts';

/** A speech-to-text service. Absent (null) where none is configured. */
export interface Speech {
  readonly name: string;
  /**
   * Words with times of a recording.
   * @param audioPath canonical 48 kHz mono WAV on this machine
   * @param vocabulary names to expect, most important first
   * @throws AppError speech_failed, speech_key_refused, speech_quota, speech_too_large, speech_model_unknown
   */
  transcribe(request: {
    audioPath: string;
    durationMs: number;
    language: string;
    vocabulary: string[];
    signal: AbortSignal;
    onProgress?: (share: number) => void;
  }): Promise<Transcript>;
}
