import type { Loudness } from './media-driver.ts';
import type { EncodeJob, MediaInput, SoundFile } from './media-job.ts';

/** What ebur128 answers when nothing is loud enough to count. */
const UNMEASURABLE_LUFS = -69.9;

/** A job that measures the sound of `graph`, and keeps it where it is told to. The figures are logged at its end. */
export const measuringJob = (request: {
  inputs: readonly MediaInput[];
  graph: string;
  peak: boolean;
  into?: SoundFile;
}): EncodeJob => ({
  kind: 'encode',
  inputs: [...request.inputs],
  filter: `${request.graph}ebur128=framelog=verbose${request.peak ? ':peak=true' : ''}[measured]`,
  outputs: [
    request.into
      ? { label: 'measured', ...request.into }
      : { label: 'measured', format: 'none', of: 'audio' },
  ],
});

/** The figures in what FFmpeg logged. */
export function readLoudness(log: string): Loudness {
  const summary = log.slice(log.lastIndexOf('Summary:'));
  const value = (name: string) => {
    const text = new RegExp(`${name}:\\s+(-?[\\d.]+|-inf)`).exec(summary)?.[1];
    return text === undefined || text === '-inf' ? null : Number(text);
  };
  const lufs = value('I');
  return { lufs: lufs === null || lufs <= UNMEASURABLE_LUFS ? null : lufs, truePeakDb: value('Peak') };
}
