/**
 * Sounds that an alignment tells apart, about as many as one speaker's own recording can teach it. Capital `K`, `T`, `P`
 * and `L` close a syllable; `any` is a letter whose sound no rule here knows.
 */
// prettier-ignore
const PHONES = [
  'sil',
  'g', 'kk', 'n', 'd', 'tt', 'r', 'm', 'b', 'pp', 's', 'ss', 'j', 'jj', 'ch', 'k', 't', 'p', 'h',
  'a', 'e', 'eo', 'o', 'u', 'eu', 'i', 'y', 'w', 'K', 'T', 'P', 'L', 'ng', 'any',
] as const;
export type Phone = Exclude<(typeof PHONES)[number], 'sil'>;

/** Sounds that are alike enough to be learnt as one before each of them is known: manner and place, roughly. */
const KINDS: readonly (readonly Phone[])[] = [
  ['g', 'd', 'b'],
  ['kk', 'tt', 'pp', 'K', 'T', 'P'],
  ['n', 'm', 'ng'],
  ['r', 'L'],
  ['s', 'ss'],
  ['j', 'jj', 'ch'],
  ['k', 't', 'p', 'h'],
  ['a', 'eo'],
  ['e'],
  ['i', 'y'],
  ['o', 'u', 'w'],
  ['eu'],
  ['any'],
];

/** Each phone is modelled by its first and its second half. */
export const HALVES = 2;
/** Silence is class 0; phones follow, half by half. */
export const SILENCE = 0;
export const CLASS_COUNT = 1 + (PHONES.length - 1) * HALVES;
export const KIND_COUNT = 1 + KINDS.length * HALVES;

const INDEX = new Map<string, number>(PHONES.map((phone, i) => [phone, i]));

/** Class of one half of a phone. */
export const classOf = (phone: Phone, half: number): number => 1 + (INDEX.get(phone)! - 1) * HALVES + half;

/** The kind of each class, `SILENCE` for silence. */
export const KIND_OF_CLASS: Uint8Array = kindsOfClasses();

function kindsOfClasses(): Uint8Array {
  const kinds = new Uint8Array(CLASS_COUNT);
  KINDS.forEach((phones, kind) => {
    for (const phone of phones) {
      for (let half = 0; half < HALVES; half++) kinds[classOf(phone, half)] = 1 + kind * HALVES + half;
    }
  });
  return kinds;
}
