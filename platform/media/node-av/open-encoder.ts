import {
  AV_CODEC_FLAG_BITEXACT,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_CODEC_FLAG_QSCALE,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  FF_ENCODER_FLAC,
} from 'node-av/constants';
import { Codec, CodecContext, Dictionary, Rational, type FilterContext } from 'node-av/lib';
import { FLAC_FRAME, type Encoding } from './encodings.ts';
import { returned, there } from './returned.ts';

/** Frames a second of a sink that does not say. */
const USUAL_RATE = 25;

/** An encoder for what comes out of a sink. */
export function openEncoder(encoding: Encoding, sink: FilterContext): CodecContext {
  const codec = there(Codec.findEncoderByName(encoding.encoder), `encoder ${encoding.encoder}`);
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  if (encoding.kind === 'v') setVideo(encoder, sink, encoding);
  else setAudio(encoder, sink);
  if (encoding.muxer === 'mp4' || encoding.muxer === 'flac') encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  if (encoding.bare) encoder.setFlags(AV_CODEC_FLAG_BITEXACT);
  if (encoding.quality !== null) {
    encoder.setFlags(AV_CODEC_FLAG_QSCALE);
    encoder.globalQuality = encoding.quality;
  }
  if (encoding.encoder === FF_ENCODER_FLAC) encoder.frameSize = FLAC_FRAME;
  returned(encoder.open2Sync(codec, Dictionary.fromObject(encoding.options)), `opening ${encoding.encoder}`);
  return encoder;
}

function setVideo(encoder: CodecContext, sink: FilterContext, { bt709 }: Encoding): void {
  const rate = sink.buffersinkGetFrameRate();
  const { num, den } = rate.num > 0 && rate.den > 0 ? rate : { num: USUAL_RATE, den: 1 };
  encoder.width = sink.buffersinkGetWidth();
  encoder.height = sink.buffersinkGetHeight();
  encoder.pixelFormat = sink.buffersinkGetFormat() as CodecContext['pixelFormat'];
  encoder.sampleAspectRatio = sink.buffersinkGetSampleAspectRatio();
  encoder.timeBase = new Rational(den, num);
  encoder.framerate = new Rational(num, den);
  encoder.colorRange = sink.buffersinkGetColorRange();
  encoder.colorSpace = sink.buffersinkGetColorspace();
  if (!bt709) return;
  encoder.colorSpace = AVCOL_SPC_BT709;
  encoder.colorPrimaries = AVCOL_PRI_BT709;
  encoder.colorTrc = AVCOL_TRC_BT709;
  encoder.colorRange = AVCOL_RANGE_MPEG;
}

function setAudio(encoder: CodecContext, sink: FilterContext): void {
  encoder.sampleRate = sink.buffersinkGetSampleRate();
  encoder.sampleFormat = sink.buffersinkGetFormat() as CodecContext['sampleFormat'];
  encoder.channelLayout = sink.buffersinkGetChannelLayout();
  encoder.timeBase = new Rational(1, encoder.sampleRate);
}
