import type { MarkedSentence } from './korean-sentences.ts';

/** What the marks say of one way to divide a sentence. */
export interface Judgement {
  /** Ends of lines and captions inside the sentence. */
  breaks: number;
  good: number;
  /** The words on both sides of each bad break, and of each stop that a caption runs across. */
  bad: string[];
}

/** Judges captions of a marked sentence, given as their lines; every word must be there, parted by spaces. */
export function judgeBreaks(sentence: MarkedSentence, captions: readonly (readonly string[])[]): Judgement {
  const { words, marks } = sentence;
  const lineEnds = new Set<number>();
  const captionEnds = new Set<number>();
  let count = 0;
  for (const lines of captions) {
    for (const line of lines) lineEnds.add((count += line.split(' ').length));
    captionEnds.add(count);
  }
  if (count !== words.length) throw new Error(`${count} words for ${words.length}: ${words.join(' ')}`);
  const judgement: Judgement = { breaks: 0, good: 0, bad: [] };
  marks.forEach((mark, i) => {
    const ends = lineEnds.has(i + 1);
    if (ends) judgement.breaks++;
    if (ends && mark === 'good') judgement.good++;
    if ((ends && mark === 'bad') || (mark === 'stop' && !captionEnds.has(i + 1))) {
      judgement.bad.push(`${words[i]} | ${words[i + 1]}`);
    }
  });
  return judgement;
}
