import type { CSSProperties } from 'react';
import type { Rect } from '../../core/layer.ts';

export const rectStyle = ({ x, y, width, height }: Rect): CSSProperties => ({
  position: 'absolute',
  boxSizing: 'border-box',
  left: x,
  top: y,
  width,
  height,
});
