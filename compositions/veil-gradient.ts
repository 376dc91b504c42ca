import type { Thumbnail } from '../core/thumbnail.ts';

/** Eased, so that no edge of it is seen: place, from where it is thickest, and share of its strength. */
const STOPS = [
  [0, 1],
  [18, 0.96],
  [34, 0.82],
  [48, 0.58],
  [62, 0.32],
  [78, 0.12],
  [100, 0],
] as const;

/** Gradients begin at the edge they are named for. */
const TOWARDS = { bottom: 'to top', top: 'to bottom', left: 'to right', right: 'to left' } as const;

/** CSS background of what lies between a thumbnail's picture and its text. */
export function veilGradient({ color, opacity, shape }: Thumbnail['veil']): string {
  const thick = (share: number): string =>
    `color-mix(in srgb, ${color} ${Math.round(share * opacity * 1000) / 10}%, transparent)`;
  switch (shape) {
    case 'even':
      return thick(1);
    case 'edges': {
      const stops = STOPS.map(([at, share]) => `${thick(share)} ${100 - at * 0.7}%`).toReversed();
      return `radial-gradient(ellipse 75% 75% at center, ${stops.join(', ')})`;
    }
    case 'bottom':
    case 'top':
    case 'left':
    case 'right': {
      const stops = STOPS.map(([at, share]) => `${thick(share)} ${at}%`);
      return `linear-gradient(${TOWARDS[shape]}, ${stops.join(', ')})`;
    }
  }
}
