import type { Caption as RemotionCaption } from '@remotion/captions';
import type { Caption } from '../video.ts';
import { wordsOnLines } from './words-on-lines.ts';

/**
 * The words of a caption as `@remotion/captions` has them, for whoever animates them with Remotion's own helpers: a
 * space before a word belongs to its text, and the last one ends the page. Where the words have no times of their own,
 * the caption stands as one.
 *
 * @param offsetMs added to every time
 */
export function toRemotionCaptions(caption: Caption, offsetMs: number): RemotionCaption[] {
  const { lines, words } = caption;
  const timed = words.length > 0 && wordsOnLines(lines, words);
  const spoken = timed ? words : [{ ...caption, text: lines.join(' ') }];
  const unspaced = new Set<number>();
  if (timed) {
    for (const stretches of timed) {
      stretches.forEach(({ word }, i) => {
        const before = stretches[i - 1];
        if (before && !/\s$/u.test(before.text)) unspaced.add(word);
      });
    }
  }
  return spoken.map(({ text, startMs, endMs, ...rest }, i) => ({
    text: unspaced.has(i) ? text : ` ${text}`,
    startMs: startMs + offsetMs,
    endMs: endMs + offsetMs,
    timestampMs: null,
    confidence: 'confidence' in rest ? (rest.confidence ?? null) : null,
    ...(i === spoken.length - 1 && { pageBreakAfter: true }),
  }));
}
