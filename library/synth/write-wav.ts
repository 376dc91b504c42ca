import { SAMPLE_RATE, type LoopBuffer } from './loop-buffer.ts';

const HEADER_BYTES = 44;
const BYTES_PER_FRAME = 8;
const FORMAT_FLOAT = 3;

/** A stereo WAV of 32-bit floats: the loop, going round until there are `length` samples, each times `gain`. */
export function toWav(sound: LoopBuffer, { gain = 1, length = sound.length } = {}): Buffer {
  const data = length * BYTES_PER_FRAME;
  const wav = Buffer.alloc(HEADER_BYTES + data);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(HEADER_BYTES - 8 + data, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(FORMAT_FLOAT, 20);
  wav.writeUInt16LE(2, 22);
  wav.writeUInt32LE(SAMPLE_RATE, 24);
  wav.writeUInt32LE(SAMPLE_RATE * BYTES_PER_FRAME, 28);
  wav.writeUInt16LE(BYTES_PER_FRAME, 32);
  wav.writeUInt16LE(32, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(data, 40);
  for (let i = 0; i < length; i++) {
    const from = i % sound.length;
    wav.writeFloatLE(sound.left[from]! * gain, HEADER_BYTES + i * BYTES_PER_FRAME);
    wav.writeFloatLE(sound.right[from]! * gain, HEADER_BYTES + i * BYTES_PER_FRAME + 4);
  }
  return wav;
}
