import {
  AV_DISPOSITION_ATTACHED_PIC,
  AV_NOPTS_VALUE,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants';
import { avGetCodecName, type FormatContext, type Stream } from 'node-av/lib';
import type { StillFormat } from '../media-job.ts';
import type { ProbeResult } from '../media.ts';
import { openInput, openingOf } from './open-input.ts';

/** As ffprobe calls them; numbers of ISO/IEC 23091-2. */
const COLOR_SPACES: Record<number, string> = {
  0: 'gbr',
  1: 'bt709',
  4: 'fcc',
  5: 'bt470bg',
  6: 'smpte170m',
  7: 'smpte240m',
  8: 'ycgco',
  9: 'bt2020nc',
  10: 'bt2020c',
};
/** Those that matter: of HDR. */
const COLOR_TRANSFERS: Record<number, string> = { 1: 'bt709', 16: 'smpte2084', 18: 'arib-std-b67' };
const COLOR_RANGES: Record<number, string> = { 1: 'tv', 2: 'pc' };

/** What the headers of a file from outside say, as ffprobe would; null when it cannot be opened. */
export function probe({ path, still }: { path: string; still?: StillFormat }): ProbeResult | null {
  let context: FormatContext;
  try {
    context = openInput(openingOf({ path, fromOutside: true, ...(still && { still }) }));
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    return null;
  }
  const { duration } = context;
  const result: ProbeResult = {
    format: context.iformat?.name ?? 'unknown',
    durationMs: duration === AV_NOPTS_VALUE || duration < 0n ? null : Math.round(Number(duration) / 1000),
    streams: context.streams.map(described),
  };
  context.closeInputSync();
  return result;
}

function described(stream: Stream): ProbeResult['streams'][number] {
  const { codecpar, timeBase, avgFrameRate, disposition } = stream;
  const video = codecpar.codecType === AVMEDIA_TYPE_VIDEO;
  const audio = codecpar.codecType === AVMEDIA_TYPE_AUDIO;
  const frames = Number(stream.nbFrames);
  const durationMs =
    stream.duration === AV_NOPTS_VALUE
      ? null
      : Math.round((Number(stream.duration) * timeBase.num * 1000) / timeBase.den);
  const colorSpace = COLOR_SPACES[codecpar.colorSpace];
  const colorRange = COLOR_RANGES[codecpar.colorRange];
  const colorTransfer = COLOR_TRANSFERS[codecpar.colorTrc];
  return {
    index: stream.index,
    kind: audio ? 'audio' : video ? 'video' : 'other',
    codec: avGetCodecName(codecpar.codecId) ?? 'unknown',
    ...(video && codecpar.width > 0 && { width: codecpar.width, height: codecpar.height }),
    ...(video && { frameRate: `${avgFrameRate.num}/${avgFrameRate.den}` }),
    ...(frames > 0 && { frames }),
    ...(video && colorSpace && { colorSpace }),
    ...(video && colorRange && { colorRange }),
    ...(video && colorTransfer && { colorTransfer }),
    ...(audio && { channels: codecpar.channels, sampleRate: codecpar.sampleRate }),
    ...(durationMs !== null && { durationMs }),
    ...((disposition & AV_DISPOSITION_ATTACHED_PIC) !== 0 && { attachedPicture: true }),
  };
}
