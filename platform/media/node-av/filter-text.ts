import { AV_PKT_DATA_DISPLAYMATRIX } from 'node-av/constants';
import type { Stream } from 'node-av/lib';
import type { MediaInput } from '../media-job.ts';

/** A label in a job's filter text that stands for a stream of an input. */
export interface StreamLabel {
  /** As it stands there, with brackets. */
  text: string;
  input: number;
  kind: 'v' | 'a';
  nth: number;
}

export const streamLabels = (filter: string): StreamLabel[] =>
  [...filter.matchAll(/\[(\d+):([va])(?::(\d+))?\]/g)].map(([text, input, kind, nth = '0']) => ({
    text,
    input: Number(input),
    kind: kind as 'v' | 'a',
    nth: Number(nth),
  }));

/** A value inside a filter: first for the option, then for the graph. */
export const escaped = (value: string): string =>
  value.replace(/[\\':]/g, String.raw`\$&`).replace(/[\\'[\],;]/g, String.raw`\$&`);

/** Filters that make of a stream what the job expects: from its beginning, as long as wanted, the right way up. */
export function inputFilters(
  { kind }: StreamLabel,
  input: MediaInput,
  {
    shift,
    stream,
  }: { /** Taken off its times, in its own time base. */ shift: bigint; stream: Stream | null },
): string[] {
  const a = kind === 'a' ? 'a' : '';
  const { seekSeconds, durationSeconds } = input;
  const cut = [
    ...(seekSeconds === undefined ? [] : ['start=0']),
    ...(durationSeconds === undefined ? [] : [`duration=${durationSeconds.toFixed(6)}`]),
  ];
  return [
    ...(shift === 0n ? [] : [`${a}setpts=PTS-(${shift})`]),
    ...(cut.length === 0 ? [] : [`${a}trim=${cut.join(':')}`]),
    ...(kind === 'v' && stream ? turned(stream) : []),
  ];
}

/** Telephones write films lying down and say how to turn them. */
function turned(stream: Stream): string[] {
  const matrix = stream.codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX);
  if (!matrix || matrix.length < 36) return [];
  const at = (i: number) => matrix.readInt32LE(4 * i) / 65536;
  // the rows of the matrix begin with a, b and c, d
  const degrees = (Math.round((Math.atan2(at(1), at(0)) * 180) / Math.PI) + 360) % 360;
  switch (degrees) {
    case 90:
      return ['transpose=clock'];
    case 180:
      return ['hflip', 'vflip'];
    case 270:
      return ['transpose=cclock'];
    default:
      return [];
  }
}
