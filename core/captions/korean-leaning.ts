import { NEVER, WORST } from './break-scale.ts';
import { NIEUN, partsOf, RIEUL } from './hangul.ts';
import { isAdnominal } from './korean-adnominals.ts';
import { isStemInA } from './korean-stems.ts';

/** Particles and the copula, as they may follow a noun; after a dependent noun anything of them. */
const TAIL =
  '(?:이|은|을|에|도|의|과|와|으로|로|가|는|를|만|까지|처럼|보다|마다|조차|밖에|나|이나|라도|이라도|이라고|라고|이라는|라는|이라|라|이며|이고|이요|요|이었|였|입니다|입니까|임|인|일|이다|이지만|지만|들|에서|에는|에도|께서|부터|이여|아|야|이니|니|이니라|이지|뿐|에게|에게는|에게서|에게도|로부터|으로부터|같이|씩|쯤|습니다|습니까|니까|다|인데|입|죠|이죠|예요|이에요|니라|대로|도록|한|하|해|할|합|므로|로서|로써|인즉|이면|면|든지|이든지|이십|이시|이신)*';
function word(stems: string): (text: string) => boolean {
  const pattern = new RegExp(`^(?:${stems})${TAIL}$`);
  const firsts = new Set(stems.split('|').map((stem) => stem[0]));
  return (text) => firsts.has(text[0]) && pattern.test(text);
}

/** Nouns that never stand alone, whatever is before them. */
const isDependent = word(
  '것|때문|뿐|만큼|따름|탓|덕분|채|무렵|즈음|뻔|셈|척|체|대로|이외|외|이상|이하|이내|미만|정도|가량|남짓|등|줄|듯|나름|만한|만하',
);
const DEPENDENT_SPOKEN =
  /^(?:건|걸|겁니다|겁니까|거예요|거죠|거야|거라|거고|거지|거니|듯한|듯이|듯하|뿐더러|만도)/;
/** Dependent after the final ㄴ or ㄹ of a form that describes them. */
const isDependentAfterSound = word('수|바|적|리|터|동안');
/** Dependent after a form that describes them, and plain words otherwise. */
const isDependentAfterAdnominal = word(
  '거|게|데|지|양|참|김|통|법|모양|만|자|이|분|놈|곳|때|날|일|사람|말|길|점|중|도중|동안|후|뒤|편|순간|경우|까닭|이유|마음|겨를|나위|마련|탓|대신|사이|집|땅|뜻|능|빛|삶|쪽|객|이들|자들|분들|이웃|한|가운데|끝|다음|시절|만치|그대로',
);
/** Nouns of place and time, which mean little without what they are the place or time of. */
const isPlaceOrTime = word(
  '앞|안|위|속|밖|곁|옆|아래|밑|사이|가운데|중|동안|후|뒤|전|이후|이전|때|너머|끝|곁|내내|만|뒤편|앞길|직후|직전|시절|가장자리|대신|덕|편|쪽|외|다음|앞서',
);
/** Of these only place is meant after a word with a particle: 제자들은 앞으로. */
const CASE =
  /(?:은|는|이|가|을|를|도|만|에|에서|에게|께|께서|로|와|과|까지|부터|처럼|보다|마다|고|며|면|니|서|러)$/;

const AUXILIARY_AFTER_A =
  /^(?:있|계[시신실십셨세]|주[시신실십셨세소옵었는고며면지겠]|주기(?!도)|준$|준다|줄$|줄까|줄게|줍|줬|줘|주어|보[시신실십셨세았겠는고며면자라지니]|보기|본$|본다|볼$|볼까|봅|봐|봤|보아|버[리린릴림렸려]|두[시신실십셨었겠고는며면어]|둔$|둘$|둡|놓|내[시신실십셨었겠고는며렸린릴립리려]|낸$|낸다|낼$|냅|냈|드[리린릴립렸려]|지[는고며면니겠지]|진$|진다|질$|질까|집니|졌|져$|져서|져야|가[시신실십셨겠는고며면자기야]|간$|간다|갈$|갈까|갑니|갔|오[시신실십셨겠는고며면]|온$|온다|올$|옵|왔|나[가갑간갈갔오온옵왔]|올라[가갑간갔]|들어[가갑간갔]|않|못|야|먹|하[시신실십셨는고며면지]|한다|합니|하였|했)/;
const DO =
  '(?:하(?!나님|나[를가도]?$|늘|루|물며|와|박국)|한(?!나|번|마디|사람|국|동안|밤|숨|걸음|평생|결)|할(?!머|아버)|함(?!께)|합|해(?!마다|와|도$|를$)|했)';
const BECOME = '(?:되|된|될|됨|됩|됐|돼)';
/** Endings, parted by spaces (`^` before whole words), and the verbs that lean on them. */
const areOne = pairsOf([
  ['고', `있|계[시신실십셨세]|싶|말[겠았]|나[면니서]|보[면니]|자$|자 ${DO}`],
  [
    '지 치 질 지는 지도 지를',
    '않|못[하한할함합해했]|못$|말[고자라아며면기지]|말$|말찌|마[세십옵시라]|맙|아니[하한할함합해했였]|아니치',
  ],
  ['게', `${DO}|${BECOME}|만[드든들]|말찌|있`],
  [
    '야 야만 려 려고 고자 기로 기도 기만 기는 때만 도록 듯 ^만 ^만도 까 곤 라고 다고 자고 냐고 기라도 거나 척 체 뻔 락 노라',
    DO,
  ],
  ['야 야만 기만 면 려고 어도 아도 해도 여도 도록', BECOME],
  ['면', '좋[겠을]|안$|한다|합니다|하는$|했으'],
  [
    '기',
    '위[해하한]|위$|때문|전에|전까|전부|전$|까지|시작|쉽|쉬[운우]|어렵|어려|힘[드든들]|바라|바랍|직전|이전|마련|일쑤|나름',
  ],
  ['지 지도', '모르|모릅|모른|모를'],
  ['러', '오|온|올|옵|왔|가|간|갈|갑|갔|나[가오]|다[니]'],
  ['다', '보[면니]|못해'],
  ['^수 ^수가 ^수는 ^수도 ^수밖에 ^수조차 ^수만', '[있없밖]'],
  ['^줄 ^줄을 ^줄은 ^줄도 ^줄로 ^줄로만', '알|아[는시신십]|안$|모[르른를릅]|몰|믿'],
  ['^바 ^바를 ^바가 ^바는 ^바도', '되|된|알|있|없|모'],
  ['이 가 은 는 도 뿐 뿐만 만 때문', '아니[라요고며었다십시]|아니$|아닙|아닌|아닐|아님|아녜'],
  ['이 가', BECOME],
  ['와 과 것 것만 줄 듯 만', '같|다름|마찬가지|달리|함께|더불어|더불'],
  [
    '을 를',
    '위[하해한함할]|위$|통[하해한함]|향[하해한함]|따라|따른|따르|인[하해한]|말미암|비롯|대신|둘러싼|가지고$|무릅쓰',
  ],
  [
    '에',
    '대[하해한]|관[하해한]|의[하해한]|따[라르른]|비[하해]|불과|앞[서선]|이르기|걸[쳐친]|힘입어|처[하한해]|있어서?$',
  ],
  ['로', '인[하해한]|말미암|하여금|부터|더불어|서$'],
  ['도 에', '불구'],
  ['만 마저 조차 도', '못[하한할함합해했]'],
  ['이 가 밖에', '없이'],
  ['^함께', `있|계[시신실십셨세]|${DO}`],
]);
/** Pairs that are close but not one: 하늘에 있는, 본 적이 있다. */
const areClose = pairsOf([
  ['에', '있|계[시신실십셨세]'],
  ['이 가 ^적 ^적은 ^적도', '[있없]'],
]);

/** Whether an ending and the word after it are a pair of the list. */
function pairsOf(list: readonly [string, string][]): (bare: string, next: string) => boolean {
  const byLast = new Map<string, { whole: boolean; ending: string; after: RegExp }[]>();
  for (const [endings, verbs] of list) {
    const after = new RegExp(`^(?:${verbs})`);
    for (const given of endings.split(' ')) {
      const ending = given.replace('^', '');
      const last = ending.at(-1)!;
      byLast.set(last, [...(byLast.get(last) ?? []), { whole: given !== ending, ending, after }]);
    }
  }
  return (bare, next) =>
    byLast
      .get(bare.at(-1)!)
      ?.some(
        ({ whole, ending, after }) => (whole ? bare === ending : bare.endsWith(ending)) && after.test(next),
      ) ?? false;
}

const TITLE =
  /^(?:목사|전도사|집사|권사|장로|선교사|선지자|사도|제사장|교수|박사|선생|사모|간사|감독|여러분|씨)(?:님)?(?:께서|[은는이가을를의도와과께]|에게|처럼|이여)*$/;
const isFeature = word('산|강|성|바다|호수|광야|골짜기|나무|땅|교회|왕|못|문|언덕|동산|벌판|평야|섬');
/** Words that open a name of several words: 사도 바울, 주 예수, 여호와 하나님. */
const NAME_OPENS =
  /^(?:사도|세례|본디오|막달라|가룟|나사렛|아리마대|구레네|다소|주|구주|성부|성자|만군의|시어머니|선지자|예언자|제사장|총독|임금|성)$/;
const NAME_PAIR: readonly [RegExp, RegExp][] = [
  [/^예수$/, /^그리스도/],
  [/^그리스도$/, /^예수/],
  [/^여호와$/, /^(?:하나님|이레|닛시|샬롬|라파|삼마)/],
  [/^(?:성부|성자|성령|아버지)$/, /^하나님/],
  [/^세례$/, /^요한/],
];

const NUMERAL = /^(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열두|스무|\d+)$/;

/** How much `next` leans on the word before it: 0 not at all, `NEVER` and `WORST` wholly. Both without punctuation. */
export function koreanLeaning(bare: string, next: string): number {
  if (bare === '' || next === '') return 0;
  const adnominal = isAdnominal(bare);
  const { final } = partsOf(bare.at(-1)) ?? { final: 0 };
  if (isDependent(next) || DEPENDENT_SPOKEN.test(next)) return WORST;
  if ((final === NIEUN || final === RIEUL) && isDependentAfterSound(next)) return WORST;
  if (adnominal && isDependentAfterAdnominal(next)) return NEVER;
  if (isPlaceOrTime(next)) {
    if (adnominal || /.의$/.test(bare) || !CASE.test(bare)) return NEVER;
    // a noun such as 아이 ends like a particle
    if (/^(?:앞|안|위|속|곁|사이|가운데|동안)에/.test(next) && /[이도]$/.test(bare)) return 9;
  }
  if (areOne(bare, next)) return NEVER;
  if (AUXILIARY_AFTER_A.test(next) && isStemInA(bare)) return NEVER;
  if (NAME_OPENS.test(bare) || NAME_PAIR.some(([a, b]) => b.test(next) && a.test(bare))) return NEVER;
  const plain = /^[가-힣]{1,5}$/.test(bare) && !adnominal && !CASE.test(bare) && !/.의$/.test(bare);
  if (plain && TITLE.test(next)) return NEVER;
  if (plain && isFeature(next)) return 14;
  // a noun and its 하다 or 되다, 같은: 부탁 하신, 바다 같은
  if (plain && /^(?:하[는신시고며여]|한$|할$|합니|했|같[은이아고])/.test(next)) return 14;
  if (areClose(bare, next)) return 10;
  // how many of what: 물고기 두 (마리)
  if (plain && NUMERAL.test(next)) return 12;
  return 0;
}
