import { bare, type Stretch } from './heard.ts';
import { isQuiet, type SoundLevels } from './sound-levels.ts';

/**
 * What Whisper, trained on the captions of web videos, writes where nobody speaks. Compared without spaces and
 * punctuation; a stretch that is one of these is only dropped where the sound agrees that nobody speaks.
 */
const SIGN_OFFS = [
  '감사합니다',
  '시청해주셔서감사합니다',
  '시청해주셔서고맙습니다',
  '끝까지시청해주셔서감사합니다',
  '오늘도시청해주셔서감사합니다',
  '봐주셔서감사합니다',
  '들어주셔서감사합니다',
  '구독과좋아요부탁드립니다',
  '구독과좋아요알림설정부탁드립니다',
  '좋아요와구독부탁드립니다',
  '구독좋아요부탁드려요',
  '다음영상에서만나요',
  '다음영상에서뵙겠습니다',
  '다음시간에만나요',
  '다음주에만나요',
  '한글자막by한효정',
  '자막제공배달의민족',
  '자막협찬',
  'mbc뉴스이덕영입니다',
  'mbc뉴스김수근입니다',
  '지금까지뉴스스토리였습니다',
  '아멘',
  'you',
  'thankyou',
  'thankyouforwatching',
  'thanksforwatching',
  'thankyousomuchforwatching',
  'pleasesubscribe',
  'pleasesubscribetomychannel',
  'dontforgettolikeandsubscribe',
  'seeyounexttime',
  'seeyouinthenextvideo',
  'bye',
  'byebye',
  'subtitlesbytheamaraorgcommunity',
  'ご視聴ありがとうございました',
];
const KNOWN = new Set(SIGN_OFFS);
/** Openings of credits that end in a name. */
const CREDIT = /^(?:한글자막by|자막by|mbc뉴스|subtitlesby|captionsby|transcribedby|translatedby)/;

/** Whisper's own bound for "nobody speaks". */
const NO_SPEECH = 0.6;
/** A sign-off needs less doubt. */
const NO_SPEECH_FOR_SIGN_OFF = 0.4;

/**
 * The stretches that somebody really said.
 * @param prompt what we told Whisper to expect: over silence it may read that back to us
 */
export function dropHallucinations(
  stretches: Stretch[],
  { levels, prompt }: { levels: SoundLevels; prompt: string },
): Stretch[] {
  const told = bare(prompt);
  return stretches.filter((stretch) => {
    const text = bare(stretch.text);
    if (text === '') return false;
    const quiet = isQuiet(levels, stretch.startMs, stretch.endMs);
    if (KNOWN.has(text) || CREDIT.test(text) || told.includes(text)) {
      return !quiet && stretch.noSpeech < NO_SPEECH_FOR_SIGN_OFF;
    }
    return !(quiet && stretch.noSpeech >= NO_SPEECH);
  });
}
