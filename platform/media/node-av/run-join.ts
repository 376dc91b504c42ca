import { AV_NOPTS_VALUE, AVERROR_EAGAIN, AVERROR_EOF } from 'node-av/constants';
import {
  avRescaleQ,
  BitStreamFilter,
  BitStreamFilterContext,
  Dictionary,
  FormatContext,
  Packet,
  Rational,
  type Stream,
} from 'node-av/lib';
import type { JoinJob } from '../media-job.ts';
import { openInput, openingOf, streamOf } from './open-input.ts';
import { returned, there } from './returned.ts';

/** Chunks one after the other, and the sound beside them, packet by packet. */
export function runJoin(job: JoinJob): void {
  const { chunks, frameRate, timescale, metadata, out } = job;
  const muxer = new FormatContext();
  returned(muxer.allocOutputContext2(null, 'mp4', out), 'setting up the file');
  muxer.metadata = Dictionary.fromObject(metadata);
  const picture = muxer.newStream(null);
  const sound = openSound(job.soundPath, muxer);
  const packet = new Packet();
  packet.alloc();

  let done = 0;
  for (const { path, frames } of chunks) {
    const chunk = openInput(openingOf({ path }));
    const stream = streamOf(chunk, { kind: 'v', nth: 0 });
    const inBand = openInBand(stream);
    if (done === 0) {
      const parameters = there(inBand.outputCodecParameters, 'parameters');
      returned(parameters.copy(picture.codecpar), 'setting up the picture');
      picture.codecpar.codecTag = 0;
      picture.timeBase = new Rational(1, timescale);
      picture.avgFrameRate = new Rational(frameRate, 1);
      returned(muxer.openOutputSync(), `opening ${out}`);
      const header = { movflags: '+faststart', video_track_timescale: String(timescale) };
      returned(muxer.writeHeaderSync(Dictionary.fromObject(header)), 'writing the header');
    }
    const oneFrame = { num: 1, den: frameRate };
    const start = stream.startTime === AV_NOPTS_VALUE ? 0n : stream.startTime;
    const shift = avRescaleQ(BigInt(done), oneFrame, stream.timeBase) - start;
    for (const _ of packetsOf(chunk, stream, packet, inBand)) {
      packet.pts += shift;
      packet.dts += shift;
      packet.duration = avRescaleQ(1n, oneFrame, stream.timeBase);
      sound.writeUpTo(secondsOf(packet, stream));
      packet.streamIndex = picture.index;
      packet.rescaleTs(stream.timeBase, picture.timeBase);
      returned(muxer.interleavedWriteFrameSync(packet), 'writing');
    }
    inBand.free();
    chunk.closeInputSync();
    done += frames;
  }
  sound.writeUpTo(Infinity);
  returned(muxer.writeTrailerSync(), 'ending the file');
  muxer.closeOutputSync();
  sound.close();
  packet.free();
}

/** Sound goes beside the pictures that it is heard with. */
function openSound(path: string, muxer: FormatContext) {
  const input = openInput(openingOf({ path }));
  const stream = streamOf(input, { kind: 'a', nth: 0 });
  const track = muxer.newStream(null);
  returned(stream.codecpar.copy(track.codecpar), 'setting up the sound');
  track.codecpar.codecTag = 0;
  track.timeBase = stream.timeBase;
  const packet = new Packet();
  packet.alloc();
  const packets = packetsOf(input, stream, packet, null);
  let ended = packets.next().done;
  return {
    writeUpTo(seconds: number) {
      while (!ended && secondsOf(packet, stream) <= seconds) {
        packet.streamIndex = track.index;
        packet.rescaleTs(stream.timeBase, track.timeBase);
        returned(muxer.interleavedWriteFrameSync(packet), 'writing');
        ended = packets.next().done;
      }
    },
    close() {
      input.closeInputSync();
      packet.free();
    },
  };
}

const secondsOf = ({ dts }: Packet, { timeBase }: Stream): number =>
  (Number(dts) * timeBase.num) / timeBase.den;

/** The packets of a stream, one after the other in the same one. */
function* packetsOf(
  input: FormatContext,
  stream: Stream,
  packet: Packet,
  filter: BitStreamFilterContext | null,
): Generator<void, void, void> {
  for (;;) {
    const result = input.readFrameSync(packet);
    if (result === AVERROR_EOF) return;
    returned(result, `reading ${input.url}`);
    if (packet.streamIndex !== stream.index) packet.unref();
    else if (!filter) yield;
    else {
      returned(filter.sendPacketSync(packet), 'joining');
      for (;;) {
        const got = filter.receivePacketSync(packet);
        if (got === AVERROR_EAGAIN || got === AVERROR_EOF) break;
        returned(got, 'joining');
        yield;
      }
    }
  }
}

/** Puts what a decoder must know before each keyframe: chunks of several encoders may differ in it. */
function openInBand(stream: Stream): BitStreamFilterContext {
  const context = new BitStreamFilterContext();
  const filter = there(BitStreamFilter.getByName('h264_mp4toannexb'), 'h264_mp4toannexb');
  returned(context.alloc(filter), 'joining');
  returned(stream.codecpar.copy(there(context.inputCodecParameters, 'parameters')), 'joining');
  context.inputTimeBase = stream.timeBase;
  returned(context.init(), 'joining');
  return context;
}
