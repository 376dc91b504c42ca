import type { Template } from './template.ts';

/** Between the words of a card and its seal, in pixels at full size. */
export const SEAL_GAP_PX = 46;
/** Around the letters of a seal, in em of them. */
export const SEAL_PADDING_EM = 0.36;

/** Size of a card's seal, in pixels; nothing where there is none. */
export function sealSize({ seal }: Template['card']): { width: number; height: number } {
  if (!seal) return { width: 0, height: 0 };
  const { size, lineHeight } = seal.type;
  const around = 2 * SEAL_PADDING_EM * size;
  return {
    width: Math.round(size * lineHeight + around),
    height: Math.round([...seal.text].length * size * lineHeight + around),
  };
}
