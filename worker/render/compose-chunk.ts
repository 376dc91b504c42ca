import { LAYER_IDS } from '../../core/layer.ts';
import { FPS } from '../../core/format.ts';
import type { EncodeJob, MediaInput } from '../../platform/media/media-job.ts';
import type { ClipSource } from './clip-source.ts';
import type { ClipPiece, ShotPiece } from './plan-background.ts';
import { drawnRect, type Cut, type OverlayPiece } from './plan-overlay.ts';

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
  overlay: OverlayPiece[];
}

/** Ticks of a second in our MP4s, the same in every chunk, so that they can be joined. */
export const TIMESCALE = FPS * 512;
/** Frames read before the wanted one when seeking, so that the picture that lasts into it is known: one second. */
const LEAD_IN_FRAMES = FPS;
/** Full-range RGB of the browser into the video's BT.709; ffmpeg's own default is BT.601 and shifts colours. */
const RGB_TO_BT709 =
  'scale=in_range=pc:out_range=tv:out_color_matrix=bt709:flags=bicubic+accurate_rnd+full_chroma_int,format=yuva420p';

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
    return `${input}${clipFilters({ piece, leadIn, source, plan })}`;
  });
  overlays(plan, graph, (piece) => {
    const cuts = cutsOf(piece);
    return cuts.map((cut) => `${addInput({ path: sheetPath(cut.sheet) })}${cutFilters(cut)}`);
  });
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

/** The wanted frames of a clip, one each 1/30 s, filling the picture. */
function clipFilters(request: {
  piece: ClipPiece;
  leadIn: number;
  source: ClipSource;
  plan: ChunkPlan;
}): string {
  const { piece, leadIn, source, plan } = request;
  const { width, height } = plan;
  const fits = source.width === width && source.height === height;
  return [
    // a seek is rounded to the clip's own time base: without this, a frame due now may seem to come a moment later
    'setpts=PTS-0.002/TB',
    // the frame shown at a time is the last one at or before it, as a browser does it
    `fps=${FPS}:start_time=0:round=up`,
    // a clip that ends too soon stands still
    'tpad=stop=-1:stop_mode=clone',
    `trim=start_frame=${leadIn}:end_frame=${leadIn + piece.frames}`,
    `settb=1/${FPS},setpts=N`,
    ...(fits && !source.convert
      ? []
      : [
          `scale=${width}:${height}:force_original_aspect_ratio=increase:flags=bicubic${source.convert ?? ''}`,
          `crop=${width}:${height}`,
        ]),
    'setsar=1,format=yuv420p',
  ].join(',');
}

/** Adds the layers over `[ground]`, in the order of LAYER_IDS, giving `[picture]`. */
function overlays(plan: ChunkPlan, graph: string[], open: (piece: OverlayPiece) => string[]): void {
  const pieces = [...plan.overlay].sort((a, b) => LAYER_IDS.indexOf(a.layer) - LAYER_IDS.indexOf(b.layer));
  let under = '[ground]';
  for (const piece of pieces) {
    const { layer, rect, starts } = piece;
    const parts = open(piece).map((part, k, all) => {
      const label = all.length === 1 ? '' : `[${layer}${k}]`;
      if (label) graph.push(`${part}${label}`);
      return label || part;
    });
    const pictures = parts.length === 1 ? `${parts[0]},` : `${parts.join('')}concat=n=${parts.length},`;
    const drawn = drawnRect(layer, rect);
    const stretch =
      drawn.width === rect.width && drawn.height === rect.height
        ? ''
        : `,scale=${rect.width}:${rect.height}:flags=neighbor`;
    graph.push(`${pictures}settb=1/${FPS},setpts='${stepsExpression(starts)}'${stretch}[${layer}]`);
    graph.push(`${under}[${layer}]overlay=${rect.x}:${rect.y}:format=yuv420:eof_action=repeat[over${layer}]`);
    under = `[over${layer}]`;
  }
  graph.push(`${under}null[picture]`);
}

function cutFilters({ x, y, width, height, count }: Cut): string {
  return `crop=${width}:${height * count}:${x}:${y},${RGB_TO_BT709}${count > 1 ? `,untile=1x${count}` : ''}`;
}

/** starts[N] as an expression of ffmpeg, by bisection: its parser gives up at a depth of 100. */
export function stepsExpression(starts: readonly number[], low = 0, high = starts.length): string {
  const first = starts[low]!;
  const step = high - low > 1 ? starts[low + 1]! - first : 0;
  const steady = starts.slice(low, high).every((start, i) => start === first + i * step);
  if (steady) return step === 0 ? `${first}` : `${first}+${step}*(N-${low})`;
  const middle = (low + high) >> 1;
  return `if(lt(N,${middle}),${stepsExpression(starts, low, middle)},${stepsExpression(starts, middle, high)})`;
}

const seconds = (frames: number): string => (frames / FPS).toFixed(6);
