import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openBenchServices } from './bench-services.ts';
import { measureAlignment, quantileOf, shareWithin, type AlignmentFigures } from './captions/alignment.ts';
import { measureBreaks, type BreakFigures } from './captions/bad-breaks.ts';
import { measureLimits } from './captions/over-limits.ts';
import { measureSpeed } from './captions/pagination-speed.ts';
import { RATE, readRecordings } from './captions/read-recordings.ts';
import { readTruth } from './captions/read-truth.ts';
import { measureWordTimes } from './captions/word-times.ts';

/**
 * How captions are divided: `npm run bench:captions -- [folder] [--json] [--bad]`, one measure a file in `captions/`.
 * A folder of recordings with `*.truth.json` is divided and held against the limits too, and manuscripts are laid along
 * them, with and without words heard. `--bad` names the bad breaks, `--seconds 80` leaves shorter recordings out of the sums.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    bad: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '80' },
  },
});

/** Of the product's own library. */
const MUSIC = fileURLToPath(new URL('../library/music/still-waters.m4a', import.meta.url));

/** Seconds to the millisecond. */
const inMs = (seconds: number) => Number(seconds.toFixed(3));

const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(8);

const breaks = measureBreaks();
console.log('labelled sentences        bad sentences   bad breaks   good breaks   captions');
for (const figures of breaks) {
  const { format, way, badSentences, badBreaks, goodBreaks, captions } = figures;
  console.log(
    `  ${format.padEnd(6)} ${way.padEnd(12)} ${percent(badSentences).padStart(16)} ${percent(badBreaks).padStart(12)} ${percent(goodBreaks).padStart(13)} ${String(captions).padStart(10)}`,
  );
  if (values.bad && way !== 'greedy') for (const bad of figures.bad) console.log(`           ${bad}`);
}

const folder = positionals[0];
const recordings = folder === undefined ? [] : await readTruth(folder);
const limits = measureLimits(recordings.map(({ transcript }) => transcript));
console.log(
  `\nover the limits, of ${limits.captions} captions${folder === undefined ? '' : ` (${recordings.length} recordings of the folder among them)`}:`,
);
for (const [limit, count] of Object.entries(limits)) {
  if (limit !== 'captions') console.log(`  ${limit.padEnd(13)} ${count}`);
}

const speed = measureSpeed();
console.log(
  `\nan hour of speech (${speed.words} words, ${speed.captions} captions): ${speed.medianMs.toFixed(0)} ms, the first time ${speed.firstMs.toFixed(0)} ms`,
);

const wordTimes = recordings.length > 0 ? measureWordTimes(recordings) : [];
if (wordTimes.length > 0) {
  const seconds = (s: number) => s.toFixed(3).padStart(7);
  console.log(
    '\nmanuscript and words heard (so many dropped, wrong, and put in): errors in seconds, median, p90, share within 0.5 s',
  );
  for (const { rate, words, lines, leastMatched, mixed } of wordTimes) {
    console.log(
      `  ${percent(rate)}  words ${seconds(words.medianS)} ${seconds(words.p90S)} ${percent(words.near)}   lines ${seconds(lines.medianS)} ${seconds(lines.p90S)} ${percent(lines.near)}   manuscript found, at least ${percent(leastMatched)}`,
    );
    console.log(
      `            10 % not said, 10 % not written: lines ${seconds(mixed.lines.medianS)} ${seconds(mixed.lines.p90S)} ${percent(mixed.lines.near)}   unsaid found ${percent(mixed.unsaidFound)}, falsely ${percent(mixed.falselyFlagged)}   unwritten found ${percent(mixed.unwrittenFound)}, falsely ${percent(mixed.falselySpoken)}`,
    );
  }
}

const aligned = folder === undefined ? [] : await alignRecordings(folder);
const headline = aligned.filter(
  ({ condition, seconds }) => condition === 'cat' && seconds >= Number(values.seconds),
);

if (values.json) {
  // the guides know 16:9 alone, and two lines at a time is what is made unless asked otherwise
  const share = (way: BreakFigures['way']) =>
    breaks.find((figures) => figures.format === '16:9' && figures.way === way)!.badSentences;
  console.log(
    JSON.stringify({
      ...(headline.length > 0 && {
        align_median_s: inMs(
          quantileOf(
            headline.flatMap(({ errors }) => errors),
            0.5,
          ),
        ),
        align_p90_s: inMs(
          quantileOf(
            headline.flatMap(({ errors }) => errors),
            0.9,
          ),
        ),
        naive_median_s: inMs(
          quantileOf(
            headline.flatMap(({ naiveErrors }) => naiveErrors),
            0.5,
          ),
        ),
      }),
      ...(wordTimes.length > 0 && {
        words_median_s: wordTimes.find(({ rate }) => rate === 0.1)!.words.medianS,
      }),
      over_limits: Number((limits.any / limits.captions).toFixed(5)),
      bad_breaks: Number(share('long').toFixed(4)),
      greedy_bad_breaks: Number(share('greedy').toFixed(4)),
      hour_ms: Math.round(speed.medianMs),
    }),
  );
}

/** Manuscripts laid along recordings by the sound alone, told as each is done. */
async function alignRecordings(folder: string): Promise<AlignmentFigures[]> {
  const { media } = await openBenchServices(join(tmpdir(), 'qt-bench-captions'));
  const music = await media.decodePcm({ path: MUSIC, sampleRate: RATE });
  console.log(
    '\nmanuscript and sound alone: errors of line starts in seconds (all letters equally long: the last two columns)',
  );
  return measureAlignment(await readRecordings(folder, media), music, (figures) => {
    const { name, condition, seconds, tookMs, errors, naiveErrors, unsaid, said, adlib } = figures;
    const times = (of: readonly number[]) =>
      `${quantileOf(of, 0.5).toFixed(2)} ${quantileOf(of, 0.9).toFixed(2).padStart(6)} ${percent(shareWithin(of, 0.5))}`;
    const departures = [
      unsaid.lines > 0 ? `unsaid marked ${unsaid.marked} of ${unsaid.lines}` : '',
      `falsely ${said.marked} of ${said.lines}`,
      adlib.seconds > 0
        ? `unwritten found ${percent(adlib.found / adlib.seconds)}, rightly ${percent(adlib.found / Math.max(adlib.marked, 0.01))}`
        : '',
    ];
    console.log(
      `  ${name.slice(0, 22).padEnd(22)} ${condition.padEnd(8)} ${times(errors)}   ${times(naiveErrors)}   ${((tookMs / seconds) * 0.6).toFixed(1)} s a ten minutes   ${departures.filter(Boolean).join(', ')}`,
    );
  });
}
