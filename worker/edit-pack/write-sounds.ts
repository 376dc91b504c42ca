import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { voiceLufs } from '../../core/sound.ts';
import type { Timeline } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import type { MediaInput } from '../../platform/media/media-job.ts';
import type { Media } from '../../platform/media/media.ts';
import { mixGraph, type Mastering } from '../render/mix-graph.ts';
import { writeVoice } from '../render/write-voice.ts';

interface SoundsRequest {
  video: Video;
  timeline: Timeline;
  media: Media;
  /** Where it may leave what it needs on the way. */
  folder: string;
  out: string;
  signal: AbortSignal;
}

/** Noise in an almost silent recording is not blown up. */
const MAX_GAIN_DB = 24;
/** Between samples, peaks are a little higher. */
const PEAK_MARGIN_DB = 0.6;

/**
 * The voice as it is in the mix, alone, as long as the video: silent under the title and closing card. WAV of one
 * channel at the loudness and under the peak of the document.
 */
export async function writePackVoice(request: SoundsRequest & { voiceWav: string }): Promise<void> {
  const voicePath = join(request.folder, 'clean-voice.flac');
  await writeVoice({ ...request, format: 'flac', out: voicePath });
  const { inputs, filter } = await mixGraph({
    ...request,
    voicePath,
    musicPath: null,
    mastering: masteringOf(request.video),
  });
  // both sides are the same
  await write(request, inputs, `${filter};[mix]pan=mono|c0=c0[out]`);
}

/**
 * The music as it is in the mix, ducked and faded, alone, as long as the video: under the voice of somebody silent. As
 * loud as in the video beside the voice above.
 */
export async function writePackMusic(request: SoundsRequest & { musicPath: string }): Promise<void> {
  const voicePath = join(request.folder, 'silence.wav');
  await writeFile(voicePath, silentWav());
  const { inputs, filter } = await mixGraph({ ...request, voicePath, mastering: masteringOf(request.video) });
  await write(request, inputs, `${filter};[mix]anull[out]`);
}

const write = ({ media, out, signal }: SoundsRequest, inputs: MediaInput[], filter: string): Promise<void> =>
  media.run(
    { kind: 'encode', inputs, filter, outputs: [{ label: 'out', format: 'wav', path: out }] },
    { signal },
  );

/** Brings the voice to its loudness; music far below it adds next to nothing. */
function masteringOf(video: Video): Mastering {
  const { targetLufs, truePeakDb } = video.sound;
  const lufs = voiceLufs(video);
  return {
    gainDb: lufs === null ? 0 : Math.min(MAX_GAIN_DB, targetLufs - lufs),
    limitDb: truePeakDb - PEAK_MARGIN_DB,
  };
}

/** A tenth of a second of nothing: mono, 16 bits, 48 kHz, as canonical recordings are. */
function silentWav(): Buffer {
  const [rate, bytes] = [48_000, 9600];
  const wav = Buffer.alloc(44 + bytes);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + bytes, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(bytes, 40);
  return wav;
}
