import { NIEUN, partsOf, RIEUL } from './hangul.ts';
import { isStemInA } from './korean-stems.ts';

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

/** 이 말씀, 모든 일, 한 사람, 내 영혼: always with the word that follows. */
const DETERMINER =
  /^(?:이|그|저|요|온|각|매|제|내|네|새|헌|옛|첫|몇|뭇|맨|별|딴|참|한|두|세|네|석|넉|다섯|여섯|일곱|여덟|아홉|열|열두|스무|서른|마흔|쉰|예순|일흔|여든|아흔|백|천|만|아무)$/;
/** The longer ones, which may stand at an end where nothing better is left. */
const DESCRIBER =
  /^(?:이런|그런|저런|어떤|무슨|어느|웬|이러한|그러한|저러한|아무런|모든|온갖|여러|다른|수십|수백|수천|이번|지난|다음|참된)$/;
const NEGATION = /^(?:안|못|아니)$/;
const DEGREE = /^(?:더|덜|가장|제일|매우|너무|너무나|아주|심히|더욱|더욱더|훨씬|무척|몹시|꽤|좀|그다지|얼마나)$/;
const ADVERB =
  /^(?:잘|꼭|늘|다|또|막|곧|참|바로|함께|다시|먼저|이미|아직|아직도|정말|참으로|오직|다만|결코|항상|날마다|비로소|도무지|반드시|모두|서로|스스로|조용히|천천히|가만히|간절히|온전히|영원히|진실로|마침내|이제|즉시|여전히|얼마나|끝까지|전혀|하물며|혹시|어떻게|왜|흔히|거룩히|힘써|그저|오래|이처럼|지금)$/;
const CONJUNCTION =
  /^(?:그러나|그리고|그래서|그런데|하지만|또한|또는|및|그러므로|그렇지만|그래도|그러니|따라서|그러면|그런즉|그리하면|만일|만약|비록|왜냐하면|즉)$/;

const CLOSING =
  /(?:니다|니까|세요|어요|아요|해요|에요|예요|네요|군요|지요|죠|십시오|소서|로다|니라|도다|노라|더라|리라|리로다|느니라|이라|하라|지라|나이다|아멘)$/;
const CONNECTIVE =
  /(?:고|며|면서|면|니까|니|는데|은데|인데|던데|지만|지마는|으나|하나|거나|도록|려고|고자|므로|아서|어서|해서|여서|라서|셔서|져서|와서|가서|서서|려서|다가|더니|든지|듯이|되|으되|매|거늘|거니와|자마자|다면|라면|지라도|어도|아도|해도|여도|라도|사|하여|하사|은즉|인즉|대로|때문에|동안|동안은|동안에|위해|위하여|통해|통하여|따라|대해|대하여|인해|인하여|말미암아|때|때에|때에는|때에도|때마다|후에|뒤에|전에|만큼|수록|려니와|느라|노라면|가라사대|가로되|들아|이여|주여)$/;
/** 쌓여, 받아, 떨어져: a verb before another. Nouns seldom end so. */
const SERIAL = /.[아어여워져려켜쳐셔겨해혀떠써내춰펴]$/;
/** Nouns that end like an adnominal form: by their last syllables, and whole words. */
const NOUN =
  /(?:시간|인간|순간|공간|기간|중간|며칠간|월간|연간|야간|자신|정신|헌신|당신|귀신|불신|확신|병신|우상신|고난|환난|재난|비난|가난|장난|사진|목사진|마을|가을|노을|오늘|하늘|바늘|그늘|비늘|겨울|거울|방울|서울|얼굴|현실|사실|진실|성실|교실|침실|생일|매일|내일|칠일|요일|주일|제일|휴일|과일|종일|평일|주인|죄인|증인|여인|부인|노인|본인|타인|애인|개인|거인|상인|군인|연인|교인|시인|의인|악인|이방인|외국인|그리스도인|신앙인|한국인|유대인|현대인|친구인|어른|모친|부친|절친|요한|권한|제한|무한|북한|남한|선한목자|바울|벧엘|라헬|미갈|므낫셀|[다사요][니무]엘|이스라엘|에스겔|스룹바벨|아벨|나단|요단|레바논|바벨론|헤브론|가나안|시온|시몬|솔로몬|아론|기드온|삼손|사탄|눈물|강물|선물|보물|샘물|빗물|제물|열매들|손길|발길|눈길|물길|오솔길|갈림길|지름길|옛날|그날|첫날|훗날|한평생|칼|우선|최선|시선|직선|곡선|광선|행운|기운|수건|만일|[^하되으이]인|[전안민단번년분편판반문군권관건균순훈근변연원존천현론봉만춘]|아들|딸|이들|그들|저들|[희리자것일말날람제님성민생녀구인]들)$|^(?:물|길|말|날|일|글|별|달|발|불|칼|뜰|산|돈|문|손|눈|신|빈|술|쌀|벌|풀|뿔|굴|골|율|굴|벌|절|열|팔|설|잔|간|논|관|가운|은|만|돌|들|솔|실|털|틀)$/;
/** One syllable, and a form of a verb or an adjective. */
const SHORT_ADNOMINAL = /^(?:할|될|갈|올|볼|줄|쓸|살|알|된|간|온|본|준|산|큰|긴|먼|찬|쓴|진|난|선|든|한|낸|둔|쉴|질|칠|풀|길|살던|던)$/;
/** Stems before 는, 은 and 을 that make them adnominal rather than a particle. */
const STEM_BEFORE_NEUN =
  /(?:[있없받믿않얻찾묻웃걷듣읽잊앉같싶겠맡씻닫싣짓잇낫맞먹적막닦깎섞꺾덮높갚심감넘담남참입잡집씹굽눕돕업얹끊]|하|되|시|키|지|치|오|가|보|주|쓰|크|나|리|이|으|기|내|두|서|르|우|추|푸|세|애|러|려|느|어|가르치|비취)는$/;
const NOUN_BEFORE_NEUN =
  /(?:우리|저희|너희|누구|하나|교회|은혜|아버지|어머니|할머니|할아버지|예수|베드로|나오미|마리아|예레미야|느헤미야|사가랴|여기|거기|에|에게|에서|으로|까지|부터|께서|이제|나무|노래|기도|자유|나라|도시|지혜|포도|소리|다리|머리|허리|거리|무리|꼬리|유리|진리|승리|의미|재미|아이|어린이|나이|차이|길이|높이|깊이|것이|잔치|가치|정치|처지|편지|한 가지|가지|바다|세대|시대|태도|인도|주기|용기|향기|이야기|연기|열기|분위기|하루|그루|가루|친구|도구|지구|식구|연구|요구|주보|정보|바보|보보|안내|인내|아내|동네|모세|십자가|국가|대가|작가|누가|용서|순서|비서|성서|질서|문서)는$|^(?:나|너|저|그|이|자|때|시|비|씨|새|개|배|코|피|키|세|의)는$/;
const STEM_BEFORE_EUN =
  /(?:[좋많깊높작밝맑젊넓짧낮붉굳옳같얇엷늙낡검얕않받믿얻죽입잃찾늦싫먹읽씻맞닫심앉덮갚끊맡꺾짊업묻솟담참잊뽑벗쏟뱉녹익썩])은$|^(?:지|나|부|이|그)은$/;
const STEM_BEFORE_EUL =
  /(?:[있없싶좋많깊높작밝넓낮같않받믿얻죽입잃찾먹읽씻맞닫심앉덮갚끊맡꺾잡묻담참잊웃벗쏟겪앓])을$|^(?:지|나|부|이)을$/;
/** Adjectives, which stand closer to their noun than a clause does. */
const ADJECTIVE =
  /(?:[가-힣][로러라까거려다우]운|[^행향말][한]|[좋많깊높작밝맑젊넓짧낮붉굳옳같얇늙낡검싫늦]은|큰|긴|먼|쁜|픈|른|찬|쓴|[참헛복]된|값진|없는|있는|어린|흐린|쉬운|미운|고운|매운)$/;

/** A form that describes the noun after it: 주시는 (평안), 놀라운 (은혜), 할 (일). */
export function isAdnominal(bare: string): boolean {
  if (bare.length === 1) return SHORT_ADNOMINAL.test(bare);
  const last = bare.at(-1)!;
  const { final } = partsOf(last) ?? { final: 0 };
  if (final !== NIEUN && final !== RIEUL) return false;
  if (last === '는') return STEM_BEFORE_NEUN.test(bare) && !NOUN_BEFORE_NEUN.test(bare);
  if (last === '은') return STEM_BEFORE_EUN.test(bare);
  if (last === '을') return STEM_BEFORE_EUL.test(bare);
  if (last === '를' || last === '들') return false;
  return !NOUN.test(bare);
}

/** How a word ends; `bare` is the word without its punctuation. */
export function koreanEnding(bare: string): KoreanEnding {
  if (CONJUNCTION.test(bare)) return 'conjunction';
  if (DETERMINER.test(bare)) return 'determiner';
  if (DESCRIBER.test(bare)) return 'describer';
  if (NEGATION.test(bare)) return 'negation';
  if (DEGREE.test(bare)) return 'degree';
  if (ADVERB.test(bare)) return 'adverb';
  if (CLOSING.test(bare)) return 'closing';
  if (bare.length > 1 && CONNECTIVE.test(bare)) return 'connective';
  if (SERIAL.test(bare) && isStemInA(bare)) return 'serial';
  if (isAdnominal(bare)) return ADJECTIVE.test(bare) ? 'adjective' : 'relative';
  if (/.의$/.test(bare)) return 'genitive';
  if (/.(?:께서|에서|에게|에게서|으로부터|로부터|부터|까지|처럼|같이|보다|마다|조차|마저|에는|에도|에야|에서는|에서도|에게는|에게도|내게|네게|제게|로서|로써|께|으로|로|에)$/.test(bare))
    return 'adverbial';
  if (/.(?:은|는|도|만|란|이란|뿐)$/.test(bare)) return 'topic';
  if (/.(?:이|가)$/.test(bare)) return 'subject';
  if (/.(?:와|과|나|이나|랑|하고)$/.test(bare)) return 'joined';
  if (/.[을를]$/.test(bare)) return 'object';
  return 'bare';
}
