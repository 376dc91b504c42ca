import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBenchServices } from './bench-services.ts';
import { illustrateDocument, type PictureFigures } from './pictures/illustrate-document.ts';
import { soundFigures, worstOf } from './sound-figures.ts';

/**
 * How well pictures are found, and how recordings sound: `npm run bench:pictures -- [folder …] [--minutes 2,10,40] [--json]`. Documents of text of our own are
 * illustrated against servers on loopback that answer like Pexels and Gemini, each after 120 ms; a document of three
 * minutes besides, for the time that its pictures take. Of folders of recordings each is mixed as in a video; the worst is told.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '2,10,40' },
  },
});

/** Of the video whose time counts. */
const TIMED_MINUTES = 3;

const folder = await mkdtemp(join(tmpdir(), 'qt-bench-pictures-'));
try {
  const services = await openBenchServices(join(folder, 'storage'));
  const measure = async (minutes: number): Promise<PictureFigures> => {
    const figures = await illustrateDocument({ minutes, services, folder, seed: seedOf(minutes) });
    console.log(
      [
        `${minutes} min`.padStart(7),
        `${figures.shots} shots`.padStart(10),
        `covered ${(100 * figures.coverage).toFixed(3)} %`,
        `${figures.repeats} repeats`,
        `${(100 * figures.vetted).toFixed(1)} % of scenes looked at`,
        `${figures.requests} searches`,
        `${figures.modelCalls} calls of the model`,
        `${figures.seconds.toFixed(1)} s`,
        ...(figures.cpuSeconds === null ? [] : [`${figures.cpuSeconds.toFixed(1)} s of CPU`]),
      ].join('   '),
    );
    return figures;
  };
  const timed = await measure(TIMED_MINUTES);
  const measured: PictureFigures[] = [];
  for (const minutes of values.minutes.split(',').map(Number)) measured.push(await measure(minutes));
  const all = [timed, ...measured];
  const sounds = await soundFigures({ folders: positionals, services, workDir: folder });
  for (const { name, lufs, true_peak_db, speech_to_music_db, av_drift_ms } of sounds)
    console.log(
      `${name.padEnd(24)} ${lufs} LUFS   ${true_peak_db} dBTP   speech over music ${speech_to_music_db} dB   drift ${av_drift_ms.toFixed(1)} ms`,
    );
  const none = { lufs: null, true_peak_db: null, speech_to_music_db: null, av_drift_ms: null };
  if (values.json)
    console.log(
      JSON.stringify({
        coverage: Math.min(...all.map(({ coverage }) => coverage)),
        repeats: all.reduce((sum, { repeats }) => sum + repeats, 0),
        vetted: Number(Math.min(...all.map(({ vetted }) => vetted)).toFixed(4)),
        illustrate_s: Number(timed.seconds.toFixed(2)),
        ...(sounds.length > 0 ? worstOf(sounds) : none),
      }),
    );
} finally {
  await rm(folder, { recursive: true, force: true });
}

function seedOf(minutes: number): string {
  return createHash('sha256').update(`pictures ${minutes}`).digest('hex');
}
