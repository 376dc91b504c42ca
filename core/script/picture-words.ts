import type { Scene } from '../video.ts';

export interface PictureIdea {
  /** English search words for stock footage and the built-in loops. */
  picture: string;
  tone: Scene['tone'];
}

type Row = [said: string, picture: string, tone: Scene['tone']];

/**
 * What is spoken of, and what can be seen for it: stems as regular expressions, Korean and English. Wide, slow and
 * without people's faces, as the art direction has it. The more specific stand first: of two that are named equally often, the first wins.
 */
const ROWS: Row[] = [
  [
    '목자|양떼|양들|어린\\s?양|(?:^|\\s)양[을은이의](?:\\s|$)|shepherd|sheep|lamb',
    'shepherd with sheep in green pasture',
    'calm',
  ],
  ['초장|풀밭|들판|들에|meadow|pasture|grass', 'green meadow in gentle wind', 'bright'],
  ['골짜기|사망의 음침|valley', 'misty mountain valley', 'dark'],
  ['십자가|보혈|갈보리|the cross|calvary|crucif', 'wooden cross silhouette against sky', 'dark'],
  ['부활|무덤|resurrect|risen|tomb', 'sunrise light breaking over hills', 'bright'],
  ['새벽|여명|동틀|dawn|daybreak', 'dawn sky over horizon', 'bright'],
  ['아침|morning|sunrise', 'morning sunlight through window', 'bright'],
  ['저녁|노을|황혼|evening|sunset', 'sunset over calm water', 'calm'],
  ['밤|어둠|어두운|캄캄|흑암|night|dark', 'night sky with stars', 'dark'],
  ['별[이을들은]|별빛|\\bstars?\\b', 'starry sky over mountains', 'dark'],
  ['등불|촛불|등잔|lamp|candle|lantern', 'candle light in the dark', 'dark'],
  ['폭풍|풍랑|광풍|비바람|storm|tempest', 'storm clouds over sea', 'dark'],
  ['바다|파도|갈릴리|\\bsea\\b|ocean|waves', 'sea waves from above', 'calm'],
  [
    '물가|시냇|냇물|강물|호수|샘물|생수|우물|river|stream|lake|\\bwell\\b|waters?',
    'still lake with reflection',
    'calm',
  ],
  ['(?:^|\\s)비[가를는]|빗물|소나기|단비|\\brain', 'rain drops on leaves', 'calm'],
  ['(?:^|\\s)눈[이]\\s?(?:내|오|쌓)|겨울|snow|winter', 'snow falling on quiet forest', 'calm'],
  ['바람|성령|wind|spirit', 'wind over reeds and grass', 'calm'],
  ['불꽃|불길|성령의 불|떨기나무|fire|flame', 'campfire flames at night', 'dark'],
  ['광야|사막|wilderness|desert', 'desert dunes at sunrise', 'calm'],
  ['반석|바위|돌[이을]|\\brock', 'rocky cliff by the sea', 'calm'],
  ['(?:^|\\s)산[이을에은의]|산들|산을|언덕|시온|mountain|\\bhills?\\b', 'mountains in morning mist', 'calm'],
  ['포도나무|포도원|가지[가는]|열매|vine|fruit', 'grapevine in sunlight', 'bright'],
  ['씨앗|씨[를가는]|뿌리|새싹|심[는은어]|\\bseeds?\\b|roots?|sprout', 'seedling growing from soil', 'bright'],
  ['나무|숲|백향목|\\btrees?\\b|forest', 'sunlight through forest trees', 'calm'],
  ['꽃|백합화|flower|lil(?:y|ies)', 'wild flowers in soft light', 'bright'],
  [
    '그물|물고기|어부|고깃배|(?:^|\\s)배[를에]\\s|\\bboats?\\b|fishing|\\bnets?\\b',
    'fishing boat on calm lake',
    'calm',
  ],
  ['비둘기|\\bdoves?\\b', 'white dove flying in sky', 'bright'],
  ['독수리|날개|eagle|wings', 'eagle soaring over mountains', 'bright'],
  ['참새|새들|\\bbirds?\\b|sparrow', 'birds flying over fields', 'bright'],
  ['토기장이|진흙|질그릇|potter|\\bclay\\b', 'clay pottery on wooden table', 'calm'],
  ['(?:^|\\s)닻|anchor', 'anchor rope in calm harbour', 'calm'],
  ['소금|\\bsalt\\b', 'salt crystals in soft light', 'bright'],
  ['기름[을이]|향유|향기|incense|\\boil\\b', 'olive oil in glass with light', 'calm'],
  ['감람|올리브|olive', 'olive trees in sunlight', 'bright'],
  ['무화과|\\bfigs?\\b', 'fig tree with green leaves', 'bright'],
  ['왕관|면류관|보좌|crown|throne', 'golden light through clouds', 'bright'],
  ['성벽|성문|예루살렘|jerusalem|\\bwalls?\\b', 'old stone wall in evening light', 'calm'],
  ['(?:^|\\s)달[이빛]|\\bmoon', 'moon over quiet water', 'dark'],
  ['봄[이날]|새순|\\bspring\\b', 'spring blossoms on branches', 'bright'],
  ['가을|낙엽|단풍|autumn', 'autumn leaves falling', 'calm'],
  ['이슬|\\bdew\\b', 'dew drops on grass at dawn', 'bright'],
  ['안개|\\bmist\\b|\\bfog\\b', 'morning fog over forest', 'calm'],
  ['편지|일기|노트|letter|journal', 'open notebook on wooden desk', 'calm'],
  ['밀밭|추수|곡식|보리|wheat|harvest', 'golden wheat field', 'bright'],
  ['떡[을이과]|빵|양식|식탁|잔치|bread|\\btable\\b|feast', 'bread on wooden table', 'calm'],
  [
    '(?:^|\\s)길[을로이에은]|걸음|걷|동행|여정|나그네|\\bpath\\b|\\bway\\b|\\bwalk|journey',
    'quiet path through fields',
    'calm',
  ],
  ['문[을이]|두드리|\\bdoor\\b|\\bgate\\b', 'old wooden door with light', 'calm'],
  ['기도|간구|무릎|엎드|pray|kneel', 'hands folded in prayer', 'calm'],
  ['성경|말씀|계명|율법|scripture|bible|the word', 'open bible on table with light', 'calm'],
  ['찬양|찬송|노래|praise|\\bsing\\b|song', 'light rays through church window', 'bright'],
  ['교회|예배|성전|church|worship|temple', 'quiet church interior with light', 'calm'],
  ['가족|아버지|어머니|자녀|family|father|mother|children', 'warm home light at dusk', 'calm'],
  ['손[을이으]|붙드|붙잡|\\bhands?\\b', 'open hands in soft light', 'calm'],
  ['눈물|슬픔|고난|아픔|상처|tears|sorrow|suffer|pain', 'rain on window', 'dark'],
  ['두려|염려|근심|걱정|불안|fear|anxi|worr', 'fog clearing over water', 'dark'],
  ['죄|회개|용서|\\bsins?\\b|repent|forgiv', 'light breaking through clouds', 'calm'],
  ['기쁨|기뻐|즐거|감사|joy|rejoic|thank', 'sunlit field with flowers', 'bright'],
  ['소망|희망|약속|무지개|hope|promise|rainbow', 'light on the horizon', 'bright'],
  ['평안|평강|안식|쉼|쉬[어게]|peace|\\brest\\b', 'calm water at sunrise', 'calm'],
  ['사랑|은혜|자비|긍휼|love|grace|mercy', 'soft sunlight through leaves', 'bright'],
  ['빛[이을으은의]|빛나|비추|광명|\\blight\\b|shine', 'rays of light through clouds', 'bright'],
  ['하늘|천국|구름|heaven|\\bsky\\b|clouds?', 'clouds drifting in blue sky', 'bright'],
  ['땅|세상|창조|만물|earth|world|creation', 'wide landscape from above', 'calm'],
  ['도시|거리|바쁜|분주|일터|스마트폰|화면|city|street|busy', 'city lights from far away', 'calm'],
  ['싸움|전쟁|대적|원수|갑옷|battle|enem(?:y|ies)|armou?r', 'storm clouds clearing over hills', 'dark'],
  ['병든|질병|아픈|치유|고치|회복|sick|heal|restor', 'soft morning light through curtains', 'calm'],
  ['시험|유혹|넘어지|tempt|stumble', 'narrow path in misty forest', 'dark'],
  ['섬기|나누|이웃|친구|공동체|serv(?:e|ing)|neighbou?r|friend', 'warm lights of a village at dusk', 'calm'],
  ['잃어버린|찾으|돌아오|\\blost\\b|return', 'footprints on a sandy beach', 'calm'],
  ['침묵|고요|조용|묵상|quiet|silence|meditat', 'calm lake with morning mist', 'calm'],
  ['힘[을이]|능력|강하|담대|용기|strength|power|courage', 'waterfall in green mountains', 'bright'],
  ['지혜|깨닫|분별|wisdom|understand', 'open book with reading lamp', 'calm'],
  ['믿음|신뢰|맡기|의지하|faith|trust', 'bridge over a quiet river', 'calm'],
  ['시간|기다|인내|영원|time|wait|patien|etern', 'slow clouds over hills', 'calm'],
];

export const PICTURE_WORDS: readonly (PictureIdea & { said: RegExp })[] = ROWS.map(
  ([said, picture, tone]) => ({
    said: new RegExp(said, 'giu'),
    picture,
    tone,
  }),
);

/** For what names nothing that can be seen, in turn. */
export const QUIET_PICTURES: readonly PictureIdea[] = [
  { picture: 'quiet hills in morning mist', tone: 'calm' },
  { picture: 'clouds drifting over the horizon', tone: 'bright' },
  { picture: 'still water with soft ripples', tone: 'calm' },
  { picture: 'sunlight through leaves', tone: 'bright' },
  { picture: 'grass moving in evening light', tone: 'calm' },
  { picture: 'sea shore from above', tone: 'calm' },
  { picture: 'rays of light in a forest', tone: 'bright' },
  { picture: 'country road between fields', tone: 'calm' },
  { picture: 'sky with slow clouds at dusk', tone: 'calm' },
  { picture: 'wooden table by a window with soft light', tone: 'bright' },
];
