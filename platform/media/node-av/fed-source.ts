import { AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { avChannelLayoutDefault, type Frame, type Stream } from 'node-av/lib';

/** The source of a filter graph that takes frames like this one, as filter text. Equal texts take the same frames. */
export function fedSource(frame: Frame, stream: Stream): { name: string; text: string } {
  const isVideo = stream.codecpar.codecType === AVMEDIA_TYPE_VIDEO;
  const name = `${isVideo ? 'buffer' : 'abuffer'}@fed`;
  const { num, den } = stream.timeBase;
  const options = {
    time_base: `${num}/${den}`,
    ...(isVideo ? pictureOptions(frame, stream) : soundOptions(frame)),
  };
  const text = Object.entries(options).map(([option, value]) => `${option}=${value}`);
  return { name, text: `${name}=${text.join(':')}` };
}

function pictureOptions(frame: Frame, stream: Stream) {
  const rate = stream.avgFrameRate.num > 0 ? stream.avgFrameRate : stream.rFrameRate;
  const aspect = frame.sampleAspectRatio;
  return {
    video_size: `${frame.width}x${frame.height}`,
    pix_fmt: frame.format,
    ...(rate.num > 0 && rate.den > 0 && { frame_rate: `${rate.num}/${rate.den}` }),
    ...(aspect.num > 0 && { pixel_aspect: `${aspect.num}/${aspect.den}` }),
    colorspace: frame.colorSpace,
    range: frame.colorRange,
  };
}

function soundOptions(frame: Frame) {
  const { mask, nbChannels } = frame.channelLayout;
  // which loudspeaker is which is taken as usual where a file does not say
  const known = mask === 0n ? avChannelLayoutDefault(nbChannels).mask : mask;
  return {
    sample_rate: frame.sampleRate,
    sample_fmt: frame.format,
    channel_layout: known === 0n ? `${nbChannels}C` : `0x${known.toString(16)}`,
  };
}
