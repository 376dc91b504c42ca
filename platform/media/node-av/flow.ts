import { Frame, type FilterContext } from 'node-av/lib';
import type { Progress } from '../media-driver.ts';
import { openGraph, type Graph } from './open-graph.ts';
import type { Writer } from './write-output.ts';

/** Where a result of the filters goes. */
export interface GraphEnd {
  /** In the filter text, without brackets. */
  label: string;
  kind: 'v' | 'a';
  /** Filters that bring it into the shape its writer takes. */
  shape: string;
  /** Called once the filters are set up, so that size and rate are known. */
  open(sink: FilterContext): Writer;
}

/** Frames on their way out of a filter graph, which may be set up anew on the way, into its ends. */
export interface Flow {
  open(text: string, fed: string | null): void;
  /** Gives the fed source a frame; null after the last. */
  feed(frame: Frame | null): void;
  /** Moves all there is; answers whether more is needed. */
  pump(): Promise<'hungry' | 'done'>;
  /** Ends the outputs; answers false when there was never anything for them. */
  finish(): boolean;
  close(): void;
}

export function openFlow(request: {
  ends: readonly GraphEnd[];
  filterThreads?: number;
  /** Called again and again on the way; nothing goes on before it is done. */
  pace?: (at: () => Progress) => Promise<void>;
}): Flow {
  const { ends, filterThreads, pace } = request;
  const frame = new Frame();
  frame.alloc();
  const full = new Set<number>();
  let graph: Graph | null = null;
  let writers: Writer[] = [];

  return {
    open(text, fed) {
      graph?.close();
      const sinks = ends.map(({ kind }, i) => `${kind === 'a' ? 'a' : ''}buffersink@out${i}`);
      const tails = ends.map(({ label, shape }, i) => `[${label}]${shape},${sinks[i]}`);
      graph = openGraph({ text: [text, ...tails].join(';'), sinks, fed, threads: filterThreads });
      if (writers.length === 0) writers = ends.map((end, i) => end.open(graph!.sinks[i]!));
    },

    feed: (fed) => graph?.feed(fed),

    async pump() {
      if (!graph) return 'done';
      const { sinks, take } = graph;
      const ended = new Set(full);
      for (let moved = true; moved;) {
        moved = false;
        for (const [i, sink] of sinks.entries()) {
          if (ended.has(i)) continue;
          const got = take(sink, frame);
          if (got === 'ended') ended.add(i);
          if (got !== 'frame') continue;
          moved = true;
          const wantsMore = writers[i]!.write(frame, sink.buffersinkGetTimeBase());
          frame.unref();
          if (!wantsMore) {
            full.add(i);
            ended.add(i);
          }
        }
        await pace?.(() => writers[0]!.progress());
      }
      return ended.size === sinks.length ? 'done' : 'hungry';
    },

    finish() {
      for (const writer of writers) writer.finish();
      return writers.length > 0;
    },

    close() {
      frame.free();
      graph?.close();
    },
  };
}
