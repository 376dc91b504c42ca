import { partsOf } from './hangul.ts';

/** Vowels of 아, 애, 어, 여, 와, 왜, 워 as `partsOf` counts them: what a stem in 아/어 ends with. */
const A_VOWELS = new Set([0, 1, 4, 6, 9, 10, 14]);
const NO_STEM_IN_A =
  /(?:[다까사데께네대마자서며때개새래하]|어머니|언제나|에나|이나)$|^(?:나|너|저|내|제가|아)$/;
const STEM_IN_GA = /(?:[나아어여러려라와와]가|^가)$/;
const STEM_IN_NA = /(?:일어|떠|만|지|벗어|드러|깨어|태어|살아|늘어)나$/;
const STEM_IN_SEO = /(?:^|일어|나|돌아|앞|멈춰)서$/;

/** A stem in 아/어 such as 살아, 지켜, 보내, 헤아려: it may carry an auxiliary. */
export function isStemInA(bare: string): boolean {
  const last = bare.at(-1);
  const parts = partsOf(last);
  if (!parts || parts.final !== 0 || !A_VOWELS.has(parts.vowel)) return false;
  if (last === '가') return STEM_IN_GA.test(bare);
  if (last === '나') return STEM_IN_NA.test(bare);
  if (last === '서') return STEM_IN_SEO.test(bare);
  return !NO_STEM_IN_A.test(bare);
}
