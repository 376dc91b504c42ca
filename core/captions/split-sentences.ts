const SENTENCE_END = /[.!?…。！？]+["'”’」』)\]]*$/u;
/** Points that end no sentence: numbering, initials, titles. */
const ABBREVIATION =
  /^["'“‘(]?(?:\d{1,3}|\p{Lu}|[가나다라마바사]|Mr|Mrs|Ms|Dr|St|Rev|Prof|vs|cf|etc|No|vol)\.$/u;
/** Endings that close a Korean sentence, for manuscripts without points. */
const KOREAN_END =
  /(?:니다|니까|습니까|세요|어요|아요|해요|에요|예요|지요|죠|군요|네요|십시오|소서|로다|니라|도다|리라|하라|는다|었다|았다|였다|아멘)["'”’」』]*$/u;
/** From here on a sentence without any point is cut at endings that could close one. */
const LONG_CHARS = 80;

/** What goes on after a quotation: "두려워하지 말라." 하셨습니다. */
const QUOTED_ON = /^(?:라고|하고|라는|라며|이라고?|하며|하시|하신|하셨|하였|하니|했|하더|고\b)/;

/** Whether a sentence ends with the word; `next` is the word after it, where there is one. */
export const endsSentence = (word: string, next = ''): boolean =>
  SENTENCE_END.test(word) && !ABBREVIATION.test(word) && !(/["'”’」』]$/u.test(word) && QUOTED_ON.test(next));

/** Polite and old endings that close a sentence even where no point is written, as in what is heard. */
const CLOSED_WITHOUT_POINT =
  /(?:[가-힣]니다|[습입합됩옵갑봅립십집]니까|세요|어요|아요|해요|에요|예요|네요|군요|지요|죠|십시오|소서|나이다|느니라|이니라|하니라|시니라|더라|도다)$/;

/** Whether a Korean sentence seems to end with a word that has no point after it. */
export const closesSentence = (word: string, next: string): boolean =>
  CLOSED_WITHOUT_POINT.test(word) && !QUOTED_ON.test(next);

/** Words by sentence. Long stretches without points are cut where a Korean sentence ends. */
export function splitSentences(words: readonly string[]): string[][] {
  return cutAfter(words, endsSentence).flatMap((sentence) =>
    sentence.join(' ').length > LONG_CHARS ? cutAfter(sentence, (word) => KOREAN_END.test(word)) : [sentence],
  );
}

function cutAfter(words: readonly string[], isLast: (word: string, next?: string) => boolean): string[][] {
  const sentences: string[][] = [];
  let open: string[] = [];
  words.forEach((word, i) => {
    open.push(word);
    if (!isLast(word, words[i + 1])) return;
    sentences.push(open);
    open = [];
  });
  if (open.length > 0) sentences.push(open);
  return sentences;
}
