import { NEVER } from './break-scale.ts';

/** Japanese: particles, endings and auxiliaries that stand at the end of a phrase, as the segmenter parts them. */
const JAPANESE_LEANS =
  /^(?:は|が|を|に|の|へ|と|で|も|や|か|から|まで|より|ね|よ|な|さ|ぞ|わ|て|た|だ|です|ます|まし|ました|ません|でし|でした|ない|なかっ|なく|なけれ|ば|たい|たく|れる|られ|られる|せる|させ|う|よう|ん|ず|ぬ|し|ながら|ので|のに|けれど|けど|だけ|ばかり|こそ|しか|さえ|でも|には|とは|では|である|であり|であっ|だっ|いる|い|いた|いく|いき|なる|なっ|なり|なら|なれ|なさ|ください|下さい|しまう|しまっ|おく|みる|くれる|くださる|くださっ|もの|こと|ため|とき|ところ|よう|ほど|まま|たち|達|様|さま|さん)(?=[、。！？」』]|$)/u;
const JAPANESE_AFTER_PARTICLE =
  /(?:は|が|を|に|で|て|も|と|から|まで|より|へ|ので|のに|けれど|ながら|ば|には|では)$/u;
const KANA_START = /^[\p{sc=Hiragana}]/u;

/** Chinese: what belongs to the word before it, and what to the word after it. */
const CHINESE_LEANS =
  /^(?:的|地|得|了|着|著|过|過|们|們|吗|嗎|呢|吧|啊|呀|之|里|裡|上|下|中|内|後|后|前|面前|来|來|去|章|节|節|篇)/u;
const CHINESE_CLINGS =
  /^(?:的|在|把|被|对|對|和|与|與|是|不|没|沒|很|最|更|一|这|這|那|此|其|个|個|向|从|從|为|為|给|給|以|将|將|要|会|會|能|可|我|你|他|她|祂|您|使|叫|让|讓|都|就|也|又|所)$/u;
const CHINESE_OPENS =
  /^(?:因为|因為|所以|但是|但|而且|而|如果|若|虽然|雖然|就|并且|並且|然后|然後|却|卻|当|當|使|叫|不要|乃是)/u;

/** How ill a line ends between two words of a language without spaces, as `Intl.Segmenter` parts them. */
export function unspacedBreakCost(word: string, next: string, language: string): number {
  if (/[。．.!?！？…]["'”’」』）)\]]*\s*$/u.test(word)) return 0;
  if (/[、，,;；:：][”’」』]*\s*$/u.test(word)) return 0.6;
  if (/\s$/u.test(word)) return 1.5;
  // 3章16節: a number, its unit and the next number are one reference
  if (/[\d０-９:：]$/u.test(word) || /^[\d０-９]/u.test(next)) {
    return /[\d０-９:：章篇編节節第]$/u.test(word) ? NEVER : 5;
  }
  if (language.startsWith('ja')) return japaneseBreakCost(word, next);
  return language.startsWith('th') ? 4 : chineseBreakCost(word, next);
}

function japaneseBreakCost(word: string, next: string): number {
  if (/^[おご御]$/u.test(word)) return NEVER;
  if (JAPANESE_LEANS.test(next)) return NEVER;
  if (word.endsWith('の')) return 6;
  if (JAPANESE_AFTER_PARTICLE.test(word)) return KANA_START.test(next) ? 4 : 2.5;
  if (KANA_START.test(next)) return 12;
  // two words of Han or katakana side by side are mostly one name or compound
  return /[\p{sc=Han}\p{sc=Katakana}ー]$/u.test(word) ? 10 : 4;
}

function chineseBreakCost(word: string, next: string): number {
  if (CHINESE_LEANS.test(next)) return 14;
  if (CHINESE_CLINGS.test(word)) return 9;
  return CHINESE_OPENS.test(next) ? 2 : 4;
}
