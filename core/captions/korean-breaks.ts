/**
 * How ill a caption or a line ends between two Korean words: 0 at the end of a sentence, about 4 anywhere,
 * above 10 where the next word cannot stand at a start. From endings and particles alone, no dictionary.
 */
export function koreanBreakCost(word: string, next: string): number {
  const bare = bareOf(word);
  const ending = endingCost(word, bare);
  // after a full stop or a comma nothing leans on what was before
  return ending < 1 ? ending : ending + startCost(bare, bareOf(next));
}

const bareOf = (word: string): string => word.replace(/[^\p{L}\p{N}]+$/u, '').replace(/^[^\p{L}\p{N}]+/u, '');

const CLOSING =
  /(?:니다|니까|세요|어요|아요|해요|에요|예요|네요|군요|지요|죠|십시오|소서|로다|니라|도다|하라|아멘)$/;
const CONNECTIVE =
  /(?:고|며|면서|면|니까|[으시하되이]니|는데|은데|인데|지만|으나|거나|도록|려고|므로|아서|어서|해서|여서|라서|셔서|져서|와서|가서|다가|더니|든지|듯이|되|자마자|다면|라면|때문에|동안|위해|위하여|통해|통하여|따라|대해|대하여|인해|말미암아|때|때에|때마다|후에|뒤에|전에)$/;
const DETERMINER =
  /^(?:이|그|저|한|두|세|네|새|첫|모든|온|각|어떤|무슨|어느|이런|그런|저런|다른|여러|매|제|내|네|우리|이러한|그러한)$/;
const CONJUNCTION =
  /^(?:그러나|그리고|그래서|그런데|하지만|또한|또는|그러므로|그렇지만|따라서|그러면|만일|만약|비록|왜냐하면|곧|즉)$/;
const ADVERB =
  /^(?:더|가장|매우|너무|아주|잘|못|안|꼭|늘|참|다|또|바로|함께|다시|먼저|이미|아직|정말|오직|결코|더욱|항상|날마다|조용히|천천히|가만히)$/;
/** Nouns that look like adnominal forms. */
const NOUN =
  /(?:시간|인간|순간|공간|기간|자신|정신|헌신|당신|귀신|확신|사진|마을|가을|오늘|하늘|겨울|얼굴|서울|거울|현실|사실|진실|성실|교실|생일|매일|내일|요일|주일|제일|구원|소원|영원|천국|말씀|권한|제한|무한|주인|죄인|증인|여인|부인|노인|세상|아들|이들|그들|저들|우리들|자들|물|길|말|날|일|글|별|달|발|불|칼|뜰|산|돈|문|손|눈|신|빈|은|만)$/;
const ADNOMINAL =
  /(?:[한된던진린킨친른운쁜픈난온간준본신인큰긴든뜬낸된쉰운준춘선건런][가-힣]{0}|할|될|올|갈|줄|볼|실|질|릴|칠|킬|일|낼|줄|[가-힣]을만한|같은|많은|좋은|깊은|높은|작은|밝은|맑은|젊은|넓은|않은|받은|믿은|얻은|죽은|입은|잃은|찾은|늦은|붉은|싫은|낮은|짧은|[있없받믿않얻찾묻웃걷듣읽잊앉같싶겠]는|(?:^|[^우저나너그희])(?:하|되|시|키|지|치|오|주|보)는)$/;

function endingCost(word: string, bare: string): number {
  if (/[.!?…。！？]["'”’」』)\]]*$/u.test(word)) return 0;
  if (/[,;:，、][”’"']*$/u.test(word)) return 0.6;
  if (/["”’」』)]$/u.test(word)) return 1.8;
  if (CONJUNCTION.test(bare)) return 8;
  if (DETERMINER.test(bare)) return 8;
  if (CLOSING.test(bare)) return 0.6;
  if (ADVERB.test(bare)) return 5.5;
  if (CONNECTIVE.test(bare)) return 2;
  if (ADNOMINAL.test(bare) && !NOUN.test(bare)) return 6.5;
  if (/.의$/.test(bare)) return 7;
  if (/.(?:께서|에서|에게|에게서|으로부터|로부터|부터|까지|처럼|마다|에는|에도|께|[으]?로|에)$/.test(bare))
    return 3;
  if (/.(?:은|는|이|가|도|만)$/.test(bare)) return 2.8;
  if (/.(?:와|과)$/.test(bare)) return 4.5;
  if (/.[을를]$/.test(bare)) return 4.2;
  return 4.4;
}

const PARTICLES =
  '(?:이|은|을|에|도|의|과|와|으로|로|가|는|를|만|까지|처럼|보다|마다|조차|밖에|라도|이라도|이라고|이라|이며|이고|이요|이었습니다|이었|입니다|입니까|이다|이지만|인|일|이지|들|들이|들을|들은)';
const DEPENDENT_NOUN = new RegExp(
  `^(?:것|거|수|때문|줄|뿐|만큼|대로|채|듯|데|바|적|리|터|척|체|탓|덕분|따름|셈|뻔|지)${PARTICLES}*$`,
);
const CONTRACTED = /^(?:건|걸|게|거예요|거죠|거야|겁니다|것이다|뿐이|때문이|듯한|듯이|만한)/;
/** Nouns that lean on the word before them: of time and place (올 때, 하나님 앞에), and 자 for a person. */
const LEANING_NOUN =
  /^(?:(?:때|중|동안|후|뒤|전|곳|자|자들|앞|안|위|속|밖|곁|옆|아래|사이|가운데|때문)(?:에|에서|에는|에도|으로|은|는|이|가|을|를|도|의|마다|까지|부터|인|입니다|입니까|이다)*)$/;
const AFTER_AUXILIARY_STEM =
  /^(?:있|계시|계신|계십|않|못하|못한|못할|못해|못했|보세|보십|보았|봅|본|볼|보라|보고|보자|보면|주세|주시|주신|주십|주셨|주었|줍|줄|준|주는|주옵|주소|싶|버리|버렸|버린|말라|말고|말아|말자|말지|옵|드립|드리|드려|놓|두었|둡|지는|집니다|진다|졌|가는|갑니다|나갑|나가|오는|옵니다|왔|내|냅|됩|된|되)/;
const AUXILIARY_STEM = /(?:[아어여해져려와워돼켜쳐셔겨워러라]|지|게|야|지도|지는|지를)$/;

/** What a next word adds that cannot well begin a caption. */
function startCost(bare: string, next: string): number {
  if (DEPENDENT_NOUN.test(next) || CONTRACTED.test(next)) return 12;
  if (/^수(?:가|는|도|밖에)?$/.test(bare) && /^[있없]/.test(next)) return 12;
  if (bare.endsWith('고') && /^(?:있|싶|계시|계신|계십|말겠|말았)/.test(next)) return 12;
  if (AUXILIARY_STEM.test(bare) && AFTER_AUXILIARY_STEM.test(next)) return 11;
  if (/[이가은는도]$/.test(bare) && /^(?:아니|아닙|아닌|되|됩|된|있|없)/.test(next)) return 4;
  if (/[을를]$/.test(bare) && /^(?:위|통|향|따라|대)/.test(next)) return 5;
  if (/[에과와]$/.test(bare) && /^(?:대해|대하여|대한|관해|관한|의해|따라|함께|같이|같은)/.test(next))
    return 5;
  return LEANING_NOUN.test(next) ? 5 : 0;
}
