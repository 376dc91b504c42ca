import { partsOf, RIEUL } from '../captions/hangul.ts';

/** How the letter before a particle ends; `unknown` for letters that are not read letter by letter (Latin, signs). */
export type Ending = 'vowel' | 'rieul' | 'consonant' | 'unknown';

/** A particle, or the copula with its ending, in both of its forms; they are the same where it has but one. */
export interface Particle {
  afterVowel: string;
  afterConsonant: string;
  /** Other particles may follow: 에서는, 까지도. */
  carries: boolean;
  /** It may stand after another particle. */
  follows: boolean;
  /** A last syllable of names as well as a particle (이사야, 고모라): what a person meant by it is not certain. */
  unsure: boolean;
  /** After a vowel the short form is a verb's ending as well (고, 며, 다): it is not taken for a particle there. */
  onlyAfterConsonant: boolean;
}

/** What stands after a noun: its first particle as it is written there, and whatever follows that. */
export interface Tail {
  particle: Particle;
  written: string;
  rest: string;
}

type Kind = Partial<Omit<Particle, 'afterVowel' | 'afterConsonant'>>;

/** Forms after a vowel and after a consonant, parted by a slash. */
const list = (forms: string, kind: Kind = {}): Particle[] =>
  forms
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [afterVowel = '', afterConsonant = afterVowel] = pair.split('/');
      return {
        afterVowel,
        afterConsonant,
        carries: false,
        follows: false,
        unsure: false,
        onlyAfterConsonant: false,
        ...kind,
      };
    });

/**
 * Left out are endings that make another word of a noun (하다, 님, 인) and those that verbs have too (나, 하고):
 * a rule had better miss a word than change one that it was not made for.
 */
const PARTICLES: readonly Particle[] = [
  ...list('가/이 를/을 는/은 의 도', { follows: true }),
  ...list('와/과 로/으로 까지 부터 만 에 에게 에서 께 께서 밖에 조차 마저 처럼 보다 뿐', {
    carries: true,
    follows: true,
  }),
  ...list(
    '로서/으로서 로써/으로써 로부터/으로부터 에게서 에게로 한테 한테서 마다 만큼 대로 같이 들 라고/이라고',
    {
      carries: true,
    },
  ),
  ...list('라도/이라도', { follows: true }),
  ...list(`랑/이랑 라는/이라는 라면/이라면 란/이란 라서/이라서 든지/이든지 야말로/이야말로 시여/이시여
    예요/이에요 였다/이었다 였고/이었고 였던/이었던 였지만/이었지만 였습니다/이었습니다
    이신 이시고 이시며 이시니 이시다 이시요 이시자 이시지만 이신데 이신즉 이십니다 이십니까 이셨다 이셨습니다
    인데 인가 인지 인즉 인가요 일까 일까요 일지라도`),
  ...list('입니다 입니까', { follows: true }),
  ...list('야/아 여/이여 라/이라', { unsure: true }),
  ...list('나/이나', { onlyAfterConsonant: true, follows: true }),
  ...list(
    '다/이다 며/이며 고/이고 니/이니 니라/이니라 니까/이니까 면/이면 지만/이지만 요/이요 지요/이지요 죠/이죠 라야/이라야 로다/이로다',
    {
      onlyAfterConsonant: true,
      follows: true,
    },
  ),
];

/** Written after the other kind of letter too, by ears and hands, and part of no other word there. */
const UNMISTAKABLE = new Set(['를', '을', '으로']);
const MOST_PARTICLES = 3;

/** By the first letter of either form, the longer forms first. */
const BY_FIRST = new Map<string, { form: string; particle: Particle }[]>();
for (const particle of PARTICLES) {
  for (const form of new Set([particle.afterVowel, particle.afterConsonant])) {
    const known = BY_FIRST.get(form[0]!) ?? [];
    BY_FIRST.set(
      form[0]!,
      [...known, { form, particle }].sort((a, b) => b.form.length - a.form.length),
    );
  }
}

/** Last consonants of the digits as they are read: 영, 일, 이, 삼 … */
const DIGIT_ENDINGS: readonly Ending[] = [
  'consonant',
  'rieul',
  'vowel',
  'consonant',
  'vowel',
  'vowel',
  'consonant',
  'rieul',
  'rieul',
  'vowel',
];

/** How a word ends, for the particle after it. */
export function endingOf(word: string): Ending {
  const last = word.at(-1);
  if (last && /[0-9]/.test(last)) return DIGIT_ENDINGS[Number(last)]!;
  const parts = partsOf(last);
  if (!parts) return 'unknown';
  if (parts.final === 0) return 'vowel';
  return parts.final === RIEUL ? 'rieul' : 'consonant';
}

/**
 * Reads what stands after a noun as particles: 를, 에게서는, 이라고도. Null where it is anything else, or could not
 * stand after a word that ends so.
 */
export function readTail(tail: string, after: Ending): Tail | null {
  return readParticles(tail, after, MOST_PARTICLES);
}

function readParticles(tail: string, after: Ending, most: number): Tail | null {
  for (const { form, particle } of BY_FIRST.get(tail[0] ?? '') ?? []) {
    if (!tail.startsWith(form) || !canFollow(particle, form, after)) continue;
    if (most < MOST_PARTICLES && !particle.follows) continue;
    const rest = tail.slice(form.length);
    const goesOn = particle.carries && most > 1 && readParticles(rest, endingOf(form), most - 1);
    if (rest === '' || goesOn) return { particle, written: form, rest };
  }
  return null;
}

function canFollow(particle: Particle, form: string, after: Ending): boolean {
  if (after === 'unknown' || UNMISTAKABLE.has(form)) return true;
  if (particle.onlyAfterConsonant && after === 'vowel') return false;
  return form === formAfter(particle, after);
}

/** The form that a particle has after such an ending; null where that cannot be told. */
function formAfter(particle: Particle, after: Ending): string | null {
  if (after === 'unknown') return null;
  // 로 goes without 으 after ㄹ too
  const isLikeVowel = after === 'vowel' || (after === 'rieul' && particle.afterConsonant.startsWith('으로'));
  return isLikeVowel ? particle.afterVowel : particle.afterConsonant;
}

/** The same particles after another word: 이사를, but 이삭을. */
export const tailAfter = (word: string, { particle, written, rest }: Tail): string =>
  (formAfter(particle, endingOf(word)) ?? written) + rest;
