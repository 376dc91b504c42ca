import { waveColorOf } from '../../core/template.ts';
import { WAVE_LEVELS } from '../../core/wave-states.ts';
import { BAR_PX } from '../../core/wave-rects.ts';
import type { LayerProps } from './layer-props.ts';
import { rectStyle } from './rect-style.ts';

/** The voice, as a row of bars or as rings around each other. */
export const WaveLayer: React.FC<LayerProps<'wave'>> = ({ state, overlay }) => {
  const { template, rects } = overlay;
  const { shape, size } = template.wave;
  const { width, height } = rects.wave;
  const Shape = shape === 'bars' ? Bars : Rings;
  return (
    <svg
      style={rectStyle(rects.wave)}
      viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`}
      width={width}
      height={height}
    >
      <Shape
        shares={state.levels.map((level) => level / WAVE_LEVELS[shape])}
        size={Math.min(size, width, height)}
        color={waveColorOf(template)}
      />
    </svg>
  );
};

interface ShapeProps {
  /** From the middle outwards, 0 to 1; the last also of all that is farther out. */
  shares: readonly number[];
  /** Of the tallest bar, or the widest ring. */
  size: number;
  color: string;
}

/** The outermost bar reaches so much of the height of the one in the middle. */
const OUTERMOST = 0.2;

const Bars: React.FC<ShapeProps> = ({ shares, size, color }) =>
  shares.flatMap((share, i) => {
    const most = size * (1 - (1 - OUTERMOST) * (i / shares.length) ** 1.6);
    const tall = BAR_PX.width + (most - BAR_PX.width) * share;
    return [-1, 1].map((side) => (
      <rect
        key={`${side} ${i}`}
        x={side * (i + 0.5) * BAR_PX.pitch - BAR_PX.width / 2}
        y={-tall / 2}
        width={BAR_PX.width}
        height={tall}
        rx={BAR_PX.width / 2}
        fill={color}
      />
    ));
  });

/** Of each ring: how wide it is at rest, and how much wider when the voice is loudest; its line, and how clear it is. */
const RING_LOOKS: readonly { rest: number; swell: number; line: number; opacity: number }[] = [
  { rest: 0.34, swell: 0.16, line: 0.022, opacity: 1 },
  { rest: 0.54, swell: 0.18, line: 0.013, opacity: 0.7 },
  { rest: 0.76, swell: 0.22, line: 0.008, opacity: 0.45 },
];

const Rings: React.FC<ShapeProps> = ({ shares, size, color }) =>
  RING_LOOKS.map(({ rest, swell, line, opacity }, i) => {
    const lineWidth = line * size;
    const diameter = (rest + swell * (shares[Math.min(i, shares.length - 1)] ?? 0)) * size;
    return (
      <circle
        key={i}
        r={diameter / 2 - lineWidth}
        fill={i === 0 ? color : 'none'}
        fillOpacity={0.16}
        stroke={color}
        strokeOpacity={opacity}
        strokeWidth={lineWidth}
      />
    );
  });
