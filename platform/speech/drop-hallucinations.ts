import { dropLoops } from './drop-loops.ts';
import { bare, type Stretch } from './heard.ts';
import { audibleMs, isSilent, type SoundLevels } from './sound-levels.ts';

/**
 * What Whisper, trained on the captions of web videos, writes where nobody speaks. Compared without spaces and
 * punctuation. Little doubt is needed to drop it.
 */
const SIGN_OFFS = new Set([
  '시청해주셔서감사합니다',
  '시청해주셔서고맙습니다',
  '시청해주신여러분감사합니다',
  '끝까지시청해주셔서감사합니다',
  '오늘도시청해주셔서감사합니다',
  '지금까지시청해주셔서감사합니다',
  '영상시청해주셔서감사합니다',
  '봐주셔서감사합니다',
  '구독과좋아요',
  '구독좋아요',
  '구독과좋아요부탁드립니다',
  '구독과좋아요부탁드려요',
  '구독과좋아요알림설정부탁드립니다',
  '구독좋아요알림설정부탁드립니다',
  '좋아요와구독부탁드립니다',
  '구독좋아요부탁드려요',
  '다음영상에서만나요',
  '다음영상에서뵙겠습니다',
  '자막제공배달의민족',
  '자막협찬',
  'mbc뉴스이덕영입니다',
  'mbc뉴스김수근입니다',
  '지금까지뉴스스토리였습니다',
  'thankyouforwatching',
  'thanksforwatching',
  'thankyousomuchforwatching',
  'pleasesubscribe',
  'pleasesubscribetomychannel',
  'likeandsubscribe',
  'dontforgettolikeandsubscribe',
  'seeyouinthenextvideo',
  'subtitlesbytheamaraorgcommunity',
  'ご視聴ありがとうございました',
  '请不吝点赞订阅转发打赏支持明镜与点点栏目',
]);
/** Openings of credits that end in a name. */
const CREDIT = /^(?:한글자막by|자막by|mbc뉴스|subtitlesby|captionsby|transcribedby|translatedby)/;
/** Written over noise too, but said in every other devotional: only dropped with more doubt. */
const SAID_TOO = new Set([
  '감사합니다',
  '고맙습니다',
  '들어주셔서감사합니다',
  '다음시간에만나요',
  '다음주에만나요',
  '아멘',
  '네',
  'you',
  'thankyou',
  'thankyouverymuch',
  'seeyounexttime',
  'bye',
  'byebye',
  'amen',
]);

/** Whisper's own bounds for "nobody speaks" and "this is a guess". */
const NO_SPEECH = 0.6;
const GUESS = -1;
/** Lower ones, for what it is known to make up. */
const MAYBE_NO_SPEECH = 0.4;
const MAYBE_GUESS = -0.7;
/** Syllables a second that nobody says, and a letter of an alphabet as a share of a syllable. */
const FASTEST = 15;
const LETTER = 0.4;
/** What is made up often begins where the voice ends: it takes the time that it would take. */
const ORDINARY = 8;
/** Whisper is off by so much at both ends. */
const MARGIN_MS = 200;

/**
 * The stretches that somebody really said, judged by what Whisper says of itself and by the sound.
 * @param prompt what we told Whisper to expect: over silence it may read that back to us
 */
export function dropHallucinations(
  stretches: Stretch[],
  { levels, prompt }: { levels: SoundLevels; prompt: string },
): Stretch[] {
  const told = bare(prompt);
  const said = stretches.filter((stretch) => {
    const text = bare(stretch.text);
    const { startMs, endMs, noSpeech, logProb } = stretch;
    if (text === '' || isSilent(levels, startMs - MARGIN_MS, endMs + MARGIN_MS)) return false;
    const syllables = countSyllables(text);
    const isUnheard = audibleMs(levels, startMs, endMs) < (syllables / ORDINARY) * 1000;
    const maybeNobody = noSpeech >= MAYBE_NO_SPEECH || logProb <= MAYBE_GUESS;
    if (SIGN_OFFS.has(text) || CREDIT.test(text)) return !isUnheard && !maybeNobody;
    const isDoubted = noSpeech >= NO_SPEECH || (noSpeech >= MAYBE_NO_SPEECH && logProb <= MAYBE_GUESS);
    // our own prompt may be said as well; a word of a letter or two is soon made up
    const isDoubtful = SAID_TOO.has(text) || told.includes(text) || text.length <= 2;
    if (isDoubtful) return !isUnheard && !isDoubted;
    const nobody = noSpeech >= NO_SPEECH && logProb <= GUESS;
    const cannotBe = audibleMs(levels, startMs - MARGIN_MS, endMs + MARGIN_MS) < (syllables / FASTEST) * 1000;
    return !nobody && !(cannotBe && (isDoubted || logProb <= GUESS));
  });
  return dropLoops(said);
}

/** About how many syllables letters are. */
function countSyllables(text: string): number {
  const letters =
    text.match(/[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Hebrew}\p{sc=Arabic}]/gu)?.length ?? 0;
  return Array.from(text).length - letters * (1 - LETTER);
}
