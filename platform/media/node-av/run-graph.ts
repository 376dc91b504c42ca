import type { Progress } from '../media-driver.ts';
import type { MediaInput } from '../media-job.ts';
import { decodeStream } from './decode-stream.ts';
import { fedSource } from './fed-source.ts';
import { inputFilters, streamLabels, type StreamLabel } from './filter-text.ts';
import { openFlow, type Flow, type GraphEnd } from './flow.ts';
import { openInput, openingOf, streamOf } from './open-input.ts';
import { withSources } from './sources.ts';

/**
 * Runs inputs through filters into their ends. Answers false when there was nothing to run: an input without a single
 * frame that can be decoded.
 */
export async function runGraph(request: {
  inputs: readonly MediaInput[];
  filter: string;
  filterThreads?: number;
  ends: readonly GraphEnd[];
  /** Called again and again on the way; nothing goes on before it is done. */
  pace?: (at: () => Progress) => Promise<void>;
}): Promise<boolean> {
  const { inputs, filter } = request;
  const labels = streamLabels(filter);
  const flow = openFlow(request);
  try {
    if (labels.length === 1) await runFed(flow, { inputs, filter, label: labels[0]! });
    else {
      flow.open(withSources({ inputs, filter }), null);
      if ((await flow.pump()) === 'hungry') throw new Error('the filters wait for what does not come');
    }
    return flow.finish();
  } finally {
    flow.close();
  }
}

/**
 * A single input is decoded here and fed to the filters: so a damaged packet costs no more than itself, and a recording
 * may change its rate or its channels on the way.
 */
async function runFed(
  flow: Flow,
  { inputs, filter, label }: { inputs: readonly MediaInput[]; filter: string; label: StreamLabel },
): Promise<void> {
  const input = inputs[label.input]!;
  const context = openInput(openingOf(input));
  try {
    const stream = streamOf(context, label);
    const filters = inputFilters(label, input, { shift: 0n, stream });
    const rest = filter.replace(label.text, '[fed]');
    let current = '';
    for (const frame of decodeStream(context, stream, input)) {
      const source = fedSource(frame, stream);
      if (source.text !== current) {
        if (current) await endOf(flow);
        current = source.text;
        flow.open(`${[source.text, ...filters].join(',')}[fed];${rest}`, source.name);
      }
      flow.feed(frame);
      if ((await flow.pump()) === 'done') return;
    }
    if (current) await endOf(flow);
  } finally {
    context.closeInputSync();
  }
}

/** What the filters still held back. */
async function endOf(flow: Flow): Promise<void> {
  flow.feed(null);
  await flow.pump();
}
