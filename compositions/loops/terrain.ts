import { clamp01, mix } from './noise.ts';
import type { Easel, Rgb } from './paint.ts';

/** A landscape of heights, seen from above it. Lengths in heights of the eye above the ground. */
export interface Terrain {
  /** Height of the ground at a place: `x` to the right, `z` away from the eye. */
  heightAt: (x: number, z: number) => number;
  /** Colour of a place: its height, how it slopes to the right and away, and how far it is (0 near, 1 at the end). */
  shade: (ground: { height: number; right: number; away: number; far: number; x: number; z: number }) => Rgb;
  /** Where the eye's level is in the picture, 0 at the top. */
  horizon: number;
  /** How large things are: the distance from eye to picture, in heights of the picture. */
  lens: number;
  nearest: number;
  farthest: number;
  /** Steps from near to far; close together near the eye. */
  steps: number;
}

/** Paints a landscape column by column, from near to far, each place hiding what is behind it. */
export function paintTerrain(easel: Easel, columns: number, terrain: Terrain): void {
  const { context, width, height } = easel;
  const rows = Math.round((columns * height) / width);
  const aspect = width / height;
  const small = new OffscreenCanvas(columns, rows);
  const brush = small.getContext('2d')!;
  const image = brush.createImageData(columns, rows);
  const { steps, nearest, farthest, lens, horizon } = terrain;
  // equal steps on the screen, so that no row is asked for twice and none is missed
  const places = Array.from({ length: steps }, (_, k) => {
    const share = k / (steps - 1);
    return 1 / mix(1 / nearest, 1 / farthest, share);
  });
  const sight = (column: number): number => (((column + 0.5) / columns - 0.5) * aspect) / lens;
  let left = places.map((z) => terrain.heightAt(sight(-1) * z, z));
  let here = places.map((z) => terrain.heightAt(sight(0) * z, z));
  for (let column = 0; column < columns; column++) {
    const across = sight(column);
    const right = places.map((z) => terrain.heightAt(sight(column + 1) * z, z));
    let top = rows;
    let before: Rgb | null = null;
    for (let k = 0; k < steps; k++) {
      const z = places[k]!;
      const ground = here[k]!;
      const row = Math.max(0, (horizon + ((1 - ground) / z) * lens) * rows);
      if (row >= top) {
        before = null;
        continue;
      }
      const color = terrain.shade({
        height: ground,
        right: (right[k]! - left[k]!) / ((2 * aspect * z) / lens / columns),
        away: ((here[k + 1] ?? ground) - ground) / ((places[k + 1] ?? z + 1) - z),
        far: k / (steps - 1),
        x: across * z,
        z,
      });
      const from = Math.floor(row);
      const to = Math.ceil(top);
      for (let y = from; y < to && y < rows; y++) {
        const share = before === null ? 1 : clamp01((top - (y + 0.5)) / (top - row));
        // the topmost row is only partly covered
        const cover = y === from ? from + 1 - row : 1;
        const at = (y * columns + column) * 4;
        for (let c = 0; c < 3; c++)
          image.data[at + c] = before === null ? color[c]! : mix(before[c]!, color[c]!, share);
        image.data[at + 3] = Math.max(image.data[at + 3]!, cover * 255);
      }
      top = from + 1 > top ? top : Math.max(from, row);
      before = color;
    }
    left = here;
    here = right;
  }
  brush.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(small, 0, 0, width, height);
}
