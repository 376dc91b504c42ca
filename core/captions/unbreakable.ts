import { findReferences } from '../scripture/find-references.ts';

const NUMBER =
  /^["'“‘(]*(?:제|약|총|만|몇|수|수십|수백|수천|매)?(?:\d[\d,.:~–-]*|[일이삼사오육칠팔구십백천만억]{2,}|한|두|세|네|석|넉|다섯|여섯|일곱|여덟|아홉|열|열한|열두|열세|열네|열다섯|스무|스물|스물네|서른|마흔|쉰|예순|일흔|여든|아흔|백|천|만|삼|사|오|육|칠|팔|구|십|몇|여러|수십|수백|수천|제)(?:여)?$/u;
const UNIT =
  /^(?:장|절|편|년|해|월|일|시|시간|분|초|명|개|번|번째|가지|살|세|주|주일|주년|달|개월|시간|사람|마리|배|원|달러|킬로|미터|권|곡|교회|차례|째|퍼센트|세기|세대|걸음|그루|송이|알|덩이|덩어리|광주리|므나|달란트|데나리온|규빗|지파|제자|아이|아들|딸|여인|왕|천|만|백|억|칠일|[삼사오육칠팔구십]*대|percent|minutes?|hours?|days?|weeks?|months?|years?|miles?|people|times|a\.?m\.?|p\.?m\.?)(?:[은는이가을를에의로도와과만씩뿐째쯤]|에서|부터|까지|으로|이나|마다|동안|간|입니다|이다|이라|이라도|라도|이요|[.,!?'"”’)])*$/u;
/** 2024년 1월 7일, 7시 30분, 3장 16절, 5장 1절에서 12절까지: a number with its unit, and the next. */
const COUNTED = /\d(?:년|월|일|장|편|시|절|분|부)(?:에서|부터|[과와,])?$/u;
const GOES_ON = /^\d+(?:월|일|시|분|초|절|장|-|~)/u;
const TIME_OF_DAY = /^(?:오전|오후|새벽|아침|저녁|밤|낮|주전|주후|기원전)$/u;

const MAY_REFER = /\d|[장편절]/u;

/**
 * For each word whether it must stay with the one before it: inside a verse reference (요한복음 3장 16절), a date or an
 * hour (7시 30분), or a unit after its number (5 분, 열두 제자).
 */
export function unbreakable(words: readonly string[]): boolean[] {
  const starts: number[] = [];
  let length = 0;
  for (const word of words) {
    starts.push(length);
    length += word.length + 1;
  }
  const glued = words.map((word, i) => {
    const before = words[i - 1];
    if (before === undefined) return false;
    if (NUMBER.test(before)) return UNIT.test(word) || NUMBER.test(word);
    return GOES_ON.test(word) && (COUNTED.test(before) || TIME_OF_DAY.test(before));
  });
  const text = words.join(' ');
  // to look for names of books takes long, and no reference is without a number
  for (const { index, length: size } of MAY_REFER.test(text) ? findReferences(text) : []) {
    starts.forEach((start, i) => {
      if (start > index && start < index + size) glued[i] = true;
    });
  }
  return glued;
}
