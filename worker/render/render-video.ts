import { join } from 'node:path';
import type { Quality } from '../../core/quality.ts';
import type { Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import { allEnded, atOnce } from './at-once.ts';
import type { Encoding } from './compose-chunk.ts';
import { findSound } from './find-sound.ts';
import { joinChunks } from './join-chunks.ts';
import { makeChunks } from './make-chunks.ts';
import { measureChunks, workOfChunks, workOfSound } from './measure-work.ts';
import { planRender, type PlannedChunk, type RenderPlan } from './plan-render.ts';
import type { RenderTools } from './render-tools.ts';
import { stopwatch } from './stopwatch.ts';

export interface RenderRequest {
  video: Video;
  /** As loaded; the document's overrides are applied inside. */
  template: Template;
  /** A file on this machine for each asset the document names. */
  assetPath: (assetId: string) => Promise<string>;
  /** Canonical 48 kHz WAV of the recording; asked for only where the sound is to be mixed. */
  voiceWav: () => Promise<string>;
  /** Called once it is not needed any more. */
  dropVoiceWav?: () => Promise<void>;
  /** An existing folder; a folder inside it is used and removed, however the render ends. */
  workDir: string;
  /** The MP4; appears when it is complete. */
  out: string;
  /** Where finished chunks are kept; null keeps none. */
  storage: Storage | null;
  signal: AbortSignal;
  /** Share of the work done, 0 to 1. */
  onProgress: (share: number) => void;
  /** Where it is known already. */
  plan?: RenderPlan;
  quality?: Quality;
  /** For measurements; the quality's own where left out. */
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
  /** Of the chunks that were made. */
  framesMade: number;
  sheets: number;
  pictures: number;
}

/** Parts fetched at once. */
const FETCH_AT_ONCE = 4;

/** Plan, fetch what is kept, make what is missing, join. */
export async function renderVideo(
  request: RenderRequest & RenderTools,
): Promise<{ frames: number; timings: RenderTimings }> {
  const { video, media, folder, store, out, onProgress } = request;
  // one failure ends everything else that is going on
  const failed = new AbortController();
  const signal = AbortSignal.any([request.signal, failed.signal]);
  const since = stopwatch();

  const plan = request.plan ?? (await planRender({ ...request, signal }));
  const { timeline, chunks } = plan;
  const pathOf = (chunk: PlannedChunk) => join(folder, `chunk-${chunk.index}.mp4`);
  const kept = await atOnce(chunks, FETCH_AT_ONCE, (chunk) => store.fetch(chunk.name, pathOf(chunk)));
  const missing = chunks.filter((_, i) => !kept[i]);
  const planMs = since();

  const soundWork = workOfSound(timeline.durationInFrames);
  const totalWork = workOfChunks(missing) + soundWork;
  let [pictures, sound] = [0, 0];
  const tell = () => onProgress(Math.min(0.99, (pictures + sound) / totalWork));
  const soundPath = join(folder, 'sound.m4a');
  let soundMs = 0;
  const measured = measureChunks(missing, (work) => {
    pictures = work;
    tell();
  });
  let onFirstSheet = () => {};
  const firstSheet = new Promise<void>((resolve) => {
    onFirstSheet = resolve;
  });
  const making = makeChunks({
    ...request,
    plan,
    chunks: missing,
    pathOf,
    signal,
    ...measured,
    onSheet: (sheets) => {
      onFirstSheet();
      measured.onSheet(sheets);
    },
  });
  const mixing = async () => {
    // encoders wait for the first pictures: the sound leaves them the processor until then
    await Promise.race([firstSheet, making]);
    const begunMs = since();
    await findSound({
      ...request,
      timeline,
      out: soundPath,
      signal,
      onProgress: (share) => {
        sound = share * soundWork;
        tell();
      },
    });
    soundMs = since() - begunMs;
  };
  // the folder may go once nothing writes into it any more
  const [made] = await allEnded([making, mixing()], (error) => failed.abort(error));
  const workedMs = since();

  await joinChunks({
    chunks: chunks.map((chunk) => ({ path: pathOf(chunk), frames: chunk.plan.frames })),
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
      ...made,
      planMs,
      soundMs,
      joinMs: since() - workedMs,
      chunks: chunks.length,
      reusedChunks: chunks.length - missing.length,
      framesMade: workOfChunks(missing),
    },
  };
}
