import { drawAboveClouds } from './above-clouds.ts';
import { drawCandleBokeh } from './candle-bokeh.ts';
import { drawDawnSky } from './dawn-sky.ts';
import { drawDesertDunes } from './desert-dunes.ts';
import { drawHanjiPaper } from './hanji-paper.ts';
import { drawLeafLight } from './leaf-light.ts';
import { drawLightRays } from './light-rays.ts';
import { LoopCanvas } from './LoopCanvas.tsx';
import { drawQuietHills } from './quiet-hills.ts';
import { drawRainOnGlass } from './rain-on-glass.ts';
import { drawShoreFromAbove } from './shore-from-above.ts';
import { drawSnowfall } from './snowfall.ts';
import { drawStarryNight } from './starry-night.ts';
import { drawStillWater } from './still-water.ts';
import { drawWheatField } from './wheat-field.ts';
import { drawWindowLight } from './window-light.ts';

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
  'wheat-field': () => <LoopCanvas draw={drawWheatField} />,
  'leaf-light': () => <LoopCanvas draw={drawLeafLight} />,
  'starry-night': () => <LoopCanvas draw={drawStarryNight} />,
  'candle-bokeh': () => <LoopCanvas draw={drawCandleBokeh} />,
  'rain-on-glass': () => <LoopCanvas draw={drawRainOnGlass} />,
  'window-light': () => <LoopCanvas draw={drawWindowLight} />,
  snowfall: () => <LoopCanvas draw={drawSnowfall} />,
  'above-clouds': () => <LoopCanvas draw={drawAboveClouds} />,
  'shore-from-above': () => <LoopCanvas draw={drawShoreFromAbove} />,
  'hanji-paper': () => <LoopCanvas draw={drawHanjiPaper} />,
  'desert-dunes': () => <LoopCanvas draw={drawDesertDunes} />,
};
