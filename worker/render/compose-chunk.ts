import { LAYER_IDS } from '../../core/layer.ts';
import { FPS } from '../../core/format.ts';
import type { EncodeJob, MediaInput } from '../../platform/media/media-job.ts';
import { clipFilters } from './clip-filters.ts';
import type { ClipSource } from './clip-source.ts';
import type { ClipPiece, ShotPiece } from './plan-background.ts';
import { scalePiece, scaleSides, type Cut, type OverlayPiece, type Scale } from './plan-overlay.ts';
import { overlayFilter, poseFilters } from './pose-filters.ts';

/** How hard x264 tries. Chosen in docs/rendering.md. */
export interface Encoding {
  preset: string;
  crf: number;
}

export interface ChunkPlan {
  width: number;
  height: number;
  frames: number;
  /** Colour behind everything, #RRGGBB. */
  ground: string;
  background: ShotPiece[];
  /** In the pixels of the layout, whatever the size of the video. */
  overlay: OverlayPiece[];
  /** Size of the video, as a share of the size it is laid out in. */
  scale: Scale;
}

/** Ticks of a second in our MP4s, the same in every chunk, so that they can be joined. */
export const TIMESCALE = FPS * 512;
/** Frames read before the wanted one when seeking, so that the picture that lasts into it is known: one second. */
const LEAD_IN_FRAMES = FPS;

/**
 * The job for one chunk: background and overlays composed, H.264 in MP4, closed GOPs, every frame exactly
 * 1/30 s.
 *
 * @param sourceOf the file of each clip, its size and colours
 * @param sheetPath the file of a contact sheet
 */
export function composeChunk(request: {
  plan: ChunkPlan;
  sourceOf: (asset: string) => ClipSource;
  cutsOf: (piece: OverlayPiece) => Cut[];
  sheetPath: (sheet: number) => string;
  encoding: Encoding;
  /** Threads of each decoder, filter and encoder; null leaves it to the engine. */
  threads: number | null;
  out: string;
}): EncodeJob {
  const { plan, sourceOf, cutsOf, sheetPath, encoding, out } = request;
  const threads = request.threads === null ? {} : { threads: request.threads };
  const inputs: MediaInput[] = [];
  const addInput = (input: MediaInput): string => `[${inputs.push({ ...input, ...threads }) - 1}:v]`;
  const graph: string[] = [];

  background(plan, graph, (piece) => {
    const source = sourceOf(piece.asset);
    // ffmpeg waits for ever for the first frame of a clip that is opened behind its end
    const from = Math.min(piece.clipFrom, source.frames - 1);
    const leadIn = Math.min(from, LEAD_IN_FRAMES);
    const seek = from - leadIn;
    const input = addInput({ path: source.path, ...(seek > 0 && { seekSeconds: seek / FPS }) });
    return `${input}${clipFilters({ source, size: plan, from: leadIn, frames: piece.frames })}`;
  });
  const overlay = [...plan.overlay].sort((a, b) => LAYER_IDS.indexOf(a.layer) - LAYER_IDS.indexOf(b.layer));
  const placed = overlay.map((piece) => ({
    piece: scalePiece(piece, plan.scale),
    cuts: cutsOf(piece).map((cut) => scaleSides(cut, plan.scale)),
  }));
  const open = openSheets(
    placed.flatMap(({ cuts }) => cuts),
    graph,
    (sheet) => addInput({ path: sheetPath(sheet) }),
  );
  overlays(
    placed.map(({ piece, cuts }) => ({ piece, cuts: cuts.map((cut) => `${open(cut.sheet)}${cropOf(cut)}`) })),
    graph,
  );
  graph.push(`[picture]${STEADY},format=yuv420p[out]`);
  return {
    kind: 'encode',
    inputs,
    filter: graph.join(';'),
    ...(request.threads !== null && { filterThreads: request.threads }),
    outputs: [
      {
        label: 'out',
        format: 'mp4',
        path: out,
        video: { ...encoding, gopFrames: 2 * FPS, params: 'open-gop=0', bt709: true, ...threads },
        frames: plan.frames,
        timescale: TIMESCALE,
      },
    ],
  };
}

/** Puts `[ground]`, the shots mixed one over the other, into the graph. */
function background(plan: ChunkPlan, graph: string[], open: (piece: ClipPiece) => string): void {
  const { width, height, frames } = plan;
  if (plan.background.length === 0) {
    const color = `0x${plan.ground.slice(1, 7)}`;
    graph.push(
      `color=c=${color}:s=${width}x${height}:r=${FPS}:d=${seconds(frames)},format=gbrp,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1,settb=1/${FPS}[ground]`,
    );
    return;
  }
  let mixed = '';
  for (const [i, shot] of plan.background.entries()) {
    const last = i === plan.background.length - 1;
    const own = i === 0 && last ? '[ground]' : `[shot${i}]`;
    const parts = shot.pieces.map((piece, k) => {
      const label = shot.pieces.length === 1 ? own : `[shot${i}part${k}]`;
      graph.push(`${open(piece)}${label}`);
      return label;
    });
    if (parts.length > 1) graph.push(`${parts.join('')}concat=n=${parts.length},${STEADY}${own}`);
    if (i === 0) mixed = own;
    else {
      const result = last ? '[ground]' : `[mixed${i}]`;
      graph.push(
        shot.fadeInFrames > 0
          ? `${mixed}${own}xfade=transition=fade:duration=${seconds(shot.fadeInFrames)}:offset=${seconds(shot.from)}${result}`
          : `${mixed}${own}concat=n=2,${STEADY}${result}`,
      );
      mixed = result;
    }
  }
}

/** One frame after the other, whatever a filter made of the times. */
const STEADY = `settb=1/${FPS},setpts=N`;

/** Each sheet is read once, however many pictures are cut out of it. @returns the next copy of a sheet */
function openSheets(
  cuts: readonly Cut[],
  graph: string[],
  addInput: (sheet: number) => string,
): (sheet: number) => string {
  const copies = new Map<number, string[]>();
  for (const sheet of new Set(cuts.map((cut) => cut.sheet))) {
    const count = cuts.filter((cut) => cut.sheet === sheet).length;
    const labels = Array.from({ length: count }, (_, i) => `[sheet${sheet}copy${i}]`);
    graph.push(`${addInput(sheet)}split=${count}${labels.join('')}`);
    copies.set(sheet, labels);
  }
  return (sheet) => copies.get(sheet)!.shift()!;
}

const cropOf = ({ x, y, width, height, count }: Cut): string =>
  `crop=${width}:${height * count}:${x}:${y}${count > 1 ? `,untile=1x${count}` : ''}`;

/** Adds the layers over `[ground]`, giving `[picture]`. */
function overlays(
  pieces: readonly { piece: OverlayPiece; cuts: readonly string[] }[],
  graph: string[],
): void {
  let under = '[ground]';
  for (const { piece, cuts } of pieces) {
    const { layer } = piece;
    const labels = cuts.map((_, k) => `[${layer}${k}]`);
    cuts.forEach((cut, k) => graph.push(`${cut}${labels[k]}`));
    const pictures = cuts.length === 1 ? labels[0] : `${labels.join('')}concat=n=${cuts.length},`;
    graph.push(`${pictures}${poseFilters(piece)}[${layer}]`);
    graph.push(`${under}[${layer}]${overlayFilter(piece)}[over${layer}]`);
    under = `[over${layer}]`;
  }
  graph.push(`${under}null[picture]`);
}
const seconds = (frames: number): string => (frames / FPS).toFixed(6);
