import { extname } from 'node:path';
import { avRescaleQ, type Stream } from 'node-av/lib';
import type { EncodeJob, MediaInput } from '../media-job.ts';
import { escaped, inputFilters, streamLabels, type StreamLabel } from './filter-text.ts';
import { beginningUs, openInput, openingOf, streamOf } from './open-input.ts';

const MICROSECONDS = { num: 1, den: 1_000_000 };
/** Before where one wants to be, by the times of decoding: as much as ffmpeg takes for reordered pictures. */
const REORDER_SECONDS = 3 / 23;

/**
 * The filter text of a job with its inputs read inside the graph, which asks for them as it needs them: one that comes
 * after another is not read before.
 */
export function withSources(job: Pick<EncodeJob, 'filter'> & { inputs: readonly MediaInput[] }): string {
  const sources: string[] = [];
  let filter = job.filter;
  for (const [i, label] of streamLabels(job.filter).entries()) {
    const name = `[source${i}]`;
    sources.push(`${sourceText(job.inputs[label.input]!, label)}${name}`);
    filter = filter.replace(label.text, name);
  }
  return [...sources, filter].join(';');
}

function sourceText(input: MediaInput, label: StreamLabel): string {
  const { path, format, options } = openingOf(input);
  const { stream, seekSeconds, filters } = hasTimes(input) ? readTimes(input, label) : PICTURES;
  const given = {
    filename: path,
    streams: String(stream),
    ...(seekSeconds > 0 && { seek_point: seekSeconds.toFixed(6) }),
    ...(input.threads !== undefined && { dec_threads: String(input.threads) }),
    ...(format && { format_name: format }),
    ...(Object.keys(options).length > 0 && {
      format_opts: Object.entries(options)
        .map(([name, value]) => `${name}=${value.replace(/[\\:=']/g, String.raw`\$&`)}`)
        .join(':'),
    }),
  };
  const text = Object.entries(given)
    .map(([name, value]) => `${name}=${escaped(value)}`)
    .join(':');
  return [`${label.kind === 'a' ? 'a' : ''}movie=${text}`, ...filters].join(',');
}

/** Pictures and bare samples begin at 0 and lie as they are; there is nothing to look up. */
const PICTURES = { stream: 0, seekSeconds: 0, filters: [] as string[] };

const hasTimes = ({ path, raw, pictures }: MediaInput): boolean =>
  !raw && !pictures && !['.png', '.jpg', '.jpeg'].includes(extname(path));

/**
 * What the container says of the colours: decoders of VP8 say the same of each frame whatever it is, and a scaler would
 * take the difference for a conversion that is wanted.
 */
const colours = ({ kind }: StreamLabel, { codecpar }: Stream): string[] =>
  kind === 'a' ? [] : [`setparams=colorspace=${codecpar.colorSpace}:range=${codecpar.colorRange}`];

function readTimes(input: MediaInput, label: StreamLabel) {
  const context = openInput(openingOf(input));
  try {
    const stream = streamOf(context, label);
    const shift = avRescaleQ(beginningUs(context, input), MICROSECONDS, stream.timeBase);
    const seeksByPts = /\bmov\b/.test(context.iformat?.name ?? '');
    const early = seeksByPts || label.kind === 'a' ? 0 : REORDER_SECONDS;
    return {
      stream: stream.index,
      seekSeconds: Math.max(0, (input.seekSeconds ?? 0) - early),
      filters: [...colours(label, stream), ...inputFilters(label, input, { shift, stream })],
    };
  } finally {
    context.closeInputSync();
  }
}
