import { AVERROR_EAGAIN, AVERROR_EOF } from 'node-av/constants';
import { FilterGraph, type FilterContext, type Frame } from 'node-av/lib';
import { returned, there } from './returned.ts';

/** A filter graph at work. */
export interface Graph {
  sinks: FilterContext[];
  /** What a sink has to give: a frame, nothing before the source is fed, or nothing ever more. */
  take(sink: FilterContext, frame: Frame): 'frame' | 'hungry' | 'ended';
  feed(frame: Frame | null): void;
  close(): void;
}

/** @param request.sinks names of filters in the text; `fed` that of the source that is fed, if there is one */
export function openGraph(request: {
  text: string;
  sinks: readonly string[];
  fed: string | null;
  threads?: number;
}): Graph {
  const { text, fed, threads } = request;
  const graph = new FilterGraph();
  graph.alloc();
  if (threads !== undefined) graph.nbThreads = threads;
  returned(graph.parsePtr(text), `reading the filters ${text}`);
  returned(graph.configSync(), `setting up the filters ${text}`);
  const sinks = request.sinks.map((name) => there(graph.getFilter(name), name));
  const source = fed === null ? null : there(graph.getFilter(fed), fed);
  return {
    sinks,
    take(sink, frame) {
      const result = sink.buffersinkGetFrameSync(frame);
      if (result === AVERROR_EOF) return 'ended';
      if (result === AVERROR_EAGAIN) return 'hungry';
      returned(result, 'filtering');
      return 'frame';
    },
    feed(frame) {
      if (source) returned(source.buffersrcAddFrameSync(frame), 'feeding the filters');
    },
    close: () => graph.free(),
  };
}
