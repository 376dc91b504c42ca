import type { MediaInput, MediaJob, SoundFile, StillFormat } from './media-job.ts';

/**
 * The media engine: ffmpeg and ffprobe, always in a child process that is tracked, limited and killed as a group.
 */
export interface Media {
  /**
   * What a file holds, told by decoding it, never by its header alone, under time and memory limits.
   * @throws AppError audio_empty | audio_not_audio | audio_no_sound_track | audio_no_sound | audio_cut_off |
   *   audio_header_lies | audio_too_long | audio_too_short | audio_unreadable
   */
  checkAudio(request: { path: string; maxMinutes: number; signal?: AbortSignal }): Promise<AudioCheck>;
  /** Canonical 48 kHz mono 16-bit WAV of the whole recording, to the last sample. */
  toWav(request: {
    path: string;
    out: string;
    signal?: AbortSignal;
    onProgress?: (share: number) => void;
  }): Promise<{ samples: number }>;
  /** Integrated loudness (LUFS, null for silence) and true peak (dBTP) of a file, by EBU R128. */
  measureLoudness(request: {
    path: string;
    signal?: AbortSignal;
  }): Promise<{ lufs: number | null; truePeakDb: number | null }>;
  /**
   * The same of a mix: inputs and filter text that ends in a comma. The peak only where asked for. With `into` the mix is
   * written on the way, for hardly more than writing it takes.
   */
  measureMix(request: {
    inputs: readonly MediaInput[];
    graph: string;
    peak: boolean;
    into?: SoundFile;
    signal?: AbortSignal;
  }): Promise<{ lufs: number | null; truePeakDb: number | null }>;
  /** Mono samples at `sampleRate` Hz, -1 to 1. */
  decodePcm(request: {
    path: string;
    sampleRate: number;
    signal?: AbortSignal;
  }): Promise<Float32Array<ArrayBuffer>>;
  /** Small AAC copy for the browser's preview, same length, through filters on the way where there are some. */
  toPreview(request: { path: string; filter?: string; out: string; signal?: AbortSignal }): Promise<void>;
  /**
   * Does a job to its end.
   * @throws AppError disk_full | render_failed with what the engine said as the cause | cancelled
   */
  run(job: MediaJob, options?: RunOptions): Promise<void>;
  /**
   * What the headers of a file say. A single picture is opened only where its format is named.
   * @throws AppError audio_unreadable
   */
  ffprobe(request: { path: string; still?: StillFormat; signal?: AbortSignal }): Promise<ProbeResult>;
}

export interface RunOptions {
  signal?: AbortSignal;
  /** Takes the number of frames written, about twice a second. */
  onFrame?: (frame: number) => void;
  timeoutMs?: number;
  /** Nobody vouches for what it reads: held short of memory. */
  limited?: boolean;
}

export interface AudioCheck {
  /** Decoded length. */
  durationMs: number;
  codec: string;
  channels: number;
  sampleRate: number;
  /** Pure digital silence from end to end: fine under given words, nothing to hear for a speech service. */
  silent: boolean;
}

export interface ProbeResult {
  format: string;
  durationMs: number | null;
  streams: {
    index: number;
    kind: 'audio' | 'video' | 'other';
    codec: string;
    width?: number;
    height?: number;
    frameRate?: string;
    frames?: number;
    /** As tagged: `bt709`, `smpte170m` …; left out where the file does not say. */
    colorSpace?: string;
    /** `pc` for full range. */
    colorRange?: string;
    /** `smpte2084` and `arib-std-b67` are the curves of HDR; left out where the file does not say. */
    colorTransfer?: string;
    channels?: number;
    sampleRate?: number;
    durationMs?: number;
    attachedPicture?: boolean;
  }[];
}
