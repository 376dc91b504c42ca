import { createHash } from 'node:crypto';

/** A number from 0 up to, not including, `below`, the same for the same words. */
export const seeded = (below: number, ...words: (string | number)[]): number =>
  createHash('sha256').update(words.join(' ')).digest().readUInt32BE(0) % below;
