const SENTENCE_END = /[.!?…。！？]+["'”’」』)\]]*$/u;
/** Points that end no sentence: numbering, initials, titles. */
const ABBREVIATION =
  /^["'“‘(]?(?:\d{1,3}|\p{Lu}|[가나다라마바사]|Mr|Mrs|Ms|Dr|St|Rev|Prof|vs|cf|etc|No|vol)\.$/u;
/** Endings that close a Korean sentence, for manuscripts without points. */
const KOREAN_END =
  /(?:니다|니까|습니까|세요|어요|아요|해요|에요|예요|지요|죠|군요|네요|십시오|소서|로다|니라|도다|리라|하라|는다|었다|았다|였다|아멘)["'”’」』]*$/u;
/** From here on a sentence without any point is cut at endings that could close one. */
const LONG_CHARS = 80;

export const endsSentence = (word: string): boolean => SENTENCE_END.test(word) && !ABBREVIATION.test(word);

/** Words by sentence. Long stretches without points are cut where a Korean sentence ends. */
export function splitSentences(words: readonly string[]): string[][] {
  return cutAfter(words, endsSentence).flatMap((sentence) =>
    sentence.join(' ').length > LONG_CHARS ? cutAfter(sentence, (word) => KOREAN_END.test(word)) : [sentence],
  );
}

function cutAfter(words: readonly string[], isLast: (word: string) => boolean): string[][] {
  const sentences: string[][] = [];
  let open: string[] = [];
  for (const word of words) {
    open.push(word);
    if (!isLast(word)) continue;
    sentences.push(open);
    open = [];
  }
  if (open.length > 0) sentences.push(open);
  return sentences;
}
