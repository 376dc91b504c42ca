import { OUTSIDE_FORMATS, OUTSIDE_PROTOCOLS, stillDemuxer } from './from-outside.ts';
import { PLAIN_AAC } from './media-job.ts';
import type { EncodeJob, JoinJob, MediaInput, MediaOutput, StillFormat, X264Settings } from './media-job.ts';

/** Input options for a file from outside. */
export const FROM_OUTSIDE = ['-protocol_whitelist', OUTSIDE_PROTOCOLS, '-format_whitelist', OUTSIDE_FORMATS];

/** The same for a single picture in a format that is known. */
export const stillFromOutside = (format: StillFormat): string[] => {
  const demuxer = stillDemuxer(format);
  return ['-protocol_whitelist', OUTSIDE_PROTOCOLS, '-format_whitelist', demuxer, '-f', demuxer];
};

const AAC_PLAINLY = Object.entries(PLAIN_AAC).flatMap(([name, value]) => [`-${name}`, value]);
const BT709_TAGS = ['-colorspace', '-color_primaries', '-color_trc'].flatMap((option) => [option, 'bt709']);

/** What the ffmpeg program is told for a job. */
export function encodeArgs(job: EncodeJob): string[] {
  return [
    option('-filter_complex_threads', job.filterThreads),
    inputArgs(job.inputs),
    ['-filter_complex', job.filter],
    job.outputs.flatMap(outputArgs),
  ].flat();
}

const inputArgs = (inputs: readonly MediaInput[]): string[] => inputs.flatMap(oneInput);

function oneInput(input: MediaInput): string[] {
  const { path, raw, pictures, still, fromOutside } = input;
  return [
    option('-threads', input.threads),
    option('-skip_frame', input.sparse ? 'noref' : undefined),
    option('-ss', input.seekSeconds?.toFixed(6)),
    option('-t', input.durationSeconds?.toFixed(6)),
    raw ? ['-f', 'f32le', '-ar', String(raw.sampleRate), '-ac', String(raw.channels)] : [],
    option('-start_number', pictures?.firstNumber),
    option('-framerate', pictures?.frameRate),
    still ? [...stillFromOutside(still), '-noautorotate', '-i', `file:${path}`] : [],
    // a name from outside could be taken for an address
    still ? [] : fromOutside ? [...FROM_OUTSIDE, '-i', `file:${path}`] : ['-i', path],
  ].flat();
}

function outputArgs(output: MediaOutput): string[] {
  const map = ['-map', `[${output.label}]`, '-map_metadata', '-1'];
  switch (output.format) {
    case 'mp4':
      return [
        [...map, ...option('-frames:v', output.frames), ...x264Args(output.video)],
        option('-video_track_timescale', output.timescale),
        [...(output.fastStart ? FAST_START : []), '-f', 'mp4', output.path],
      ].flat();
    case 'm4a': {
      const { bitRate, plain } = output.audio;
      return [
        [...map, '-c:a', 'aac', ...(plain ? AAC_PLAINLY : []), '-b:a', String(bitRate)],
        [...(output.fastStart ? FAST_START : []), '-f', 'mp4', output.path],
      ].flat();
    }
    case 'wav':
      return [
        [...map, '-c:a', 'pcm_s16le', '-fflags', '+bitexact', '-flags:a', '+bitexact'],
        ['-f', 'wav', output.path],
      ].flat();
    case 'flac':
      return [...map, '-c:a', 'flac', '-f', 'flac', output.path];
    case 'jpeg':
      return [
        [...map, '-frames:v', '1', '-c:v', 'mjpeg', '-q:v', String(output.quality)],
        ['-f', 'image2', '-update', '1', output.path],
      ].flat();
    case 'png':
      return [...map, '-frames:v', '1', '-c:v', 'png', '-f', 'image2', '-update', '1', output.path];
    case 'framemd5':
      return [...map, ...option('-frames:v', output.frames), '-f', 'framemd5', output.path];
    case 'none':
      return [...map, '-f', 'null', '-'];
  }
}

const FAST_START = ['-movflags', '+faststart'];

function x264Args({ preset, crf, gopFrames, params, threads, bt709 }: X264Settings): string[] {
  return [
    ['-c:v', 'libx264', '-preset', preset, '-crf', String(crf), ...option('-threads', threads)],
    [...option('-g', gopFrames), ...option('-x264-params', params)],
    bt709 ? [...BT709_TAGS, '-color_range', 'tv'] : [],
  ].flat();
}

/** The same for a join, whose chunks stand in a list of their own. */
export function joinArgs(job: JoinJob, listPath: string): string[] {
  const { title, artist } = job.metadata;
  return [
    ['-f', 'concat', '-safe', '0', '-i', listPath, '-i', job.soundPath],
    ['-map', '0:v:0', '-map', '1:a:0', '-c', 'copy'],
    ['-map_metadata', '-1', '-metadata', `title=${title}`, '-metadata', `artist=${artist}`],
    ['-video_track_timescale', String(job.timescale), ...FAST_START, '-f', 'mp4', job.out],
  ].flat();
}

/** That list, for ffmpeg's concat demuxer. */
export function joinList({ chunks, frameRate }: JoinJob): string {
  const lines = chunks.map(
    ({ path, frames }) =>
      `file '${path.replaceAll("'", String.raw`'\''`)}'\nduration ${(frames / frameRate).toFixed(6)}\n`,
  );
  return `ffconcat version 1.0\n${lines.join('')}`;
}

const option = (name: string, value: string | number | undefined): string[] =>
  value === undefined ? [] : [name, String(value)];
