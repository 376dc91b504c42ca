import { useLayoutEffect, useRef } from 'react';
import { useCurrentFrame, useVideoConfig } from 'remotion';
import type { Easel } from './paint.ts';

/** Draws one frame of a loop on a canvas of the composition's size. */
export const LoopCanvas: React.FC<{ draw: (easel: Easel) => void }> = ({ draw }) => {
  const frame = useCurrentFrame();
  const { width, height, durationInFrames } = useVideoConfig();
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, width, height);
    draw({ context, width, height, phase: frame / durationInFrames });
  }, [draw, frame, width, height, durationInFrames]);
  return <canvas ref={canvas} width={width} height={height} />;
};
