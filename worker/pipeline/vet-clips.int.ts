import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_PICTURES, type ChurchPictures } from '../../core/church-pictures.ts';
import { DEFAULT_POLICY, type PicturePolicy } from '../../core/picture-policy.ts';
import type { KeptCheck } from '../../platform/database/clip-check-store.ts';
import { findFfmpeg } from '../../platform/media/find-tools.ts';
import { openMedia } from '../../platform/media/open-media.ts';
import { runProcess } from '../../platform/processes.ts';
import { openGeminiVetting } from '../../platform/vetting/gemini-vetting.ts';
import {
  clipsShown,
  geminiError,
  geminiVerdicts,
  startGeminiServer,
  type GeminiAnswer,
  type GeminiServer,
} from '../../tests/fakes/gemini-server.ts';
import { makeFilm } from '../../tests/support/make-media.ts';
import type { ClipChecks, PipelineContext } from './context.ts';
import { knownVerdicts, vetClips } from './vet-clips.ts';

const ffmpeg = (await findFfmpeg())!;
const engines = {
  ffmpeg: openMedia({ kind: 'ffmpeg', ...ffmpeg }),
  'node-av': openMedia({ kind: 'node-av' }),
};
const SEEN = { verdict: 'ok', reason: null };
const UNVETTED = { verdict: 'unvetted', reason: null };

let dir: string;
let gemini: GeminiServer;
let answer: () => GeminiAnswer;
/** Red, then green, then blue; and one that is no film. */
let film: string;
let broken: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qt-vet-'));
  film = join(dir, 'film.mp4');
  const parts = ['red', 'lime', 'blue'].map((color, i) => `color=${color}:s=360x640:r=25:d=1[c${i}]`);
  await makeFilm(engines.ffmpeg, `${parts.join(';')};[c0][c1][c2]concat=n=3`, film);
  broken = join(dir, 'broken.mp4');
  await writeFile(broken, (await readFile(film)).subarray(0, 3000));
  gemini = await startGeminiServer(() => answer());
});
afterAll(async () => {
  await gemini.close();
  await rm(dir, { recursive: true, force: true });
});

/** What is kept, as a database would. */
let kept: (KeptCheck & { policyKey: string })[];
let refused: string[];
let stored: string[];
const checks: ClipChecks = {
  find: async ({ policyKey, assets }) =>
    kept.filter((check) => check.policyKey === policyKey && assets.includes(check.asset)),
  keep: async ({ policyKey, checks: made }) =>
    void kept.push(...made.map((check) => ({ ...check, policyKey, checkedAt: '' }))),
  noteRefused: async ({ clips }) => void refused.push(...clips.map(({ asset }) => asset)),
};
let notes: Set<string>;
beforeEach(() => {
  [kept, refused, stored, notes] = [[], [], [], new Set()];
  gemini.requests.length = 0;
});

function contextOf(
  given: {
    policy?: Partial<PicturePolicy>;
    verdicts?: ChurchPictures['verdicts'];
    without?: 'model' | 'database';
    engine?: keyof typeof engines;
    signal?: AbortSignal;
  } = {},
): PipelineContext {
  const log = { warn: () => {} };
  const failing = async () => {
    throw new Error('no database');
  };
  return {
    services: {
      media: engines[given.engine ?? 'ffmpeg'],
      storage: { put: async (key: string) => void stored.push(key) },
      vetting:
        given.without === 'model'
          ? null
          : openGeminiVetting({ apiKey: 'k', model: 'gemini-2.5-flash', baseUrl: gemini.url, log }),
    },
    policy: { ...DEFAULT_POLICY, ...given.policy },
    pictures: { ...NO_PICTURES, verdicts: given.verdicts ?? {} },
    checks: given.without === 'database' ? { find: failing, keep: failing, noteRefused: failing } : checks,
    workDir: dir,
    signal: given.signal ?? new AbortController().signal,
    log,
    note: (key: string) => void notes.add(key),
  } as unknown as PipelineContext;
}
const clips = (...assets: string[]) => assets.map((asset) => ({ asset, path: film }));
const all = (reason: string | null) => () => geminiVerdicts(Array(clipsShown(gemini.requests.at(-1)!)).fill(reason)); // prettier-ignore

describe.each(['ffmpeg', 'node-av'] as const)('frames taken by %s', (engine) => {
  it('are three small pictures of the very file, from its beginning, middle and end', async () => {
    answer = all(null);
    await vetClips({ clips: clips('pexels:1/1'), context: contextOf({ engine }) });
    const parts = gemini.requests[0]!.body.contents[0]!.parts.flatMap(({ inlineData }) => inlineData ?? []);
    const colours = [];
    for (const [i, { data }] of parts.entries()) {
      const path = join(dir, `seen-${engine}-${i}.jpg`);
      await writeFile(path, Buffer.from(data, 'base64'));
      const { streams } = await engines.ffmpeg.ffprobe({ path, still: 'jpeg' });
      expect([streams[0]?.width, streams[0]?.height]).toEqual([288, 512]);
      colours.push(await mainColour(path));
    }
    expect(colours).toEqual([0, 1, 2]);
  });
});

/** Which of red, green and blue there is most of. */
async function mainColour(path: string): Promise<number> {
  const { stdout } = await runProcess({
    command: ffmpeg.ffmpegPath,
    args: ['-v', 'error', '-i', path, '-vf', 'scale=1:1:flags=area', '-pix_fmt', 'rgb24', '-f', 'rawvideo', '-'], // prettier-ignore
  });
  return stdout.indexOf(Math.max(...stdout));
}

describe('a clip', () => {
  it('is looked at in one call with the others, and never again for the same policy', async () => {
    answer = () => geminiVerdicts([null, 'a temple']);
    const context = contextOf();
    const wanted = clips('pexels:1/1', 'pexels:2/2');
    const first = await vetClips({ clips: wanted, context });
    expect([...first]).toEqual([
      ['pexels:1/1', SEEN],
      ['pexels:2/2', { verdict: 'refused', reason: { ko: 'a temple (한국어)', en: 'a temple' } }],
    ]);
    expect(await vetClips({ clips: wanted, context })).toEqual(first);
    expect(await knownVerdicts(['pexels:1/1', 'pexels:2/2', 'pexels:9/9'], context)).toEqual(first);
    expect(gemini.requests).toHaveLength(1);
    expect([refused, stored]).toEqual([['pexels:2/2', 'pexels:2/2'], ['assets/pexels/2/2.jpg']]);

    answer = all(null);
    await vetClips({ clips: wanted, context: contextOf({ policy: { avoid: ['people'] } }) });
    expect(clipsShown(gemini.requests[1]!)).toBe(2);
  });

  it('is looked at anew where its file is another', async () => {
    answer = all(null);
    await vetClips({ clips: clips('pexels:1/1'), context: contextOf() });
    const other = join(dir, 'other.mp4');
    await makeFilm(engines.ffmpeg, 'color=white:s=640x360:r=25:d=1', other);
    answer = all('a logo');
    const again = await vetClips({ clips: [{ asset: 'pexels:1/1', path: other }], context: contextOf() });
    expect(again.get('pexels:1/1')?.verdict).toBe('refused');
  });

  it('is what a person said of it, at once and without asking', async () => {
    const context = contextOf({
      verdicts: { 'pexels:1/1': 'always', 'pexels:2/2': 'never' },
      without: 'model',
    });
    const said = [
      ['pexels:1/1', SEEN],
      ['pexels:2/2', { verdict: 'refused', reason: null }],
    ];
    expect([...(await vetClips({ clips: clips('pexels:1/1', 'pexels:2/2'), context }))]).toEqual(said);
    expect([...(await knownVerdicts(['pexels:1/1', 'pexels:2/2'], context))]).toEqual(said);
    expect([...notes]).toEqual([]);
  });

  it('needs no look where the church minds nothing', async () => {
    const context = contextOf({ policy: { avoid: [], ownWords: '' }, without: 'model' });
    expect((await vetClips({ clips: clips('pexels:1/1'), context })).get('pexels:1/1')).toEqual(SEEN);
  });

  it('is not vetted without a model, and a note says so once', async () => {
    const context = contextOf({ without: 'model' });
    for (const asset of ['pexels:1/1', 'pexels:2/2'])
      expect((await vetClips({ clips: clips(asset), context })).get(asset)).toEqual(UNVETTED);
    expect([...notes]).toEqual(['footage_unchecked']);
    notes.clear();
    const shown = contextOf({ without: 'model', policy: { showUnchecked: true } });
    await vetClips({ clips: clips('pexels:1/1'), context: shown });
    expect([...notes]).toEqual(['footage_shown_unchecked']);
  });

  it('is not vetted on any error, of the model, of the file, or of the database', async () => {
    const vetted = async (context: PipelineContext, ...wanted: Parameters<typeof vetClips>[0]['clips']) =>
      (await vetClips({ clips: wanted, context })).get('pexels:1/1');
    const [one] = clips('pexels:1/1');
    answer = () => geminiError(400, 'INVALID_ARGUMENT');
    expect(await vetted(contextOf(), one!)).toEqual(UNVETTED);
    answer = all(null);
    expect(await vetted(contextOf(), { asset: 'pexels:1/1', path: broken })).toEqual(UNVETTED);
    expect(await vetted(contextOf(), { asset: 'pexels:1/1', path: join(dir, 'gone.mp4') })).toEqual(UNVETTED);
    expect(await vetted(contextOf({ without: 'database' }), one!)).toEqual(UNVETTED);
    expect(kept).toEqual([]);
    const others = [
      { asset: 'pexels:2/2', path: broken },
      { asset: 'pexels:3/3', path: join(dir, 'gone.mp4') },
    ];
    const beside = await vetClips({ clips: [...others, one!], context: contextOf() });
    expect([...beside.values()].toSorted((a, b) => a.verdict.localeCompare(b.verdict))).toEqual([
      SEEN,
      UNVETTED,
      UNVETTED,
    ]);
  });

  it('is not waited for when the run is stopped', async () => {
    const context = contextOf({ signal: AbortSignal.abort(new Error('told to')) });
    await expect(vetClips({ clips: clips('pexels:1/1'), context })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
