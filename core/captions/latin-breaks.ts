import { NEVER } from './break-scale.ts';

/** Little words that belong to what follows them: articles, prepositions, possessives, auxiliaries, negations. */
const CLINGS: Record<string, RegExp> = {
  en: /^(?:a|an|the|my|your|his|her|its|our|their|this|that|these|those|every|each|some|any|no|all|of|to|in|on|at|by|for|from|with|into|as|and|or|but|nor|so|if|when|because|who|which|not|is|are|was|were|be|been|am|has|have|had|hath|will|would|shall|shalt|should|can|could|may|might|must|do|does|did|very|too|more|most|i|we|you|he|she|they|it|thou|ye|thy|mr|mrs|dr|st)$/i,
  es: /^(?:el|la|los|las|lo|un|una|unos|unas|mi|mis|tu|tus|su|sus|nuestro|nuestra|nuestros|nuestras|este|esta|estos|estas|ese|esa|aquel|aquella|cada|todo|toda|todos|todas|de|del|a|al|en|con|por|para|sin|sobre|entre|desde|hasta|hacia|y|e|o|u|ni|que|si|no|se|me|te|le|les|nos|os|muy|más|tan|ha|han|he|hemos|había|es|son|era|fue|está|están|como|pero|porque|cuando|san|santa)$/i,
  vi: /^(?:một|các|những|mỗi|mọi|cái|con|của|và|với|cho|trong|trên|dưới|ngoài|từ|đến|tới|ở|tại|bởi|vì|về|là|thì|mà|rằng|nếu|khi|để|như|không|chẳng|chưa|đừng|đã|sẽ|đang|được|bị|hãy|rất|hơn|quá|cũng|vẫn|đều|hay|hoặc|nhưng|do|theo|người|sự|việc|cuộc|niềm|lòng|đức|giê|hội)$/i,
};
/** Words that open a phrase, before which a line may well end. */
const OPENS: Record<string, RegExp> = {
  en: /^(?:and|but|or|nor|so|yet|because|although|though|while|when|where|who|whom|whose|which|that|if|unless|until|before|after|since|as|than|in|on|at|by|for|from|with|into|to|of|through|without|among|between|lest)$/i,
  es: /^(?:y|e|o|u|ni|pero|sino|porque|aunque|mientras|cuando|donde|que|quien|quienes|cual|cuyo|si|como|para|por|con|sin|en|de|desde|hasta|sobre|entre|hacia|ante|pues|según)$/i,
  vi: /^(?:và|nhưng|hay|hoặc|vì|bởi|nên|nếu|khi|mà|rằng|để|cho|thì|với|trong|trên|như|tuy|dù|song|hầu|của|là|từ|đến)$/i,
};
/** Vietnamese writes syllables apart: the second half of words that are read everywhere in a devotional. */
const VIETNAMESE_PAIR =
  /^(?:đức (?:chúa|thánh|tin)|chúa (?:trời|giê-xu|jêsus|cứu)|giê xu|kinh thánh|hội thánh|thánh linh|tin lành|cầu nguyện|ân điển|cứu (?:rỗi|chúa|thế)|tình (?:yêu|thương)|yêu thương|bình an|hy vọng|đức tin|tội lỗi|sự sống|đời (?:đời|sống)|cảm tạ|ngợi khen|con (?:người|cái|một)|chúng (?:ta|tôi|ta)|anh em|thế gian|hằng sống|mục sư|môn đồ|sứ đồ|thiên đàng|vâng lời|tha thứ)$/iu;

/** How ill a caption or a line ends between two words of a language with spaces: 0 best, about 4 anywhere, 30 never. */
export function latinBreakCost(word: string, next: string, language: string): number {
  if (/[.!?…؟۔।]["'”’»)\]]*$/u.test(word) && !isInitial(word)) return 0;
  if (/[,;:–—،؛][”’"'»]*$/u.test(word)) return 0.6;
  const spoken = language.split('-')[0]!;
  const bare = bareOf(word);
  const following = bareOf(next);
  if (spoken === 'vi' && VIETNAMESE_PAIR.test(`${bare} ${following}`)) return NEVER;
  if (isInitial(word) || isName(bare, following)) return 12;
  if (CLINGS[spoken]?.test(bare)) return 8;
  return OPENS[spoken]?.test(following) ? 2 : 4;
}

const bareOf = (word: string): string => word.replace(/[^\p{L}\p{N}\p{M}'’-]/gu, '');
/** Mr., St., J. */
const isInitial = (word: string): boolean => /^(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Rev|Sr|Sra|Dn)\.$/u.test(word);
/** Jesus Christ, Espíritu Santo, Chúa Giê-xu: both words with a capital, neither a little word. */
const isName = (bare: string, next: string): boolean =>
  /^\p{Lu}\p{Ll}/u.test(bare) &&
  /^\p{Lu}\p{Ll}/u.test(next) &&
  !/^(?:And|But|For|The|A|In|Then|When|If|So|Y|El|La|Los|Las|En|Pero|Porque|Và|Nhưng|Vì)$/.test(bare);
