import {
  FF_QP2LAMBDA,
  FF_ENCODER_AAC,
  FF_ENCODER_FLAC,
  FF_ENCODER_LIBX264,
  FF_ENCODER_MJPEG,
  FF_ENCODER_PCM_S16LE,
  FF_ENCODER_PNG,
  FF_ENCODER_RAWVIDEO,
  type FFEncoderCodec,
} from 'node-av/constants';
import { PLAIN_AAC, type MediaOutput, type X264Settings } from '../media-job.ts';

/** An output that is kept. */
export type FileOutput = Exclude<MediaOutput, { format: 'none' }>;

/** How one output is encoded and packed, in the words of FFmpeg's libraries. */
export interface Encoding {
  kind: 'v' | 'a';
  /** Filters that bring a result into the shape the encoder takes. */
  shape: string;
  encoder: FFEncoderCodec;
  options: Record<string, string>;
  muxer: 'mp4' | 'wav' | 'flac' | 'framemd5' | null;
  header: Record<string, string>;
  /** Frames of video after which it is done. */
  limit: number;
  /** Nothing about the programs that made it is written. */
  bare: boolean;
  bt709: boolean;
  /** For encoders that are told it with each frame, in FFmpeg's lambda. */
  quality: number | null;
}

/** Samples in a frame of the encoders that take no other number. */
const AAC_FRAME = 1024;
export const FLAC_FRAME = 4096;

const PLAIN = { options: {}, header: {}, limit: Infinity, bare: false, bt709: false, quality: null };
const FAST_START = { movflags: '+faststart' };

export function encodingOf(output: FileOutput): Encoding {
  switch (output.format) {
    case 'mp4':
      return {
        ...PLAIN,
        kind: 'v',
        shape: 'format=yuv420p',
        encoder: FF_ENCODER_LIBX264,
        options: x264Options(output.video),
        muxer: 'mp4',
        header: {
          ...(output.timescale && { video_track_timescale: String(output.timescale) }),
          ...(output.fastStart && FAST_START),
        },
        limit: output.frames ?? Infinity,
        bt709: output.video.bt709,
      };
    case 'm4a': {
      const { bitRate, plain } = output.audio;
      return {
        ...PLAIN,
        kind: 'a',
        shape: `aformat=sample_fmts=fltp,asetnsamples=n=${AAC_FRAME}:p=0`,
        encoder: FF_ENCODER_AAC,
        options: { b: String(bitRate), ...(plain && PLAIN_AAC) },
        muxer: 'mp4',
        header: output.fastStart ? FAST_START : {},
      };
    }
    case 'wav':
      return {
        ...PLAIN,
        kind: 'a',
        shape: 'aformat=sample_fmts=s16',
        encoder: FF_ENCODER_PCM_S16LE,
        muxer: 'wav',
        bare: true,
      };
    case 'flac':
      return {
        ...PLAIN,
        kind: 'a',
        shape: `aformat=sample_fmts=s16,asetnsamples=n=${FLAC_FRAME}:p=0`,
        encoder: FF_ENCODER_FLAC,
        muxer: 'flac',
      };
    case 'jpeg':
      return {
        ...PLAIN,
        kind: 'v',
        shape: 'format=yuvj420p',
        encoder: FF_ENCODER_MJPEG,
        muxer: null,
        limit: 1,
        quality: output.quality * FF_QP2LAMBDA,
      };
    case 'png':
      return { ...PLAIN, kind: 'v', shape: 'null', encoder: FF_ENCODER_PNG, muxer: null, limit: 1 };
    case 'framemd5':
      return {
        ...PLAIN,
        kind: 'v',
        shape: 'null',
        encoder: FF_ENCODER_RAWVIDEO,
        muxer: 'framemd5',
        limit: output.frames ?? Infinity,
      };
  }
}

function x264Options({ preset, crf, gopFrames, params, threads }: X264Settings): Record<string, string> {
  return {
    preset,
    crf: String(crf),
    threads: threads === undefined ? 'auto' : String(threads),
    ...(gopFrames !== undefined && { g: String(gopFrames) }),
    ...(params && { 'x264-params': params }),
  };
}
