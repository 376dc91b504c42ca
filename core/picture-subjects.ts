/** What pictures are of, roughly: words that show much the same, and the colour that it mostly has. */
const SUBJECTS: readonly { words: string; color: string }[] = [
  { words: 'sky cloud clouds cloudscape heaven heavens horizon rainbow', color: '#8fb3d9' },
  {
    words: 'sunrise sunset dawn dusk sun sunlight golden morning evening twilight daybreak',
    color: '#d9995c',
  },
  { words: 'night dark darkness star stars starry moon milky galaxy', color: '#10182c' },
  { words: 'sea ocean wave waves beach shore coast coastline tide surf', color: '#3f7f99' },
  { words: 'water lake river stream pond waterfall ripples reflection brook', color: '#5f8c91' },
  { words: 'rain raindrop raindrops drops storm stormy thunder wet', color: '#56626c' },
  { words: 'snow winter ice frost snowfall snowy cold', color: '#dde5ec' },
  { words: 'mountain mountains hill hills valley cliff rocks rock rocky stone peak peaks', color: '#6c7a76' },
  { words: 'forest tree trees woods leaves leaf branch branches', color: '#47663a' },
  { words: 'meadow grass field fields pasture countryside landscape plain green', color: '#7c9a4b' },
  { words: 'wheat grain barley harvest reeds', color: '#c7a355' },
  { words: 'flower flowers blossom blossoms petals garden lily lilies rose wildflowers', color: '#b98fa5' },
  { words: 'seedling sprout soil seed seeds plant plants vine grapevine grapes fruit', color: '#6f7f3f' },
  { words: 'fire flame flames campfire bonfire embers burning', color: '#a8481c' },
  { words: 'candle candles lantern lamp bokeh glow', color: '#6b431e' },
  { words: 'desert dune dunes sand wilderness dry', color: '#c9a06c' },
  { words: 'mist misty fog foggy haze', color: '#b4bdc0' },
  { words: 'light rays ray beam beams shine bright', color: '#e2d3a6' },
  { words: 'church chapel cathedral cross altar interior', color: '#6a5a48' },
  { words: 'bible book books pages paper letter reading writing', color: '#b7a68b' },
  { words: 'bread table food meal cup feast kitchen', color: '#a68257' },
  { words: 'hand hands fingers prayer praying', color: '#b08a72' },
  { words: 'sheep lamb lambs shepherd flock animal animals', color: '#a3a47c' },
  { words: 'bird birds dove doves eagle flying', color: '#9fb0c0' },
  { words: 'path road trail way steps walk walking bridge', color: '#8d8a6c' },
  { words: 'door gate house home room window curtains', color: '#7c6550' },
  { words: 'city street traffic buildings building urban lights town', color: '#3a4252' },
  { words: 'people person man woman child children family crowd', color: '#94806f' },
];

const SUBJECT_OF = new Map(
  SUBJECTS.flatMap(({ words }, i) => words.split(' ').map((word) => [word, i] as const)),
);

/** Numbers of the subjects that words name. */
export const subjectsOf = (words: readonly string[]): Set<number> =>
  new Set(words.flatMap((word) => SUBJECT_OF.get(word) ?? []));

/** The colour that goes with the first subject named; null where none is. */
export function typicalColor(words: readonly string[]): string | null {
  const first = words.map((word) => SUBJECT_OF.get(word)).find((subject) => subject !== undefined);
  return first === undefined ? null : SUBJECTS[first]!.color;
}

/** Words that say nothing of what can be seen. */
const EMPTY_WORDS = new Set(
  (
    'with from over into through against above under and the for far away gentle wind soft quiet slow ' +
    'video videos footage clip stock free view shot close scene beautiful background motion drone aerial during'
  ).split(' '),
);
const SHORTEST_WORD = 3;

/** Words of a text that say something of what can be seen, in lower case, each once. */
export const pictureWordsOf = (text: string): string[] => [
  ...new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= SHORTEST_WORD && !/^\d+$/.test(word) && !EMPTY_WORDS.has(word)),
  ),
];
