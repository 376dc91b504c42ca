import { join } from "node:path";
import { layersOf } from "../../core/layers.ts";
import { overlayOf } from "../../core/overlay.ts";
import type { Template } from "../../core/template.ts";
import type { Span, Timeline } from "../../core/timeline.ts";
import type { Video } from "../../core/video.ts";
import type { Media } from "../../platform/media/media.ts";
import type { Storage } from "../../platform/storage/storage.ts";
import { atOnce } from "./at-once.ts";
import { chunkKey } from "./chunk-key.ts";
import { readClipSource, type ClipSource } from "./clip-source.ts";
import {
  composeChunk,
  type ChunkPlan,
  type Encoding,
} from "./compose-chunk.ts";
import { drawSheets } from "./draw-sheets.ts";
import { joinChunks } from "./join-chunks.ts";
import { mixSound } from "./mix-sound.ts";
import type { Drawer } from "./open-drawer.ts";
import type { PartStore } from "./part-store.ts";
import { planBackground } from "./plan-background.ts";
import { planChunks } from "./plan-chunks.ts";
import { planOverlay } from "./plan-overlay.ts";
import { shareCores, type CoreShare } from "./share-cores.ts";
import { soundKey } from "./sound-key.ts";

export interface RenderRequest {
  video: Video;
  /** As loaded; the document's overrides are applied inside. */
  template: Template;
  /** A file on this machine for each asset the document names. */
  assetPath: (assetId: string) => Promise<string>;
  /** Canonical 48 kHz WAV of the recording. */
  voiceWav: string;
  /** An existing folder; a folder inside it is used and removed, however the render ends. */
  workDir: string;
  /** The MP4; appears when it is complete. */
  out: string;
  /** Where finished chunks are kept; null keeps none. */
  storage: Storage | null;
  signal: AbortSignal;
  /** Share of the work done, 0 to 1. */
  onProgress: (share: number) => void;
  /** For measurements; the product's own where left out. */
  encoding?: Encoding;
}

/** How long what took, in milliseconds. Drawing, encoding and sound go on at the same time. */
export interface RenderTimings {
  planMs: number;
  drawMs: number;
  encodeMs: number;
  soundMs: number;
  joinMs: number;
  chunks: number;
  reusedChunks: number;
  sheets: number;
  pictures: number;
}

interface Chunk extends Span {
  plan: ChunkPlan;
  key: string;
  path: string;
}

/** Hundreds of times what a chunk takes: an ffmpeg that still waits then waits for ever. */
const CHUNK_TIMEOUT_MS = 15 * 60 * 1000;

/** Shares of the work, for progress: measured on the sample. */
const DRAW_SHARE = 0.2;
const SOUND_SHARE = 0.08;

/** Plan, draw, compose, mix, join. */
export async function renderVideo(
  request: RenderRequest & {
    encoding: Encoding;
    folder: string;
    drawer: Drawer;
    media: Media;
    store: PartStore;
    codeVersion: string;
  },
): Promise<{ frames: number; timings: RenderTimings }> {
  const { video, template, media, folder, store, out, onProgress } = request;
  // one failure ends everything else that is going on
  const failed = new AbortController();
  const signal = AbortSignal.any([request.signal, failed.signal]);
  const since = stopwatch();
  const { timeline } = overlayOf(video, template);

  const sources = await readSources(
    request,
    timeline.shots.map((shot) => shot.clip.asset),
    signal,
  ).catch((error: unknown) => {
    failed.abort(error);
    throw error;
  });
  const sourceOf = (asset: string) => sources.get(asset)!;
  const chunks = planAll(request, sourceOf);
  const kept = await atOnce(chunks, 4, (chunk) =>
    store.fetch(chunkName(chunk), chunk.path),
  );
  const missing = chunks.filter((_, i) => !kept[i]);
  const share = shareCores(missing.length);
  const planMs = since();

  const progress = progressOf(missing, onProgress);
  const sheets = drawSheets({
    ...request,
    width: timeline.width,
    chunks: missing.map((chunk) => chunk.plan.overlay),
    signal,
    onSheet: () => progress.sheet(sheets.count),
  });
  let soundMs = 0;
  let drawMs = 0;
  const working = [
    findSound({
      ...request,
      timeline,
      signal,
      onProgress: progress.sound,
    }).then((path) => ((soundMs = since() - planMs), path)),
    sheets.done.then(() => (drawMs = since() - planMs)),
    atOnce(missing, share.atOnce, async (chunk) => {
      await sheets.ready(chunk.plan.overlay);
      await encode({
        ...request,
        chunk,
        threads: share.threads,
        sheets,
        sourceOf,
        signal,
        onFrame: (n) => progress.frame(chunk, n),
      });
      progress.frame(chunk, chunk.plan.frames);
      await store.keep(chunkName(chunk), chunk.path);
    }),
  ] as const;
  const [soundPath] = await Promise.all(working).catch(
    async (error: unknown) => {
      failed.abort(error);
      // the folder may go once nothing writes into it any more
      await Promise.allSettled(working);
      throw error;
    },
  );
  const workedMs = since();

  await joinChunks({
    chunks: chunks.map(({ path, plan }) => ({ path, frames: plan.frames })),
    soundPath,
    title: video.title || video.scripture,
    artist: video.church,
    media,
    out,
    signal,
  });
  onProgress(1);
  return {
    frames: timeline.durationInFrames,
    timings: {
      planMs,
      drawMs,
      encodeMs: workedMs - planMs,
      soundMs,
      joinMs: since() - workedMs,
      chunks: chunks.length,
      reusedChunks: chunks.length - missing.length,
      sheets: sheets.count,
      pictures: missing
        .flatMap((c) => c.plan.overlay)
        .reduce((sum, piece) => sum + piece.starts.length, 0),
    },
  };
}

function planAll(
  request: Parameters<typeof renderVideo>[0],
  sourceOf: (asset: string) => ClipSource,
): Chunk[] {
  const { video, template, encoding, codeVersion, folder } = request;
  const { timeline, template: resolved } = overlayOf(video, template);
  const layers = layersOf(video, template);
  return planChunks(timeline).map((chunk, i) => {
    const plan: ChunkPlan = {
      width: timeline.width,
      height: timeline.height,
      frames: chunk.to - chunk.from,
      ground: resolved.palette.ground,
      background: planBackground(timeline.shots, chunk),
      overlay: planOverlay(layers, chunk),
    };
    const key = chunkKey({
      video,
      template,
      chunk,
      plan,
      sourceOf,
      encoding,
      codeVersion,
    });
    return { ...chunk, plan, key, path: join(folder, `chunk-${i}.mp4`) };
  });
}

const chunkName = ({ key }: Chunk): string => `${key}.mp4`;

/** The kept sound where nothing that is heard was changed, else a new mix. */
async function findSound(
  request: Parameters<typeof renderVideo>[0] & {
    timeline: Timeline;
    onProgress: (share: number) => void;
  },
): Promise<string> {
  const { video, folder, store, signal, onProgress } = request;
  const musicPath =
    video.sound.music && (await request.assetPath(video.sound.music.asset));
  const name = `${await soundKey({ ...request, musicPath })}.m4a`;
  const path = join(folder, "sound.m4a");
  signal.throwIfAborted();
  if (await store.fetch(name, path)) {
    onProgress(1);
    return path;
  }
  await mixSound({ ...request, musicPath, out: path });
  await store.keep(name, path);
  return path;
}

async function readSources(
  { assetPath, media }: Pick<RenderRequest, "assetPath"> & { media: Media },
  assets: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, ClipSource>> {
  const distinct = [...new Set(assets)];
  const read = await atOnce(distinct, 4, (asset) =>
    readClipSource({ asset, assetPath, media, signal }),
  );
  return new Map(distinct.map((asset, i) => [asset, read[i]!]));
}

async function encode(request: {
  chunk: Chunk;
  threads: CoreShare["threads"];
  sheets: ReturnType<typeof drawSheets>;
  sourceOf: (asset: string) => ClipSource;
  encoding: Encoding;
  media: Media;
  signal: AbortSignal;
  onFrame: (frame: number) => void;
}): Promise<void> {
  const { chunk, threads, sheets, sourceOf, encoding, media, signal, onFrame } =
    request;
  const job = composeChunk({
    plan: chunk.plan,
    sourceOf,
    cutsOf: sheets.cutsOf,
    sheetPath: sheets.path,
    encoding,
    threads,
    out: chunk.path,
  });
  await media.run(job, { signal, onFrame, timeoutMs: CHUNK_TIMEOUT_MS });
}

/** Progress by work done: sheets drawn, frames encoded, sound mixed. Joining is too quick to count. */
function progressOf(
  missing: readonly Chunk[],
  report: (share: number) => void,
) {
  const total = missing.reduce((sum, chunk) => sum + chunk.plan.frames, 0);
  const framesOf = new Map<Chunk, number>();
  let drawn = 0;
  let mixed = 0;
  const tell = () => {
    const encoded = [...framesOf.values()].reduce((sum, n) => sum + n, 0);
    const encodedShare = total === 0 ? 1 : encoded / total;
    const share =
      DRAW_SHARE * drawn +
      SOUND_SHARE * mixed +
      (1 - DRAW_SHARE - SOUND_SHARE) * encodedShare;
    report(Math.min(0.99, share));
  };
  let sheetsDone = 0;
  return {
    sheet(of: number) {
      drawn = ++sheetsDone / of;
      tell();
    },
    frame(chunk: Chunk, frame: number) {
      framesOf.set(chunk, frame);
      tell();
    },
    sound(share: number) {
      mixed = share;
      tell();
    },
  };
}

/** Milliseconds since it was made. */
function stopwatch(): () => number {
  const start = performance.now();
  return () => Math.round(performance.now() - start);
}
