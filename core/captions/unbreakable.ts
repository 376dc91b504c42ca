import { findReferences } from '../scripture/find-references.ts';

const NUMBER =
  /^["'“‘(]*(?:\d[\d,.]*|[일이삼사오육칠팔구십백천만]{2,}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무)$/u;
const UNIT =
  /^(?:장|절|편|년|월|일|시|분|초|명|분|개|번|가지|살|세|주|주일|달|개월|시간|사람|마리|배|원|달러|킬로|미터|권|곡|교회|차례|째|퍼센트|percent|minutes?|hours?|days?|weeks?|months?|years?|miles?|people|a\.?m\.?|p\.?m\.?)(?:[은는이가을를에의로도와과만]|에서|부터|까지|으로|이나|동안|입니다|이다|이라|[.,!?'"”’)])*$/u;

/**
 * For each word whether it must stay with the one before it: inside a verse reference (요한복음 3장 16절),
 * or a unit after its number (5 분).
 */
export function unbreakable(words: readonly string[]): boolean[] {
  const starts: number[] = [];
  let length = 0;
  for (const word of words) {
    starts.push(length);
    length += word.length + 1;
  }
  const glued = words.map((word, i) => i > 0 && NUMBER.test(words[i - 1]!) && UNIT.test(word));
  for (const { index, length: size } of findReferences(words.join(' '))) {
    starts.forEach((start, i) => {
      if (start > index && start < index + size) glued[i] = true;
    });
  }
  return glued;
}
