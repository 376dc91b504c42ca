import { AVFMT_FLAG_BITEXACT } from 'node-av/constants';
import { Dictionary, FormatContext, type CodecContext, type Packet } from 'node-av/lib';
import type { Encoding } from './encodings.ts';
import { returned } from './returned.ts';

export interface Muxer {
  /** A packet with the times of its encoder. */
  write(packet: Packet): void;
  finish(): void;
}

/** A file with one track. */
export function openMuxer(request: { encoding: Encoding; encoder: CodecContext; path: string }): Muxer {
  const { encoding, encoder, path } = request;
  const context = new FormatContext();
  returned(context.allocOutputContext2(null, encoding.muxer, path), 'setting up the file');
  if (encoding.bare) context.setFlags(AVFMT_FLAG_BITEXACT);
  const stream = context.newStream(null);
  returned(stream.codecpar.fromContext(encoder), 'setting up the track');
  stream.timeBase = encoder.timeBase;
  if (encoding.kind === 'v') {
    stream.avgFrameRate = encoder.framerate;
    stream.sampleAspectRatio = encoder.sampleAspectRatio;
  }
  returned(context.openOutputSync(), `opening ${path}`);
  returned(context.writeHeaderSync(Dictionary.fromObject(encoding.header)), 'writing the header');
  return {
    write(packet) {
      packet.streamIndex = 0;
      packet.rescaleTs(encoder.timeBase, stream.timeBase);
      returned(context.interleavedWriteFrameSync(packet), 'writing');
    },
    finish() {
      returned(context.writeTrailerSync(), 'ending the file');
      context.closeOutputSync();
    },
  };
}
