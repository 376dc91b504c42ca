import type { Loudness } from './media-driver.ts';

/** What ebur128 answers when nothing is loud enough to count. */
const UNMEASURABLE_LUFS = -69.9;

/** Filter text that measures the sound of `graph`, giving `[measured]`. The figures are logged at its end. */
export const loudnessGraph = (graph: string, peak: boolean): string =>
  `${graph}ebur128=framelog=verbose${peak ? ':peak=true' : ''}[measured]`;

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
