import type { MediaInput, MediaJob, SoundFile, StillFormat } from './media-job.ts';
import type { ProbeResult } from './media.ts';

/** What the engine is built on: ffmpeg and ffprobe, or FFmpeg's libraries inside npm. Always in processes of their own. */
export interface MediaDriver {
  /** @throws AppError disk_full | render_failed with what it said as the cause | cancelled */
  run(job: MediaJob, options: DriverOptions): Promise<void>;
  /** Integrated loudness (LUFS, null for silence) and true peak (dBTP), by EBU R128, of a filter graph's sound. */
  measure(request: {
    inputs: readonly MediaInput[];
    /** Filter text that ends in a comma or the label of an input, so that one more filter can follow. */
    graph: string;
    /** Measuring the peak between samples takes several times as long as loudness alone. */
    peak: boolean;
    /** Where the sound goes that is measured; thrown away when left out. */
    into?: SoundFile;
    signal?: AbortSignal;
  }): Promise<Loudness>;
  /** The sound of a file from outside as one channel of 16-bit samples, little end first, as they come. */
  decode(request: DecodeRequest): Promise<DecodeResult>;
  /** What the headers of a file from outside say; null when it cannot be opened as one of sound or film. */
  probe(request: { path: string; still?: StillFormat; signal?: AbortSignal }): Promise<ProbeResult | null>;
}

export interface DriverOptions {
  signal?: AbortSignal;
  timeoutMs?: number;
  /** Nobody vouches for what it reads: held short of memory. */
  limited?: boolean;
  onProgress?: (at: Progress) => void;
}

/** How far an output is, told about twice a second. */
export interface Progress {
  frame: number;
  seconds: number;
}

export interface Loudness {
  lufs: number | null;
  truePeakDb: number | null;
}

export interface DecodeRequest {
  path: string;
  sampleRate: number;
  /** Nobody knows what is in it: held short of memory, of time, and ended after so many seconds of sound. */
  limits?: { maxSeconds: number; timeoutMs: number };
  signal?: AbortSignal;
  onPcm: (bytes: Buffer) => void;
}

export interface DecodeResult {
  /** What it said when it could not go on; null when it came to the end, however little there was. */
  failure: Error | null;
  timedOut: boolean;
  /** The file ends before what its index announces. */
  cutOff: boolean;
}
