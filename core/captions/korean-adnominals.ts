import { NIEUN, partsOf, RIEUL, SSANG_SIOT } from './hangul.ts';
import { endsWithOneOf, oneOf } from './word-lists.ts';

/** Nouns that end like an adnominal form, by their last syllables. */
const endsLikeNoun = endsWithOneOf(
  `시간 인간 순간 공간 기간 중간 월간 연간 야간 자신 정신 헌신 당신 귀신 불신 확신 병신 우상신 고난 환난 재난 비난 가난 장난
  사진 마을 가을 노을 오늘 하늘 바늘 그늘 비늘 겨울 거울 방울 서울 얼굴 현실 사실 진실 성실 교실 침실 생일 매일 내일 칠일
  요일 주일 제일 휴일 과일 종일 평일 어른 모친 부친 요한 권한 제한 무한 북한 남한 바울 벧엘 라헬 다니엘 사무엘 요엘
  이스라엘 에스겔 스룹바벨 아벨 나단 요단 레바논 바벨론 헤브론 가나안 시온 시몬 솔로몬 아론 기드온 삼손 사탄
  눈물 강물 선물 보물 샘물 빗물 제물 손길 발길 눈길 물길 오솔길 갈림길 지름길 옛날 그날 첫날 훗날 우선 최선 시선 직선 곡선
  광선 행운 기운 수건 만일
  전 안 민 단 번 년 분 편 판 반 문 군 권 관 건 균 순 훈 근 변 연 원 존 천 현 론 봉 춘`,
);
/** The same, whole words. */
const isNoun = oneOf(
  '물 길 말 날 일 글 별 달 발 불 칼 뜰 산 돈 문 손 눈 신 빈 술 쌀 벌 풀 뿔 굴 골 율 절 열 팔 설 잔 간 논 관 은 만 돌 솔 실 털 틀 가운',
);
/** 주인, 이방인, but not 하신 or 보인. */
const isPerson = (bare: string): boolean => /[^하되으이]인$/.test(bare);
/** One syllable, and a form of a verb or an adjective. */
const isShortAdnominal = oneOf(
  '할 될 갈 올 볼 줄 쓸 살 알 된 온 본 준 큰 긴 먼 찬 쓴 진 난 선 든 한 낸 둔 쉴 질 칠 풀 던',
);
/** Stems before 는, 은 and 을 that make them adnominal rather than a particle. */
const isStemAndNeun = endsWithOneOf(
  Array.from(
    '있없받믿않얻찾묻웃걷듣읽잊앉같싶겠맡씻닫싣짓잇낫맞먹적막닦깎섞꺾덮높갚심감넘담남참입잡집씹굽눕돕업얹끊하되시키지치오가보주쓰크나리이으기내두서르우추푸세애러려느어취끄뜨트떠깨매새대재배패디니히비누드그',
    (stem) => `${stem}는`,
  ).join(' '),
);
const isNounAndNeun = endsWithOneOf(
  `우리는 저희는 너희는 누구는 하나는 교회는 은혜는 아버지는 머니는 언니는 어디는 마디는 나비는 아비는 준비는 신비는 예수는 베드로는 나오미는 마리아는 예레미야는
  느헤미야는 사가랴는 여기는 거기는 에는 에게는 에서는 으로는 까지는 부터는 께서는 이제는 나무는 노래는 기도는 자유는 나라는
  도시는 지혜는 포도는 소리는 다리는 머리는 허리는 거리는 무리는 꼬리는 유리는 진리는 승리는 의미는 재미는 아이는 어린이는
  나이는 차이는 길이는 높이는 깊이는 것이는 잔치는 가치는 정치는 처지는 편지는 가지는 바다는 세대는 시대는 태도는 인도는 주기는
  용기는 향기는 이야기는 연기는 열기는 분위기는 하루는 그루는 친구는 도구는 지구는 식구는 연구는 요구는 정보는 바보는 안내는
  인내는 아내는 동네는 모세는 십자가는 국가는 대가는 작가는 누가는 물가는 냇가는 강가는 바닷가는 호숫가는 휴가는 평가는 증가는 화가는 찬송가는 용서는 순서는 성서는 질서는 문서는`,
);
const isNounAndNeunWhole = oneOf(
  '나는 너는 저는 그는 이는 때는 시는 비는 씨는 새는 개는 배는 코는 피는 키는 세는 의는',
);
const isStemAndEun = endsWithOneOf(
  Array.from(
    '좋많깊높작밝맑젊넓짧낮붉굳옳같얇엷늙낡검얕않받믿얻죽입잃찾늦싫먹읽씻맞닫심앉덮갚끊맡꺾짊업묻솟담참잊뽑벗쏟뱉녹익썩',
    (stem) => `${stem}은`,
  ).join(' '),
);
const isStemAndEul = endsWithOneOf(
  Array.from(
    '있없싶좋많깊높작밝넓낮같않받믿얻죽입잃찾먹읽씻맞닫심앉덮갚끊맡꺾잡묻담참잊웃벗쏟겪앓',
    (stem) => `${stem}을`,
  ).join(' '),
);
/** Stems that lose a letter (짓다, 살다), and those in 르, which look like nouns with their object particle. */
const isBentStem = oneOf(
  `지은 나은 부은 이은 지을 나을 부을 이을 사는 아는 우는 부는 노는 도는 여는 거는
  마를 오를 부를 흐를 따를 모를 고를 머무를 다다를 치를 서두를 누를`,
);
/** Adjectives, which stand closer to their noun than a clause does. */
const ADJECTIVE =
  /(?:[가-힣][로러라까거려다우]운|[^행향말]한|[좋많깊높작밝맑젊넓짧낮붉굳옳같얇늙낡검싫늦]은|큰|긴|먼|쁜|픈|른|찬|쓴|[참헛복]된|값진|없는|있는|어린|흐린|쉬운|미운|고운|매운)$/;

/** A form that describes the noun after it: 주시는 (평안), 놀라운 (은혜), 할 (일). */
export function isAdnominal(bare: string): boolean {
  if (bare.length === 1) return isShortAdnominal(bare);
  const last = bare.at(-1);
  const { final } = partsOf(last) ?? { final: 0 };
  // 되었을, 하겠는
  if ((last === '을' || last === '는') && partsOf(bare.at(-2))?.final === SSANG_SIOT) return true;
  if (isBentStem(bare)) return true;
  if (final !== NIEUN && final !== RIEUL) return false;
  switch (last) {
    case '는':
      return isStemAndNeun(bare) && !isNounAndNeun(bare) && !isNounAndNeunWhole(bare);
    case '은':
      return isStemAndEun(bare);
    case '을':
      return isStemAndEul(bare);
    case '를':
    case '면':
    case '만':
    case '란':
    case '들':
      return false;
    case '인':
      return !isPerson(bare);
    default:
      return !isNoun(bare) && !endsLikeNoun(bare);
  }
}

/** Whether an adnominal form is an adjective. */
export const isAdjective = (bare: string): boolean => ADJECTIVE.test(bare);
