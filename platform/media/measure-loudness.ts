import { runProcess } from '../processes.ts';
import { inputArgs } from './ffmpeg-args.ts';
import type { MediaInput } from './media-job.ts';
import { ffmpegError } from './run-ffmpeg.ts';

/** What ebur128 answers when nothing is loud enough to count. */
const UNMEASURABLE_LUFS = -69.9;

/** Integrated loudness (LUFS) and true peak (dBTP) of a file, or of a filter graph ending in audio, by EBU R128. */
export async function measureLoudness(request: {
  ffmpegPath: string;
  inputs: readonly MediaInput[];
  /** Filters before the measurement, e.g. a mix; taken as `-filter_complex` text that ends in a comma. */
  graph?: string;
  /** Measuring the peak between samples takes several times as long as loudness alone. */
  peak: boolean;
  signal?: AbortSignal;
}): Promise<{ lufs: number | null; truePeakDb: number | null }> {
  const result = await runProcess({
    command: request.ffmpegPath,
    args: [
      ['-nostdin', '-hide_banner', '-nostats', '-v', 'info', ...inputArgs(request.inputs)],
      [
        '-filter_complex',
        `${request.graph ?? '[0:a:0]'}ebur128=framelog=verbose${request.peak ? ':peak=true' : ''}[measured]`,
      ],
      ['-map', '[measured]', '-f', 'null', '-'],
    ].flat(),
    signal: request.signal,
  });
  if (result.code !== 0) throw ffmpegError(result);
  const summary = result.stderr.slice(result.stderr.lastIndexOf('Summary:'));
  const value = (name: string) => {
    const text = new RegExp(`${name}:\\s+(-?[\\d.]+|-inf)`).exec(summary)?.[1];
    return text === undefined || text === '-inf' ? null : Number(text);
  };
  const lufs = value('I');
  return { lufs: lufs === null || lufs <= UNMEASURABLE_LUFS ? null : lufs, truePeakDb: value('Peak') };
}
