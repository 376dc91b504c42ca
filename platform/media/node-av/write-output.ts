import { writeFileSync } from 'node:fs';
import { AV_NOPTS_VALUE, AV_PICTURE_TYPE_NONE, AVERROR_EAGAIN, AVERROR_EOF } from 'node-av/constants';
import { avRescaleQ, Packet, type FilterContext, type Frame, type IRational } from 'node-av/lib';
import type { Encoding, FileOutput } from './encodings.ts';
import { openEncoder } from './open-encoder.ts';
import { openMuxer } from './open-muxer.ts';
import { returned } from './returned.ts';

/** One output of a job being written. */
export interface Writer {
  /** Frames of video, or of sound, and the time up to which it is written. */
  progress(): { frame: number; seconds: number };
  /** Takes the next frame, its time counted in `timeBase`; answers whether it wants more. */
  write(frame: Frame, timeBase: IRational): boolean;
  /** After the last frame. */
  finish(): void;
}

/** @param request.sink the end of the filter graph that it takes its frames from: size and rate are known by it */
export function openWriter(request: { output: FileOutput; encoding: Encoding; sink: FilterContext }): Writer {
  const { output, encoding, sink } = request;
  const encoder = openEncoder(encoding, sink);
  const { quality } = encoding;
  const muxer = encoding.muxer === null ? null : openMuxer({ encoding, encoder, path: output.path });
  let frames = 0;
  const packet = new Packet();
  packet.alloc();
  let next = 0n;

  function drain(): void {
    for (;;) {
      const result = encoder.receivePacketSync(packet);
      if (result === AVERROR_EAGAIN || result === AVERROR_EOF) return;
      returned(result, 'encoding');
      if (muxer) {
        // a picture lasts to the next one, the last as long as any
        if (encoding.kind === 'v') packet.duration = 1n;
        muxer.write(packet);
      } else if (packet.data) {
        writeFileSync(output.path, packet.data);
      }
      packet.unref();
    }
  }

  return {
    progress: () => ({
      frame: frames,
      seconds: (Number(next) * encoder.timeBase.num) / encoder.timeBase.den,
    }),
    write(frame, timeBase) {
      const lasts = encoding.kind === 'v' ? 1n : BigInt(frame.nbSamples);
      frame.pts = frame.pts === AV_NOPTS_VALUE ? next : avRescaleQ(frame.pts, timeBase, encoder.timeBase);
      next = frame.pts + lasts;
      if (encoding.kind === 'v') frame.pictType = AV_PICTURE_TYPE_NONE;
      if (quality !== null) frame.quality = quality;
      returned(encoder.sendFrameSync(frame), 'encoding');
      drain();
      return ++frames < encoding.limit;
    },
    finish() {
      returned(encoder.sendFrameSync(null), 'encoding the rest');
      drain();
      muxer?.finish();
      packet.free();
      encoder.freeContext();
    },
  };
}
