/** Whisper reads at most 224 tokens of prompt, and of a longer one only the end. */
const MAX_TOKENS = 220;

/** As many names as fit, most important first, each once. A name that does not fit leaves its place to the next. */
export function promptOf(vocabulary: readonly string[]): string {
  const names: string[] = [];
  let left = MAX_TOKENS;
  for (const given of vocabulary) {
    const name = given
      .normalize('NFC')
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim();
    const tokens = tokensOf(`${name}, `);
    if (name === '' || tokens > left || names.includes(name)) continue;
    names.push(name);
    left -= tokens;
  }
  return names.join(', ');
}

/** At most: a syllable or Chinese character can be two tokens, of other letters there are at least two in one. */
const tokensOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter.codePointAt(0)! > 0x2e7f ? 2 : 0.5), 0);
