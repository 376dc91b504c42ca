import { drawDawnSky } from './dawn-sky.ts';
import { drawLightRays } from './light-rays.ts';
import { LoopCanvas } from './LoopCanvas.tsx';
import { drawQuietHills } from './quiet-hills.ts';
import { drawStillWater } from './still-water.ts';

/** Length of every built-in loop. */
export const LOOP_FRAMES = 360;

/** Drawn at half size: they are soft by intent, and enlarging them well costs less than painting them large. */
export const LOOP_SIZES = {
  '16x9': { width: 960, height: 540 },
  '9x16': { width: 540, height: 960 },
} as const;
export type LoopShape = keyof typeof LOOP_SIZES;

/** The built-in loops by id; `library/make-loops.ts` turns each into a file. */
export const LOOPS: Record<string, React.FC> = {
  'dawn-sky': () => <LoopCanvas draw={drawDawnSky} />,
  'still-water': () => <LoopCanvas draw={drawStillWater} />,
  'light-rays': () => <LoopCanvas draw={drawLightRays} />,
  'quiet-hills': () => <LoopCanvas draw={drawQuietHills} />,
};
