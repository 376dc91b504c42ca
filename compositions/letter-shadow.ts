import type { ThumbnailText } from '../core/thumbnail.ts';

/** Light letters get a dark glow behind them, dark ones a light one; as wide as the letters are large. */
export function letterShadow(shadow: ThumbnailText['shadow'], color: string): string | undefined {
  if (shadow === 'none') return undefined;
  const glow = isLight(color) ? '0, 0, 0' : '255, 255, 255';
  return shadow === 'soft'
    ? `0 0.02em 0.2em rgba(${glow}, 0.45)`
    : `0 0.03em 0.34em rgba(${glow}, 0.5), 0 0.01em 0.07em rgba(${glow}, 0.4)`;
}

/** By its luma, from `#RRGGBB`. */
function isLight(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue > 128;
}
