import { z } from 'zod';

/** Picture formats the product makes. Width and height in pixels; both even, as H.264 4:2:0 needs. */
export const FORMATS = {
  '16:9': { width: 1920, height: 1080 },
  '9:16': { width: 1080, height: 1920 },
  '1:1': { width: 1080, height: 1080 },
} as const;

export const formatSchema = z.enum(['16:9', '9:16', '1:1']);
export type Format = z.infer<typeof formatSchema>;

/** Frames a second of every video we make. */
export const FPS = 30;

/** The frame nearest to a time in milliseconds. */
export const msToFrame = (ms: number): number => Math.round((ms * FPS) / 1000);
export const frameToMs = (frame: number): number => (frame * 1000) / FPS;
