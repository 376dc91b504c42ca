import { resolve } from 'node:path';
import { AV_NOPTS_VALUE, AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { Dictionary, FormatContext, InputFormat, type Stream } from 'node-av/lib';
import { OUTSIDE_FORMATS, OUTSIDE_PROTOCOLS, stillDemuxer } from '../from-outside.ts';
import type { MediaInput } from '../media-job.ts';
import { returned } from './returned.ts';

/** How a demuxer is told to open an input. */
export interface Opening {
  /** Absolute, so that no name is taken for an address. */
  path: string;
  /** The demuxer's name; found by the content when left out. */
  format?: string;
  options: Record<string, string>;
}

export function openingOf({ path, raw, pictures, still, fromOutside }: MediaInput): Opening {
  return {
    path: resolve(path),
    ...(raw && { format: 'f32le' }),
    ...(pictures && { format: 'image2' }),
    ...(still && { format: stillDemuxer(still) }),
    options: {
      ...(raw && { sample_rate: String(raw.sampleRate), ch_layout: `${raw.channels}c` }),
      ...(pictures && { start_number: String(pictures.firstNumber) }),
      ...(pictures?.frameRate && { framerate: String(pictures.frameRate) }),
      ...((fromOutside || still) && {
        protocol_whitelist: OUTSIDE_PROTOCOLS,
        format_whitelist: still ? stillDemuxer(still) : OUTSIDE_FORMATS,
      }),
    },
  };
}

/** @throws Error when it cannot be opened. Whoever opens it closes it. */
export function openInput({ path, format, options }: Opening): FormatContext {
  const context = new FormatContext();
  const demuxer = format === undefined ? null : InputFormat.findInputFormat(format);
  returned(context.openInputSync(path, demuxer, Dictionary.fromObject(options)), `opening ${path}`);
  returned(context.findStreamInfoSync(null), `reading ${path}`);
  return context;
}

/** The picture or sound that a label such as `[0:v]` or `[0:a:1]` names. */
export function streamOf(context: FormatContext, { kind, nth }: { kind: 'v' | 'a'; nth: number }): Stream {
  const type = kind === 'v' ? AVMEDIA_TYPE_VIDEO : AVMEDIA_TYPE_AUDIO;
  const stream = context.streams.filter(({ codecpar }) => codecpar.codecType === type)[nth];
  if (!stream) throw new Error(`${context.url} has no ${kind === 'v' ? 'picture' : 'sound'} ${nth}`);
  return stream;
}

/** Microseconds in its own time at which an input begins, once it is sought to. */
export function beginningUs(context: FormatContext, { seekSeconds = 0 }: MediaInput): bigint {
  const start = context.startTime === AV_NOPTS_VALUE ? 0n : context.startTime;
  return start + BigInt(Math.round(seekSeconds * 1e6));
}
