import { FPS } from '../../core/format.ts';
import type { OverlayPiece, Step } from './plan-overlay.ts';

/** Full-range RGB of the browser into the video's BT.709; ffmpeg's own default is BT.601 and shifts colours. */
const RGB_TO_BT709 =
  'scale=in_range=pc:out_range=tv:out_color_matrix=bt709:flags=bicubic+accurate_rnd+full_chroma_int,format=yuva420p';
/** What `fade` counts its share in. */
const WHOLE = 65_535;

/** Filters from the stills of a layer, one frame each as the browser drew them, to one frame a step, at its time. */
export function poseFilters({ rect, drawn, steps }: OverlayPiece): string {
  const shifts = shiftsOf(steps);
  return [
    // letters on odd lines are other samples of chroma than on even ones: moved before they become 4:2:0
    ...(shifts.some(({ odd }) => odd)
      ? [
          ...hold(pictureStarts(shifts), shifts.length),
          'pad=iw:ih+2:0:1:color=black@0',
          `crop=iw:ih-2:0:'1-${listExpression(
            shifts.map(({ odd }) => (odd ? 1 : 0)),
            'n',
          )}'`,
          RGB_TO_BT709,
          ...hold(
            shifts.map(({ step }) => step),
            steps.length,
          ),
        ]
      : [RGB_TO_BT709, ...hold(pictureStarts(steps), steps.length)]),
    ...fade(steps),
    `settb=1/${FPS},setpts='${listExpression(steps.map(({ from }) => from))}'`,
    ...(drawn.width === rect.width && drawn.height === rect.height
      ? []
      : [`scale=${rect.width}:${rect.height}:flags=neighbor`]),
  ].join(',');
}

/** Lays the steps of a layer over the picture, each at its place, while there is something of it to see. */
export function overlayFilter({ rect, steps }: OverlayPiece): string {
  const shown = steps.map(({ pose }) => (pose.opacity > 0 ? 1 : 0));
  return [
    `overlay=x='${timeExpression(steps, (step) => rect.x + step.pose.x)}'`,
    `y='${timeExpression(steps, ({ pose }) => rect.y + pose.y - oddness(pose.y))}'`,
    'format=yuv420:eof_action=repeat',
    ...(shown.includes(0) ? [`enable='${timeExpression(steps, (_, i) => shown[i]!)}'`] : []),
  ].join(':');
}

const oddness = (y: number): number => Math.abs(y % 2);

/** Stretches of steps that show one picture on even, or on odd lines. */
function shiftsOf(steps: readonly Step[]): { step: number; picture: number; odd: boolean }[] {
  const shifts: { step: number; picture: number; odd: boolean }[] = [];
  for (const [step, { picture, pose }] of steps.entries()) {
    const last = shifts.at(-1);
    const odd = pose.opacity > 0 ? oddness(pose.y) === 1 : (last?.odd ?? false);
    if (last?.picture !== picture || last.odd !== odd) shifts.push({ step, picture, odd });
  }
  return shifts;
}

/** Where in a list each picture comes first. */
const pictureStarts = (list: readonly { picture: number }[]): number[] =>
  list.flatMap(({ picture }, i) => (picture === list[i - 1]?.picture ? [] : [i]));

/** Frame k, from `starts[k]` on to the next: as many frames as `total`, numbered from 0. */
function hold(starts: readonly number[], total: number): string[] {
  if (starts.length === total) return [];
  return [
    // the last frame of a stream lasts as long as nobody knows: one more says where it ends
    'tpad=stop=1:stop_mode=clone',
    `settb=1/${FPS},setpts='${listExpression([...starts, total])}'`,
    `fps=${FPS}:start_time=0`,
    `trim=end_frame=${total}`,
  ];
}

/**
 * `fade` takes its share from the time of a frame: a frame given its opacity for its time is faded to just that, from
 * one frame to the next and in whatever order, since a fade that never passes its end is never over.
 */
function fade(steps: readonly Step[]): string[] {
  if (steps.every(({ pose }) => pose.opacity === 1)) return [];
  const shares = steps.map(({ pose }) => Math.round(pose.opacity * WHOLE));
  return [`settb=1/${WHOLE},setpts='${listExpression(shares)}'`, 'fade=t=in:st=0:d=1:alpha=1'];
}

/** A value for each step as an expression of the time `t` of the frame it is laid over. */
function timeExpression(steps: readonly Step[], valueOf: (step: Step, index: number) => number): string {
  const values = steps.map(valueOf);
  const changes = values.flatMap((value, i) => (i > 0 && value === values[i - 1] ? [] : [i]));
  const bisect = (low: number, high: number): string => {
    if (high - low === 1) return String(values[changes[low]!]);
    const middle = (low + high) >> 1;
    const from = ((steps[changes[middle]!]!.from - 0.5) / FPS).toFixed(6);
    return `if(lt(t,${from}),${bisect(low, middle)},${bisect(middle, high)})`;
  };
  return bisect(0, changes.length);
}

/**
 * values[N] as an expression of ffmpeg, by bisection: its parser gives up at a depth of 100.
 * @param variable what counts the frames from 0
 */
export function listExpression(values: readonly number[], variable: 'N' | 'n' = 'N'): string {
  const part = (low: number, high: number): string => {
    const first = values[low]!;
    const step = high - low > 1 ? values[low + 1]! - first : 0;
    const steady = values.slice(low, high).every((value, i) => value === first + i * step);
    if (steady) return step === 0 ? `${first}` : `${first}+${step}*(${variable}-${low})`;
    const middle = (low + high) >> 1;
    return `if(lt(${variable},${middle}),${part(low, middle)},${part(middle, high)})`;
  };
  return part(0, values.length);
}
