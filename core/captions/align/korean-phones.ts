import { partsOf } from '../hangul.ts';
import type { Phone } from './phones.ts';

// prettier-ignore
const INITIALS: readonly (Phone | null)[] = [
  'g', 'kk', 'n', 'd', 'tt', 'r', 'm', 'b', 'pp', 's', 'ss', null, 'j', 'jj', 'ch', 'k', 't', 'p', 'h',
];

// prettier-ignore
const VOWELS: readonly (readonly Phone[])[] = [
  ['a'], ['e'], ['y', 'a'], ['y', 'e'], ['eo'], ['e'], ['y', 'eo'], ['y', 'e'], ['o'], ['w', 'a'],
  ['w', 'e'], ['w', 'e'], ['y', 'o'], ['u'], ['w', 'eo'], ['w', 'e'], ['w', 'i'], ['y', 'u'],
  ['eu'], ['eu', 'i'], ['i'],
];

/** How a final consonant sounds at the end, what of it moves to a vowel that follows, and what then stays. */
type Final = readonly [sounds: Phone | null, moves: Phone | null, stays: Phone | null];
const FINALS: readonly Final[] = [
  [null, null, null],
  ['K', 'g', null],
  ['K', 'kk', null],
  ['K', 'ss', 'K'],
  ['n', 'n', null],
  ['n', 'j', 'n'],
  ['n', 'n', null],
  ['T', 'd', null],
  ['L', 'r', null],
  ['K', 'g', 'L'],
  ['m', 'm', 'L'],
  ['L', 'b', 'L'],
  ['L', 'ss', 'L'],
  ['L', 't', 'L'],
  ['P', 'p', 'L'],
  ['L', 'r', null],
  ['m', 'm', null],
  ['P', 'b', null],
  ['P', 'ss', 'P'],
  ['T', 's', null],
  ['T', 'ss', null],
  ['ng', null, null],
  ['T', 'j', null],
  ['T', 'ch', null],
  ['K', 'k', null],
  ['T', 't', null],
  ['P', 'p', null],
  // ㅎ is not heard before a vowel
  [null, null, null],
];
/** ㄶ, ㅀ and ㅎ make the plain consonant that follows an aspirate. */
const ASPIRATING = new Set([6, 15, 27]);
const ASPIRATED: Partial<Record<Phone, Phone>> = { g: 'k', d: 't', b: 'p', j: 'ch' };
const TENSED: Partial<Record<Phone, Phone>> = { g: 'kk', d: 'tt', b: 'pp', s: 'ss', j: 'jj' };
const NASAL: Partial<Record<Phone, Phone>> = { K: 'ng', T: 'n', P: 'm' };
const ASPIRATED_BY_STOP: Partial<Record<Phone, Phone>> = { K: 'k', T: 't', P: 'p' };

/**
 * How a word of Hangul is said, by the rules of standard pronunciation that can be heard: liaison, tensing, nasals,
 * aspirates, ㄹ beside ㄴ. Other letters are left out.
 */
export function koreanPhones(word: string): Phone[] {
  const syllables = [...word].flatMap((letter) => partsOf(letter) ?? []);
  const phones: Phone[] = [];
  let initial = syllables[0] ? INITIALS[syllables[0].initial]! : null;
  syllables.forEach(({ vowel, final }, i) => {
    const next = syllables[i + 1];
    const joint = join(final, next ? { initial: INITIALS[next.initial]! } : null);
    if (initial) phones.push(initial);
    phones.push(...VOWELS[vowel]!);
    if (joint.final) phones.push(joint.final);
    initial = joint.initial;
  });
  return phones;
}

/** A final consonant and the initial one after it, as they sound together. `next` is null at the end of a word. */
function join(
  index: number,
  next: { initial: Phone | null } | null,
): { final: Phone | null; initial: Phone | null } {
  const [sounds, moves, stays] = FINALS[index]!;
  if (!next) return { final: sounds, initial: null };
  const { initial } = next;
  if (initial === null) return moves ? { final: stays, initial: moves } : { final: sounds, initial };
  if (ASPIRATING.has(index) && ASPIRATED[initial]) return { final: sounds, initial: ASPIRATED[initial] };
  if (sounds === 'K' || sounds === 'T' || sounds === 'P') {
    if (initial === 'n' || initial === 'm') return { final: NASAL[sounds]!, initial };
    if (initial === 'r') return { final: NASAL[sounds]!, initial: 'n' };
    if (initial === 'h') return { final: null, initial: ASPIRATED_BY_STOP[sounds]! };
    return { final: sounds, initial: TENSED[initial] ?? initial };
  }
  if (sounds === 'L' && initial === 'n') return { final: 'L', initial: 'r' };
  if (sounds === 'n' && initial === 'r') return { final: 'L', initial };
  if ((sounds === 'm' || sounds === 'ng') && initial === 'r') return { final: sounds, initial: 'n' };
  return { final: sounds, initial };
}
