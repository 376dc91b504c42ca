import { join } from 'node:path';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import type { Drawer } from './open-drawer.ts';
import { planSheets, type Cut, type OverlayPiece, type Scale } from './plan-overlay.ts';

export interface DrawnSheets {
  count: number;
  cutsOf: (piece: OverlayPiece) => Cut[];
  path: (sheet: number) => string;
  /** Settles once every sheet that holds pictures of these pieces is on disk. */
  ready: (pieces: readonly OverlayPiece[]) => Promise<void>;
  /** Settles once all are drawn. */
  done: Promise<void>;
}

/** Starts drawing all pictures that these chunks show; a chunk can be composed as soon as its own are there. */
export function drawSheets(request: {
  video: Video;
  template: Template;
  /** Of a sheet, in the pixels of the layout. */
  width: number;
  /** Size they are drawn in, as a share of the size of the layout. */
  scale?: Scale;
  chunks: readonly (readonly OverlayPiece[])[];
  drawer: Drawer;
  folder: string;
  signal: AbortSignal;
  onSheet: () => void;
}): DrawnSheets {
  const { video, template, scale = 1, drawer, folder, signal, onSheet } = request;
  const { size, sheets, cuts } = planSheets(request.chunks, request.width);
  const waiting = sheets.map(() => deferred());
  // each is awaited by the chunks that need it, if any gets that far
  for (const { promise } of waiting) promise.catch(() => {});

  const done =
    sheets.length === 0
      ? Promise.resolve()
      : drawer
          .draw({
            video: drawnPart(video, template),
            template,
            size,
            scale,
            sheets,
            folder,
            signal,
            onSheet: (sheet) => {
              waiting[sheet]?.resolve();
              onSheet();
            },
          })
          .catch((error: unknown) => {
            for (const { reject } of waiting) reject(error);
            throw error;
          });
  done.catch(() => {});
  const cutsOf = (piece: OverlayPiece) => cuts.get(piece) ?? [];
  return {
    count: sheets.length,
    cutsOf,
    path: (sheet) => join(folder, `${sheet}.png`),
    ready: async (pieces) => {
      const needed = new Set(pieces.flatMap(cutsOf).map((cut) => cut.sheet));
      await Promise.all([...needed].map((sheet) => waiting[sheet]?.promise));
    },
    done,
  };
}

/** The document without what no layer draws: a long one would take its time through the browser's door. */
function drawnPart(video: Video, { composition }: Template): Video {
  const hasWords = composition === 'Karaoke' || composition === 'Scripture';
  const peaks = (composition === 'Audiogram' && video.recording?.peaks) || [];
  return {
    ...video,
    transcript: null,
    script: null,
    captions: hasWords ? video.captions : video.captions.map((caption) => ({ ...caption, words: [] })),
    recording: video.recording && { ...video.recording, peaks, speech: [] },
  };
}

function deferred(): { promise: Promise<void>; resolve: () => void; reject: (error: unknown) => void } {
  let settle: [() => void, (error: unknown) => void] | undefined;
  const promise = new Promise<void>((resolve, reject) => {
    settle = [resolve, reject];
  });
  return { promise, resolve: () => settle?.[0](), reject: (error) => settle?.[1](error) };
}
