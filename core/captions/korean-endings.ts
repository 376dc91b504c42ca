import { isAdjective, isAdnominal } from './korean-adnominals.ts';
import { isStemInA } from './korean-stems.ts';
import { endsWithOneOf, oneOf } from './word-lists.ts';

/** What a Korean word says of itself by its last syllables: enough to tell where a reader pauses. */
export type KoreanEnding =
  | 'closing'
  | 'connective'
  | 'serial'
  | 'topic'
  | 'subject'
  | 'object'
  | 'adverbial'
  | 'joined'
  | 'genitive'
  | 'adjective'
  | 'relative'
  | 'determiner'
  | 'describer'
  | 'negation'
  | 'degree'
  | 'adverb'
  | 'conjunction'
  | 'bare';

/** 이 말씀, 한 사람, 내 영혼: always with the word that follows. */
const isDeterminer = oneOf(
  `이 그 저 요 온 각 매 제 내 네 새 헌 옛 첫 몇 뭇 맨 별 딴 참 아무
  한 두 세 네 석 넉 다섯 여섯 일곱 여덟 아홉 열 열두 스무 서른 마흔 쉰 예순 일흔 여든 아흔 백 천 만`,
);
/** The longer ones, which may stand at an end where nothing better is left. */
const isDescriber = oneOf(
  '이런 그런 저런 어떤 무슨 어느 웬 이러한 그러한 저러한 아무런 모든 온갖 여러 다른 수십 수백 수천 이번 지난 다음 참된',
);
const isNegation = oneOf('안 못 아니');
const isDegree = oneOf(
  '더 덜 가장 제일 매우 너무 너무나 아주 심히 더욱 더욱더 훨씬 무척 몹시 꽤 좀 그다지 얼마나',
);
const isAdverb = oneOf(
  `잘 꼭 늘 다 또 막 곧 바로 함께 다시 먼저 이미 아직 아직도 정말 참으로 오직 다만 결코 항상 날마다 비로소 도무지
  반드시 모두 서로 스스로 조용히 천천히 가만히 간절히 온전히 영원히 진실로 마침내 이제 즉시 여전히 끝까지 전혀 하물며
  혹시 어떻게 왜 흔히 거룩히 힘써 그저 오래 이처럼 지금`,
);
const isConjunction = oneOf(
  `그러나 그리고 그래서 그런데 하지만 또한 또는 및 그러므로 그렇지만 그래도 그러니 따라서 그러면 그런즉 그리하면
  만일 만약 비록 왜냐하면 즉`,
);

const isClosing = endsWithOneOf(
  `니다 니까 세요 어요 아요 해요 에요 예요 네요 군요 지요 죠 십시오 소서 로다 니라 도다 노라 더라 리라 이라 하라 지라 말라 오라 보라 으라
  나이다 아멘`,
);
const isConnective = endsWithOneOf(
  `고 며 면서 면 니까 니 는데 은데 인데 던데 지만 지마는 으나 하나 거나 도록 므로 아서 어서 해서 여서 라서 셔서 져서
  와서 가서 서서 려서 다가 더니 든지 듯이 되 으되 매 거늘 거니와 려니와 자마자 지라도 어도 아도 해도 여도 라도
  으사 하사 은즉 인즉 때문에 동안 동안은 동안에 위해서 위해서는 통해서 대해서
  때 때에 때에는 때에도 때마다 때면 때까지 후에 뒤에 전에 후에야 뒤에야 할지 될지 을지 수록 느라 가라사대 가로되 들아 이여 주여`,
);
const isAdverbial = endsWithOneOf(
  `께서 에서 에게 에게서 로부터 부터 까지 처럼 같이 보다 마다 조차 마저 에는 에도 에야 에서는 에서도 에게는 에게도
  로서 로써 께 로 에 대로 만큼 위해 위하여 통해 통하여 따라 대해 대하여 인해 인하여 말미암아`,
);
const isTo = oneOf('내게 네게 제게');
const isTopic = endsWithOneOf('은 는 도 만 란 뿐');
const isJoined = endsWithOneOf('와 과 나 랑 하고');
/** 쌓여, 받아, 떨어져: a verb before another. Nouns seldom end so. */
const isSerial = endsWithOneOf('아 어 여 워 져 려 켜 쳐 셔 겨 해 혀 떠 써 내 춰 펴');

/** How a word ends; `bare` is the word without its punctuation. */
export function koreanEnding(bare: string): KoreanEnding {
  if (isConjunction(bare)) return 'conjunction';
  if (isDeterminer(bare)) return 'determiner';
  if (isDescriber(bare)) return 'describer';
  if (isNegation(bare)) return 'negation';
  if (isDegree(bare)) return 'degree';
  if (isAdverb(bare)) return 'adverb';
  if (isClosing(bare)) return 'closing';
  if (bare.length < 2) return isAdnominal(bare) ? 'relative' : 'bare';
  if (isConnective(bare)) return 'connective';
  if (isSerial(bare) && isStemInA(bare)) return 'serial';
  if (isAdnominal(bare)) return isAdjective(bare) ? 'adjective' : 'relative';
  if (isAdverbial(bare) || isTo(bare)) return 'adverbial';
  if (isTopic(bare)) return 'topic';
  if (isJoined(bare)) return 'joined';
  switch (bare.at(-1)) {
    case '의':
      return 'genitive';
    case '이':
    case '가':
      return 'subject';
    case '을':
    case '를':
      return 'object';
    default:
      return 'bare';
  }
}
