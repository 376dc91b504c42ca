/**
 * Work for the media engine, described as data: plain JSON, so that any engine can be given it, in whatever process.
 */
export type MediaJob = EncodeJob | JoinJob;

/** Inputs through one filter graph into new files. */
export interface EncodeJob {
  kind: 'encode';
  inputs: MediaInput[];
  /**
   * Filter graph as ffmpeg writes it. `[0:v]` is the picture of the first input, `[1:a]` the sound of the second, each
   * used once at most. Times of an input begin with 0. Labels that are left over go to the outputs.
   */
  filter: string;
  /** Threads of each filter; the engine's own choice when left out. */
  filterThreads?: number;
  outputs: MediaOutput[];
}

export interface MediaInput {
  /** A file; for `pictures` a pattern such as `frames/%d.png`. */
  path: string;
  /** Where to begin, and how much to read from there. */
  seekSeconds?: number;
  durationSeconds?: number;
  /** What a file without a header holds. */
  raw?: { kind: 'floats'; sampleRate: number; channels: number };
  /** Numbered pictures as a film, from this number on; 25 a second unless told. */
  pictures?: { firstNumber: number; frameRate?: number };
  /** A single picture in this format, as it lies: turning it is the job's matter. */
  still?: StillFormat;
  /** A file nobody vouches for: only sound and film formats that name no other files are opened. */
  fromOutside?: boolean;
  /** Threads of the decoder. */
  threads?: number;
  /** Pictures that no other one is made from need not be decoded, where the engine can pass them over: about half the work. */
  sparse?: boolean;
}

export type StillFormat = 'jpeg' | 'png' | 'webp';

/** One file with one track, without the titles and tags of the inputs. */
export type MediaOutput = {
  /** What of the filter graph goes into it, without brackets. */
  label: string;
} & (
  | {
      format: 'mp4';
      path: string;
      video: X264Settings;
      /** Ends after so many frames. */
      frames?: number;
      /** Ticks a second; a multiple of the frame rate keeps every frame equally long. */
      timescale?: number;
      /** The index goes first, so that it plays before it is whole. */
      fastStart?: boolean;
    }
  | { format: 'm4a'; path: string; audio: AacSettings; fastStart?: boolean }
  /** 16 bits; the samples and a plain header of 44 bytes, nothing else. */
  | { format: 'wav'; path: string }
  | { format: 'flac'; path: string }
  /** The first picture; quality from 2, the best, to 31. */
  | { format: 'jpeg'; path: string; quality: number }
  /** The first picture as it is; of 8 bits where the filter leaves it with a palette. */
  | { format: 'png'; path: string }
  /** A text with the MD5 of each picture. */
  | { format: 'framemd5'; path: string; frames?: number }
  /** Worked out and thrown away, for what a filter writes on the way. */
  | { format: 'none'; of: 'video' | 'audio' }
);

/** A sound without loss, 16 bits. */
export interface SoundFile {
  format: 'wav' | 'flac';
  path: string;
}

export interface X264Settings {
  preset: string;
  crf: number;
  /** Frames from one keyframe to the next, at most. */
  gopFrames?: number;
  /** More of x264's own options, `name=value:name=value`. */
  params?: string;
  threads?: number;
  /** Says that the colours are BT.709 in video range. */
  bt709: boolean;
}

export interface AacSettings {
  bitRate: number;
  /** With `PLAIN_AAC`. */
  plain?: true;
}

/**
 * Settings of FFmpeg's AAC encoder that search little and guess nothing of a band from noise, from other bands or from
 * the other channel. At 192 kb/s a mix comes out closer to what it was (SNR 50 dB, 36 with the guesses, 32 by default).
 */
export const PLAIN_AAC = { aac_coder: 'fast', aac_tns: '0', aac_pns: '0', aac_is: '0' } as const;

/** MP4 chunks one after the other with a sound track, nothing encoded anew. */
export interface JoinJob {
  kind: 'join';
  chunks: { path: string; frames: number }[];
  frameRate: number;
  soundPath: string;
  timescale: number;
  metadata: { title: string; artist: string };
  /** An MP4 that starts playing before it is whole. */
  out: string;
}
