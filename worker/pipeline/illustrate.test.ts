import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NO_PICTURES, type ChurchPictures, type OwnPicture } from '../../core/church-pictures.ts';
import { AppError } from '../../core/errors.ts';
import { DEFAULT_POLICY, type PicturePolicy } from '../../core/picture-policy.ts';
import { newVideo, type Clip, type Video } from '../../core/video.ts';
import type { FoundClip } from '../../platform/footage/footage.ts';
import { loadLibrary } from '../../platform/library.ts';
import { loadTemplates } from '../../platform/templates.ts';
import type { Vetting } from '../../platform/vetting/vetting.ts';
import type { PipelineContext } from './context.ts';
import { illustrate } from './illustrate.ts';

const templates = await loadTemplates();
const library = await loadLibrary();
const workDir = mkdtempSync(join(tmpdir(), 'qt-illustrate-'));
afterAll(() => rmSync(workDir, { recursive: true, force: true }));
const loops = library.library.loops.map(({ id }) => `builtin:loops/${id}`);
const never = (...assets: string[]) => Object.fromEntries(assets.map((asset) => [asset, 'never' as const]));

/** Four scenes of ten seconds, of the sea, of hills, and so on. */
const video: Video = {
  ...newVideo(),
  recording: {
    sha256: 'a'.repeat(64),
    fileName: 'a.wav',
    samples: 1,
    durationMs: 40_000,
    lufs: -20,
    peaks: [],
    speech: [],
  },
  script: {
    source: 'rules',
    summary: '',
    scenes: [0, 1, 2, 3].map((i) => ({
      startMs: i * 10_000,
      endMs: (i + 1) * 10_000,
      summary: '',
      picture: i % 2 === 0 ? 'sea waves from above' : 'mountains in morning mist',
      tone: 'calm' as const,
    })),
  },
};
const clip = (asset: string): Clip => ({
  asset,
  durationMs: 20_000,
  width: 1920,
  height: 1080,
  loops: false,
});
const own = (name: string, ...words: string[]): OwnPicture => ({ clip: clip(`own:${name}`), words });
const found = (count: number): FoundClip[] =>
  Array.from({ length: count }, (_, i) => ({
    clip: clip(`pexels:${i + 1}/${i + 1}`),
    downloadUrl: 'x',
    posterUrl: null,
  }));

interface Given {
  pictures?: Partial<ChurchPictures>;
  footage?: FoundClip[];
  /** Assets that the service does not have any more. */
  gone?: string[];
  vetting?: (asset: string) => 'ok' | 'refused' | null;
  policy?: Partial<PicturePolicy>;
}

/** What is shown, and what happened meanwhile. A file holds the name of its asset. */
async function make({ pictures, footage, gone = [], vetting, policy }: Given) {
  const kept = new Map<string, string>();
  const looks: string[][] = [];
  const notes: string[] = [];
  let searches = 0;
  const context = {
    videoId: 'one',
    services: {
      templates,
      library,
      storage: {
        stat: async (key: string) => (kept.has(key) ? { sizeBytes: 1 } : null),
        put: async (key: string, body: { path: string }) =>
          void kept.set(key, 'path' in body ? readFileSync(body.path, 'utf8') : ''),
      },
      footage: footage && {
        name: 'Pexels',
        search: async () => {
          searches += 1;
          return footage;
        },
        download: async ({ clip: { clip }, path }: { clip: FoundClip; path: string }) => {
          if (gone.includes(clip.asset)) throw new AppError('asset_missing', { asset: clip.asset });
          writeFileSync(path, clip.asset);
          return { frames: [Buffer.from('frame')] };
        },
      },
      // every file is a film, every frame of it a picture
      media: {
        ffprobe: async () => ({
          durationMs: 20_000,
          streams: [{ kind: 'video', width: 1920, height: 1080, durationMs: 20_000 }],
        }),
        run: async ({ outputs }: { outputs: { path: string }[] }) =>
          outputs.forEach(({ path }) => writeFileSync(path, 'frame')),
      },
      vetting: vetting
        ? ({
            name: 'model',
            async look({ clips }) {
              looks.push(clips.map(({ asset }) => asset));
              return new Map(
                clips.flatMap(({ asset }) => {
                  const verdict = vetting(asset);
                  return verdict ? [[asset, { verdict, reason: null }]] : [];
                }),
              );
            },
          } satisfies Vetting)
        : null,
    },
    checks: { find: async () => [], keep: async () => {}, noteRefused: async () => {} },
    pictures: { ...NO_PICTURES, ...pictures },
    policy: { ...DEFAULT_POLICY, ...policy },
    workDir,
    report: () => {},
    note: (key: string) => void notes.push(key),
    log: { warn: () => {} },
    signal: new AbortController().signal,
  } as unknown as PipelineContext;
  const { shots } = await illustrate(video, context);
  return { assets: shots.map((shot) => shot.clip.asset), shots, kept, looks, notes, searches };
}
const UNCHECKED = { showUnchecked: true };
const fine = () => 'ok' as const;
const isFound = (asset: string) => asset.startsWith('pexels:');

describe('what is shown', () => {
  it("is of the church's own clips what fits, and before built-in loops the others", async () => {
    const { assets } = await make({
      pictures: { own: [own('garden', '정원'), own('sea', '바다'), own('hill', '산')] },
    });
    expect([assets[0], assets[2]]).toContain('own:sea');
    expect([assets[1], assets[3]]).toContain('own:hill');
    expect(assets).toContain('own:garden');
    expect(assets.filter((asset) => loops.includes(asset))).toHaveLength(1);
  });

  it("is found footage before the church's clips that fit nothing", async () => {
    const pictures = { own: [own('garden', '정원'), own('sea', '바다')] };
    const { assets } = await make({ pictures, footage: found(3), vetting: fine });
    expect([assets[0], assets[2]]).toContain('own:sea');
    expect(assets.filter(isFound).toSorted()).toEqual(['pexels:1/1', 'pexels:2/2', 'pexels:3/3']);
  });

  it('is never what is never to be shown, and first what is always fine', async () => {
    const verdicts = { ...never('pexels:1/1', 'own:sea', loops[0]!), 'pexels:3/3': 'always' as const };
    const pictures = { own: [own('sea', '바다')], verdicts };
    const { assets } = await make({ pictures, footage: found(3), vetting: fine });
    expect(assets.slice(0, 2)).toEqual(['pexels:3/3', 'pexels:2/2']);
    for (const asset of ['pexels:1/1', 'own:sea', loops[0]!]) expect(assets).not.toContain(asset);
  });

  it('is the plain ground rather than what is never to be shown', async () => {
    expect((await make({ pictures: { verdicts: never(...loops) } })).assets).toEqual([]);
  });

  it('is something else than in the videos before, while there is anything else', async () => {
    const footage = found(8);
    const recent = footage.slice(0, 4).map(({ clip: { asset } }) => asset);
    const { assets } = await make({ pictures: { recent }, footage, vetting: fine });
    expect(assets.every(isFound)).toBe(true);
    for (const asset of recent) expect(assets).not.toContain(asset);
  });
});

describe('found footage', () => {
  it('is asked for once for each idea, looked at in one call, and kept as it was looked at', async () => {
    const { assets, looks, kept, searches } = await make({ footage: found(20), vetting: fine });
    expect(searches).toBe(2);
    expect(looks.map((clips) => clips.toSorted())).toEqual([assets.toSorted()]);
    for (const asset of assets) expect(kept.get(`assets/${asset.replace(':', '/')}.mp4`)).toBe(asset);
    expect(kept.size).toBe(assets.length);
  });

  it('makes way for other footage where it is refused; the others stay', async () => {
    const first = await make({ footage: found(20), vetting: fine });
    const bad = first.assets[1]!;
    const { assets, looks, kept } = await make({
      footage: found(20),
      vetting: (asset) => (asset === bad ? 'refused' : 'ok'),
    });
    expect(looks.map(({ length }) => length)).toEqual([4, 1]);
    expect(assets.every(isFound)).toBe(true);
    expect(assets.toSpliced(1, 1)).toEqual(first.assets.toSpliced(1, 1));
    expect(new Set(assets).size).toBe(4);
    expect([...kept.values()]).not.toContain(bad);
  });

  it('makes way for loops after three rounds', async () => {
    const { assets, looks } = await make({ footage: found(40), vetting: () => 'refused' });
    expect(looks).toHaveLength(3);
    for (const asset of assets) expect(loops).toContain(asset);
  });

  it('makes way for loops at once where nobody looks at it', async () => {
    const { assets, looks, kept } = await make({ footage: found(40), vetting: () => null });
    expect(looks).toHaveLength(1);
    for (const asset of assets) expect(loops).toContain(asset);
    expect(kept.size).toBe(0);
  });

  it('makes way for the shot before where nothing else may be shown', async () => {
    const first = await make({ footage: found(5), vetting: fine });
    const [, refused] = first.assets;
    const { assets } = await make({
      footage: found(5),
      pictures: { verdicts: never(...loops) },
      vetting: (asset) => (asset === first.assets[0] ? 'ok' : 'refused'),
    });
    expect(assets).not.toContain(refused);
    expect(new Set(assets)).toEqual(new Set([first.assets[0]]));
  });

  it('is not even asked for where nobody could look at it, unless somebody said it is always fine', async () => {
    const { assets, searches, notes } = await make({ footage: found(8) });
    expect([searches, notes]).toEqual([0, ['footage_unchecked']]);
    for (const asset of assets) expect(loops).toContain(asset);
    const verdicts = { 'pexels:3/3': 'always' as const };
    const gladly = await make({ footage: found(8), pictures: { verdicts } });
    expect(gladly.assets.filter(isFound)).toEqual(['pexels:3/3']);
  });

  it('is shown unchecked where the church says so', async () => {
    const { assets } = await make({ footage: found(8), policy: UNCHECKED });
    expect(assets.every(isFound)).toBe(true);
  });

  it('that is gone makes way for other footage', async () => {
    const first = await make({ footage: found(20), vetting: fine });
    const gone = first.assets.slice(0, 2);
    const { assets, notes } = await make({ footage: found(20), vetting: fine, gone });
    expect(assets.every((asset) => isFound(asset) && !gone.includes(asset))).toBe(true);
    expect(assets.slice(2)).toEqual(first.assets.slice(2));
    expect(notes).toEqual(['footage_unavailable']);
  });
});

it('shows a clip for as long as it is seen: before and after the recording too', async () => {
  const { crossfadeFrames } = templates.get(video.template.id)!;
  const short = found(6).map((of) => ({ ...of, clip: { ...of.clip, durationMs: 11_500 } }));
  const long = found(8)
    .slice(6)
    .map((of) => ({ ...of, clip: { ...of.clip, durationMs: 16_000 } }));
  const { shots } = await make({ footage: [...short, ...long], vetting: fine });
  expect(crossfadeFrames).toBeGreaterThan(0);
  expect([shots[0]!, shots.at(-1)!].map(({ clip }) => clip.durationMs)).toEqual([16_000, 16_000]);
  expect(shots.slice(1, -1).every(({ clip }) => clip.durationMs === 11_500)).toBe(true);
});
