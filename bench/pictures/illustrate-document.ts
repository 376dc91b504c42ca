import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { NO_PICTURES } from '../../core/church-pictures.ts';
import { loopFile } from '../../core/library.ts';
import type { Shot } from '../../core/video.ts';
import { openPexels } from '../../platform/footage/pexels-footage.ts';
import type { MakingServices } from '../../platform/services.ts';
import { openGeminiVetting } from '../../platform/vetting/gemini-vetting.ts';
import { clipsShown, geminiText, startGeminiServer } from '../../tests/fakes/gemini-server.ts';
import { illustrate } from '../../worker/pipeline/illustrate.ts';
import { openContext } from '../../worker/pipeline/open-context.ts';
import { startLoopbackPexels } from './loopback-pexels.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import { makeTalk } from './make-talk.ts';
import { seeded } from './seeded.ts';

export interface PictureFigures {
  shots: number;
  /** Share of the recording that is covered by exactly one shot. */
  coverage: number;
  /** Shots whose clip was in an earlier one. */
  repeats: number;
  /** Share of shots whose clip a model looked at and accepted. */
  vetted: number;
  requests: number;
  modelCalls: number;
  seconds: number;
  /** With those of the servers on loopback; null where the system does not say. */
  cpuSeconds: number | null;
}

/** One clip of so many is refused. */
const REFUSED_ONE_IN = 12;

/** Illustrates a talk with footage and looks from loopback; nothing is remembered from one talk to the next. */
export async function illustrateDocument(request: {
  minutes: number;
  services: MakingServices;
  folder: string;
  seed: string;
}): Promise<PictureFigures> {
  const { minutes, services, folder, seed } = request;
  const { media, log, library } = services;
  const video = makeTalk({ minutes, seed });
  const film = join(library.dir, loopFile(library.library.loops[0]!.id, video.format));
  const pexels = await startLoopbackPexels(film);
  const gemini = await startGeminiServer((asked, index) =>
    geminiText(
      JSON.stringify({
        clips: Array.from({ length: clipsShown(asked) }, (_, i) =>
          seeded(REFUSED_ONE_IN, seed, index, i) === 0
            ? { clip: i + 1, verdict: 'refuse', reasonKo: '얼굴이 보여요.', reasonEn: 'A face is seen.' }
            : { clip: i + 1, verdict: 'show' },
        ),
      }),
    ),
  );
  try {
    const context = openContext({
      videoId: `bench-${minutes}`,
      services: {
        ...services,
        footage: openPexels({ apiKey: 'key', baseUrl: pexels.url, media, log }),
        vetting: openGeminiVetting({ apiKey: 'key', model: 'loopback', baseUrl: gemini.url, log }),
      },
      source: {
        audioKey: 'none',
        audioFileName: 'none',
        audioSha256: seed,
        sizeBytes: 0,
        manuscript: null,
        subtitles: null,
      },
      dictionary: [],
      pictures: NO_PICTURES,
      workDir: await mkdtemp(join(folder, 'work-')),
      signal: new AbortController().signal,
      log,
      report: () => {},
      note: () => {},
    });
    const startedAt = performance.now();
    const cpuBefore = cpuSeconds();
    const { shots } = await illustrate(video, context);
    const seconds = (performance.now() - startedAt) / 1000;
    const cpuAfter = cpuSeconds();
    const assets = shots.map(({ clip }) => clip.asset);
    return {
      shots: shots.length,
      coverage: coveredMs(shots) / video.recording!.durationMs,
      repeats: assets.length - new Set(assets).size,
      // what was refused or not looked at is never shown, as the policy of the context says
      vetted: assets.filter((asset) => asset.startsWith('pexels:')).length / assets.length,
      requests: pexels.searches(),
      modelCalls: gemini.requests.length,
      seconds,
      cpuSeconds: cpuAfter === null || cpuBefore === null ? null : cpuAfter - cpuBefore,
    };
  } finally {
    await Promise.all([pexels.close(), gemini.close()]);
  }
}

/** Time that shots cover: what two of them cover counts against it. */
const coveredMs = (shots: readonly Shot[]): number =>
  shots.reduce((sum, { startMs, endMs }, i) => {
    const overlap = Math.max(0, (shots[i - 1]?.endMs ?? 0) - startMs);
    return sum + endMs - startMs - 2 * overlap;
  }, 0);
