import { textWidth } from '../../core/captions/caption-limits.ts';

/** The plain way: words on a line until it is full, each line a caption. */
export function divideGreedily(words: readonly string[], lineWidth: number): string[][] {
  const captions: string[][] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer) > lineWidth) {
      captions.push([line]);
      line = word;
    } else line = longer;
  }
  return line === '' ? captions : [...captions, [line]];
}
