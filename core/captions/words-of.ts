const SOUNDED = /[\p{L}\p{N}]/u;
/** Longest word the document holds. */
const MAX_WORD_LENGTH = 400;

/**
 * The words of a text, to the letter: parted by white space only. What has no letter or digit (a dash, a lone
 * quote) stays with the word before it, or with the first one.
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  let lead = '';
  for (const token of text.split(/[\s\u00A0]+/u).filter((t) => t !== '')) {
    if (SOUNDED.test(token)) {
      words.push(lead + token);
      lead = '';
    } else if (words.length > 0) {
      words[words.length - 1] += ` ${token}`;
    } else {
      lead += `${token} `;
    }
  }
  return words.flatMap(cutOverlong);
}

function cutOverlong(word: string): string[] {
  if (word.length <= MAX_WORD_LENGTH) return [word];
  const letters = [...word];
  const pieces: string[] = [];
  for (let i = 0; i < letters.length; i += 200) pieces.push(letters.slice(i, i + 200).join(''));
  return pieces;
}
