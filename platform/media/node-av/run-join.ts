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
  const { chunks, frameRate, soundPath, timescale, metadata, out } = job;
  const sound = openInput(openingOf({ path: soundPath }));
  const soundStream = streamOf(sound, { kind: 'a', nth: 0 });
  const muxer = new FormatContext();
  returned(muxer.allocOutputContext2(null, 'mp4', out), 'setting up the file');
  muxer.metadata = Dictionary.fromObject(metadata);
  const packet = new Packet();
  packet.alloc();
  const soundPacket = new Packet();
  soundPacket.alloc();
  let picture: Stream | null = null;
  let track: Stream | null = null;
  let soundWaits = false;
  let soundEnded = false;

  /** Sound goes beside the pictures it is heard with. */
  function soundUpTo(seconds: number): void {
    while (!soundEnded) {
      if (!soundWaits) {
        const result = sound.readFrameSync(soundPacket);
        if (result === AVERROR_EOF) {
          soundEnded = true;
          return;
        }
        returned(result, `reading ${soundPath}`);
        if (soundPacket.streamIndex !== soundStream.index) {
          soundPacket.unref();
          continue;
        }
        soundWaits = true;
      }
      const { num, den } = soundStream.timeBase;
      if ((Number(soundPacket.dts) * num) / den > seconds) return;
      soundPacket.streamIndex = track!.index;
      soundPacket.rescaleTs(soundStream.timeBase, track!.timeBase);
      returned(muxer.interleavedWriteFrameSync(soundPacket), 'writing');
      soundWaits = false;
    }
  }

  let done = 0;
  for (const { path, frames } of chunks) {
    const chunk = openInput(openingOf({ path }));
    const stream = streamOf(chunk, { kind: 'v', nth: 0 });
    const inBand = openInBand(stream);
    if (!picture || !track) {
      picture = muxer.newStream(null);
      returned(
        there(inBand.outputCodecParameters, 'parameters').copy(picture.codecpar),
        'setting up the picture',
      );
      picture.codecpar.codecTag = 0;
      picture.timeBase = new Rational(1, timescale);
      picture.avgFrameRate = new Rational(frameRate, 1);
      track = muxer.newStream(null);
      returned(soundStream.codecpar.copy(track.codecpar), 'setting up the sound');
      track.codecpar.codecTag = 0;
      track.timeBase = soundStream.timeBase;
      returned(muxer.openOutputSync(), `opening ${out}`);
      const header = { movflags: '+faststart', video_track_timescale: String(timescale) };
      returned(muxer.writeHeaderSync(Dictionary.fromObject(header)), 'writing the header');
    }
    const start = stream.startTime === AV_NOPTS_VALUE ? 0n : stream.startTime;
    const shift = avRescaleQ(BigInt(done), { num: 1, den: frameRate }, stream.timeBase) - start;
    const lasts = avRescaleQ(1n, { num: 1, den: frameRate }, stream.timeBase);
    const target = picture;
    const write = () => {
      packet.pts += shift;
      packet.dts += shift;
      packet.duration = lasts;
      const { num, den } = stream.timeBase;
      soundUpTo((Number(packet.dts) * num) / den);
      packet.streamIndex = target.index;
      packet.rescaleTs(stream.timeBase, target.timeBase);
      returned(muxer.interleavedWriteFrameSync(packet), 'writing');
      packet.unref();
    };
    for (;;) {
      const result = chunk.readFrameSync(packet);
      if (result === AVERROR_EOF) break;
      returned(result, `reading ${path}`);
      if (packet.streamIndex !== stream.index) {
        packet.unref();
        continue;
      }
      returned(inBand.sendPacketSync(packet), 'joining');
      for (;;) {
        const got = inBand.receivePacketSync(packet);
        if (got === AVERROR_EAGAIN || got === AVERROR_EOF) break;
        returned(got, 'joining');
        write();
      }
    }
    inBand.free();
    chunk.closeInputSync();
    done += frames;
  }
  soundUpTo(Infinity);
  returned(muxer.writeTrailerSync(), 'ending the file');
  muxer.closeOutputSync();
  sound.closeInputSync();
  packet.free();
  soundPacket.free();
}

/** Puts what a decoder must know before each keyframe: chunks of several encoders may differ in it. */
function openInBand(stream: Stream): BitStreamFilterContext {
  const context = new BitStreamFilterContext();
  returned(
    context.alloc(there(BitStreamFilter.getByName('h264_mp4toannexb'), 'h264_mp4toannexb')),
    'joining',
  );
  returned(stream.codecpar.copy(there(context.inputCodecParameters, 'parameters')), 'joining');
  context.inputTimeBase = stream.timeBase;
  returned(context.init(), 'joining');
  return context;
}
