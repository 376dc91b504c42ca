import type { Scene } from '../video.ts';

/** Something that can be seen, and the words that call for it. */
export interface PictureIdea {
  /** Words as they begin in Korean; one of a single syllable counts only with nothing but a particle after it. */
  ko: string;
  /** Whole English words. */
  en: string;
  /** English search words, wide and slow, without faces. Several, so that a theme that returns looks different. */
  pictures: readonly [string, ...string[]];
  tone: Scene['tone'];
  /** 2 for what can be seen, 1 for what is felt: "the light of hope" is light before it is hope. */
  weight: 1 | 2;
}

const seen = (
  ko: string,
  en: string,
  tone: Scene['tone'],
  ...pictures: [string, ...string[]]
): PictureIdea => ({ ko, en, pictures, tone, weight: 2 });
const felt = (
  ko: string,
  en: string,
  tone: Scene['tone'],
  ...pictures: [string, ...string[]]
): PictureIdea => ({ ko, en, pictures, tone, weight: 1 });

/** In order of preference where two fit alike. */
// prettier-ignore
export const PICTURE_IDEAS: readonly PictureIdea[] = [
  seen('목자 양 양떼 양들 어린양 양무리', 'shepherd sheep flock lamb lambs', 'calm', 'sheep on green hills', 'flock of sheep in pasture', 'shepherd with sheep at dawn'),
  seen('초장 풀밭 푸른 목장 잔디 풀 초원', 'pasture pastures meadow meadows grass', 'calm', 'green meadow in soft wind', 'green pasture hills', 'grass field morning light'),
  seen('물가 호수 연못 갈릴리', 'lake lakes pond waters stillwater', 'calm', 'still lake reflection', 'quiet lake at dawn', 'calm water ripples'),
  seen('시냇물 시냇가 시내 강 강물 강가 요단 샘 샘물 생수 우물', 'river rivers stream streams brook spring fountain well jordan', 'calm', 'clear river flowing', 'mountain stream water', 'spring water flowing over stones'),
  seen('물 물결 생명수 세례 침례', 'water waters baptism baptized', 'calm', 'calm water ripples', 'sunlight on water surface', 'clear water flowing'),
  seen('바다 파도 해변 바닷가 물고기 그물 어부 배를 뱃 항해', 'sea ocean wave waves shore beach fish net nets fisherman boat', 'calm', 'calm sea horizon', 'gentle waves on shore', 'fishing boat on sea at dawn'),
  seen('폭풍 풍랑 광풍 풍파 태풍 천둥 번개 홍수', 'storm storms tempest thunder lightning flood', 'dark', 'stormy sea waves', 'dark storm clouds', 'rain storm over sea'),
  seen('비 빗 단비 소나기 장마 이슬', 'rain rains raining dew', 'calm', 'rain on leaves', 'soft rain on window', 'morning dew on grass'),
  seen('눈보라 눈꽃 흰눈 겨울', 'snow winter', 'calm', 'snow falling in forest', 'quiet winter landscape'),
  seen('길 길을 오솔길 여정 여행 나그네 순례 발걸음 걸음 걸어 걷 동행 인도', 'path paths road roads way journey walk walks walking steps pilgrim guide guides lead leads', 'calm', 'path through forest', 'country road through hills', 'long road at sunrise', 'footpath through fields'),
  seen('산 산들 산에 산위 언덕 시온 봉우리 바위 반석', 'mountain mountains hill hills rock zion', 'calm', 'mountain range in mist', 'hills at sunrise', 'mountain peak above clouds'),
  seen('골짜기 계곡 협곡', 'valley valleys', 'dark', 'deep valley in mist', 'mountain valley shadows'),
  seen('광야 사막 모래 황무지 메마른', 'wilderness desert sand', 'calm', 'desert dunes', 'dry desert landscape', 'wind over desert sand'),
  seen('새벽 동틀 동이 여명 해돋이 일출 아침', 'dawn daybreak sunrise morning', 'bright', 'sunrise over hills', 'dawn sky clouds', 'morning light over fields', 'sunrise over sea'),
  seen('저녁 노을 석양 해질 황혼', 'evening sunset dusk', 'calm', 'sunset over sea', 'evening sky clouds', 'golden evening fields'),
  seen('밤 밤에 밤새 별 별들 별빛 달 달빛 한밤', 'night nights star stars moon midnight', 'dark', 'starry night sky', 'moon over water at night', 'night sky stars over mountains'),
  seen('어둠 어두 캄캄 흑암 그늘 그림자', 'dark darkness shadow shadows gloom', 'dark', 'light through darkness', 'candle in the dark', 'dark clouds with light rays'),
  seen('등불 촛불 등잔 불꽃 불 횃불 불길', 'candle candles lamp lantern fire flame flames', 'dark', 'candle flame in the dark', 'oil lamp glowing', 'warm fire glow at night'),
  seen('빛 빛나 햇빛 햇살 빛줄기 태양 비추 비춰 광채 환하', 'light lights sun sunlight sunshine shine shines shining bright glow', 'bright', 'sunlight through clouds', 'light rays through trees', 'morning sun light', 'sunbeams in forest'),
  seen('하늘 구름 창공 궁창 천국', 'sky skies heaven heavens cloud clouds', 'bright', 'clouds moving over blue sky', 'wide sky clouds', 'sun behind clouds'),
  seen('무지개', 'rainbow', 'bright', 'rainbow over fields'),
  seen('바람 숨결 생기', 'wind breath breeze', 'calm', 'wind in wheat field', 'trees in the wind', 'grass moving in wind'),
  seen('밭 들판 들녘 추수 곡식 밀밭 보리 농부 이삭 타작', 'field fields harvest wheat barley grain farmer reap', 'bright', 'golden wheat field', 'harvest field at sunset', 'wide farm fields'),
  seen('씨 씨앗 씨를 새싹 싹 심는 심고 겨자씨 뿌리 자라', 'seed seeds sow sower sprout plant planted grow grows growing roots root', 'bright', 'seedling growing in soil', 'green sprout in sunlight', 'hands planting seed'),
  seen('나무 숲 가지 잎 무화과 감람 백향목', 'tree trees forest branch branches leaf leaves fig olive cedar', 'calm', 'sunlight through forest trees', 'old tree on hill', 'green leaves in light'),
  seen('포도 포도나무 열매 과수', 'vine vines vineyard fruit fruits grapes', 'bright', 'vineyard in sunlight', 'grapes on vine', 'fruit on tree branch'),
  seen('꽃 꽃들 백합 들꽃 정원 동산 봄', 'flower flowers lily lilies garden spring eden blossom', 'bright', 'wild flowers in meadow', 'garden in morning light', 'spring blossom'),
  seen('새 새들 참새 까마귀 비둘기 독수리 날개', 'bird birds sparrow sparrows raven dove eagle eagles wings', 'bright', 'birds flying in sky', 'eagle soaring over mountains', 'white dove flying'),
  seen('십자가 갈보리 골고다 못박 보혈', 'cross crucified calvary golgotha', 'dark', 'wooden cross at sunset', 'cross on hill silhouette', 'cross with light behind'),
  seen('부활 무덤 다시 살아', 'resurrection risen tomb grave easter', 'bright', 'sunrise over hills', 'empty tomb with light', 'light through cave opening'),
  seen('교회 예배당 예배 성전 회당 찬송 찬양', 'church chapel worship temple synagogue praise hymn', 'bright', 'church window light', 'quiet church interior', 'church on hill at sunrise'),
  seen('성경 말씀을 두루마리 율법 묵상 큐티', 'bible scripture scriptures scroll law meditate devotional', 'calm', 'open bible on table', 'bible pages in morning light', 'old book by window'),
  seen('기도 간구 무릎 부르짖 엎드', 'pray prays prayer prayers praying kneel knees', 'calm', 'hands folded in prayer', 'quiet candle light prayer', 'person praying at sunrise silhouette'),
  seen('문 문을 문이 대문 두드', 'door doors gate gates knock', 'calm', 'open door with light', 'old wooden door', 'gate to garden'),
  seen('떡 빵 만나 식탁 잔 잔이 성찬 포도주 밥상 먹이', 'bread table cup wine manna supper meal feast', 'calm', 'bread on wooden table', 'table in warm light', 'bread and wine cup'),
  seen('집 집에 가정 가족 부모 자녀 아이 아이들 어머니', 'home house family families child children mother', 'calm', 'warm home window light', 'house in countryside', 'family walking at sunset silhouette'),
  seen('도시 거리 시장 직장 출근 일터 회사 분주 바쁜 바쁘', 'city street streets market office work busy hurry', 'calm', 'city morning from above', 'quiet city street at dawn', 'people walking in city blurred'),
  seen('성벽 성읍 요새 방패 피난처 산성 망대', 'wall walls fortress shield refuge tower castle', 'calm', 'old stone fortress on hill', 'stone wall in evening light'),
  seen('왕 왕의 왕이 보좌 왕관 면류관 다스', 'king kings throne crown reign', 'bright', 'golden light through clouds', 'majestic mountain sunrise'),
  seen('손 손을 손으로 손길 붙드 붙잡 토기장이 진흙', 'hand hands hold holds potter clay', 'calm', 'hands holding light', 'potter hands on clay', 'helping hands close up'),
  felt('사랑 긍휼 자비 은혜 은총', 'love loves loved mercy grace compassion', 'bright', 'warm sunlight through leaves', 'golden light over fields', 'soft morning light flowers'),
  felt('평안 평화 안식 쉼 쉬 고요 잔잔 잠잠 위로', 'peace peaceful rest still quiet calm comfort', 'calm', 'still lake at dawn', 'calm sea horizon', 'quiet hills in mist'),
  felt('소망 희망 약속 믿음 기다 새로 회복 치유', 'hope hopes promise promises faith trust wait new restore heal healing', 'bright', 'sunrise over hills', 'light through clouds', 'green sprout in sunlight'),
  felt('기쁨 기뻐 즐거 감사 축복 복 영광 찬란', 'joy rejoice glad thanks thankful bless blessed blessing glory', 'bright', 'sunlight over flower meadow', 'bright sky clouds', 'golden wheat field'),
  felt('눈물 슬픔 슬퍼 고난 고통 아픔 절망 외로 상처 애통', 'tears sorrow grief suffer suffering pain despair lonely wounds mourn', 'dark', 'rain on window', 'lonely path in mist', 'dark clouds over sea'),
  felt('두려 염려 걱정 근심 불안 낙심 지친 지치 피곤 무거운', 'fear fears afraid worry worries anxious anxiety weary tired burden', 'dark', 'fog over dark forest', 'stormy sea waves', 'dark clouds with light rays'),
  felt('죄 죄를 죄인 회개 용서 죽음 사망 심판 전쟁 원수', 'sin sins sinner repent forgive forgiveness death die judgment war enemy enemies', 'dark', 'light breaking through dark clouds', 'dark valley in mist', 'lonely road at dusk'),
  felt('창조 만물 세상 땅 온 열방 민족', 'creation created earth world nations', 'bright', 'earth landscape from above', 'wide valley at sunrise', 'clouds over mountains'),
  felt('하루 시간 날 오늘 내일 세월 영원', 'day days time today tomorrow eternity forever', 'calm', 'clouds moving over hills', 'morning light over fields', 'slow river at dawn'),
];

/** Where nothing said calls for a picture. All of it can be found among our own loops too. */
export const QUIET_PICTURES: readonly string[] = [
  'quiet hills in mist',
  'calm water ripples',
  'clouds moving over sky',
  'sunlight through trees',
  'soft light rays',
  'still lake reflection',
];
