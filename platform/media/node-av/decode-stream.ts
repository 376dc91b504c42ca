import { AV_NOPTS_VALUE, AVERROR_EAGAIN, AVERROR_EOF, AVSEEK_FLAG_BACKWARD } from 'node-av/constants';
import { avRescaleQ, Codec, CodecContext, Frame, Packet, type FormatContext, type Stream } from 'node-av/lib';
import type { MediaInput } from '../media-job.ts';
import { beginningUs } from './open-input.ts';
import { returned, there } from './returned.ts';

/** Errors in a row after which a decoder is believed to be stuck. */
const MAX_ERRORS = 100;
const MICROSECONDS = { num: 1, den: 1_000_000 };

/**
 * The decoded pictures or sound of a stream, one after the other, always in the same frame: it is the next one's after
 * the next call. Damaged packets are passed over, as by ffmpeg.
 */
export function* decodeStream(
  context: FormatContext,
  stream: Stream,
  input: MediaInput,
): Generator<Frame, void, void> {
  const beginUs = beginningUs(context, input);
  if (input.seekSeconds) {
    returned(context.seekFrameSync(-1, beginUs, AVSEEK_FLAG_BACKWARD), 'seeking');
  }
  const decoder = openDecoder(stream, input.threads ?? 0);
  const packet = new Packet();
  packet.alloc();
  const frame = new Frame();
  frame.alloc();
  const shift = avRescaleQ(beginUs, MICROSECONDS, stream.timeBase);
  function* frames() {
    for (let errors = 0; errors < MAX_ERRORS;) {
      const result = decoder.receiveFrameSync(frame);
      if (result === AVERROR_EAGAIN || result === AVERROR_EOF) return;
      if (result < 0) {
        errors++;
        continue;
      }
      errors = 0;
      const at = frame.bestEffortTimestamp;
      frame.pts = at === AV_NOPTS_VALUE ? at : at - shift;
      frame.timeBase = stream.timeBase;
      yield frame;
      frame.unref();
    }
  }
  try {
    // a file that cannot be read further has come to its end
    while (context.readFrameSync(packet) >= 0) {
      if (packet.streamIndex === stream.index) {
        // what a damaged packet says is in the log
        if (decoder.sendPacketSync(packet) >= 0) yield* frames();
      }
      packet.unref();
    }
    decoder.sendPacketSync(null);
    yield* frames();
  } finally {
    frame.free();
    packet.free();
    decoder.freeContext();
  }
}

function openDecoder(stream: Stream, threads: number): CodecContext {
  const codec = there(Codec.findDecoder(stream.codecpar.codecId), 'decoder for it');
  const decoder = new CodecContext();
  decoder.allocContext3(codec);
  returned(decoder.parametersToContext(stream.codecpar), 'setting up the decoder');
  decoder.pktTimebase = stream.timeBase;
  decoder.threadCount = threads;
  returned(decoder.open2Sync(codec, null), 'opening the decoder');
  return decoder;
}
