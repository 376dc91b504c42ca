import { expect, it } from 'vitest';
import { NO_PICTURES, type ChurchPictures, type OwnPicture } from '../../core/church-pictures.ts';
import { newVideo, type Clip, type Video } from '../../core/video.ts';
import type { FoundClip } from '../../platform/footage/footage.ts';
import { loadLibrary } from '../../platform/library.ts';
import { loadTemplates } from '../../platform/templates.ts';
import type { PipelineContext } from './context.ts';
import { illustrate } from './illustrate.ts';

const templates = await loadTemplates();
const library = await loadLibrary();
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
const found = (asset: string): FoundClip => ({ clip: clip(asset), downloadUrl: 'x', posterUrl: null });

async function shown(
  pictures: Partial<ChurchPictures>,
  footage: FoundClip[] | null = null,
): Promise<string[]> {
  const kept = new Set<string>();
  const context = {
    services: {
      templates,
      library,
      storage: { stat: async () => ({ sizeBytes: 1 }), put: async (key: string) => void kept.add(key) },
      footage: footage && { name: 'Pexels', search: async () => footage, download: async () => {} },
    },
    pictures: { ...NO_PICTURES, ...pictures },
    report: () => {},
    note: () => {},
    signal: new AbortController().signal,
  } as unknown as PipelineContext;
  return (await illustrate(video, context)).shots.map((shot) => shot.clip.asset);
}

it("shows the church's own clips where they fit, and before the built-in ones elsewhere", async () => {
  const assets = await shown({ own: [own('garden', '정원'), own('sea', '바다'), own('hill', '산')] });
  expect(assets.slice(0, 3)).toEqual(['own:sea', 'own:hill', 'own:garden']);
  expect(loops).toContain(assets[3]);
});

it("takes found footage before the church's clips that fit nothing", async () => {
  const assets = await shown({ own: [own('garden', '정원'), own('sea', '바다')] }, [
    found('pexels:1/1'),
    found('pexels:2/2'),
    found('pexels:3/3'),
  ]);
  expect(assets).toEqual(['own:sea', 'pexels:1/1', 'pexels:2/2', 'pexels:3/3']);
});

it('never shows what is never to be shown, and takes first what is always fine', async () => {
  const footage = [found('pexels:1/1'), found('pexels:2/2'), found('pexels:3/3')];
  const verdicts = { ...never('pexels:1/1', 'own:sea', loops[0]!), 'pexels:3/3': 'always' as const };
  const assets = await shown({ own: [own('sea', '바다')], verdicts }, footage);
  expect(assets.slice(0, 2)).toEqual(['pexels:3/3', 'pexels:2/2']);
  for (const asset of ['pexels:1/1', 'own:sea', loops[0]!]) expect(assets).not.toContain(asset);
});

it('shows the plain ground rather than what is never to be shown', async () => {
  expect(await shown({ verdicts: never(...loops) })).toEqual([]);
});
