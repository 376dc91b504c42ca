import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, parse, resolve } from 'node:path';
import { NO_PICTURES } from '../core/church-pictures.ts';
import { writeCaptions, type CaptionFile } from '../core/captions/caption-files.ts';
import { AppError, isAppError } from '../core/errors.ts';
import type { Format } from '../core/format.ts';
import { overallProgress, type Stage } from '../core/jobs.ts';
import { resolveChoices } from '../core/resolve-choices.ts';
import { newVideo, type CaptionRhythm } from '../core/video.ts';
import { loadConfig, loadEnvFiles } from '../platform/config.ts';
import { readRules } from '../platform/dictionary/rules-csv.ts';
import { readDocument, readSubtitleFile } from '../platform/documents/read-document.ts';
import { openLog } from '../platform/log.ts';
import { ensureTools } from '../platform/media/find-tools.ts';
import { openScratch } from '../platform/scratch.ts';
import { openMakingServices } from '../platform/services.ts';
import type { Note } from '../worker/pipeline/context.ts';
import { makeDocument, StageError } from '../worker/pipeline/make-document.ts';
import { openContext } from '../worker/pipeline/open-context.ts';
import { render, renderable, verify } from '../worker/pipeline/render.ts';
import { startRenderEngine } from '../worker/start-worker.ts';
import { printVerification } from './print-verification.ts';
import { progressBar } from './progress-bar.ts';
import { writeEditPack } from './write-edit-pack.ts';

export interface RenderOptions {
  recording: string;
  manuscript?: string;
  subtitles?: string;
  /** CSV of rules for what is heard. */
  dictionary?: string;
  out: string;
  /** Written beside the MP4 under its name. */
  captions: CaptionFile[];
  wordTimes: boolean;
  template: string;
  format: Format;
  title?: string;
  scripture?: string;
  church?: string;
  language: string;
  rhythm: CaptionRhythm;
  /** `template`, `none`, or a track of the library. */
  music: string;
  /** Loops of the library; without any they are chosen by the words. */
  backgrounds: string[];
  /** Half the size, for a quick look. */
  draft: boolean;
  /** ZIP to write with everything the video is made of, for editing programs. */
  editPack?: string;
  /** Hold the render against a plain one; the exit code is 1 where it does not agree. */
  verify: boolean;
}

/** The main job without web, database or queue: the same pipeline as the worker's, with a progress bar. */
export async function renderCommand(options: RenderOptions): Promise<void> {
  const startedAt = Date.now();
  const config = loadConfig(loadEnvFiles());
  const log = openLog({ name: 'render', level: config.logLevel === 'info' ? 'warn' : config.logLevel });
  await ensureTools({ config: config.tools, log: (line) => process.stderr.write(`${line}\n`) });
  const services = await openMakingServices(config, log);
  if (!services.templates.has(options.template))
    throw new AppError('template_unknown', { template: options.template });
  const choices = resolveChoices(services.library.library, {
    format: options.format,
    music: ['template', 'none'].includes(options.music) ? options.music : `builtin:music/${options.music}`,
    backgrounds: options.backgrounds.map((id) => `builtin:loops/${id}`),
  });

  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stopped.abort(new AppError('cancelled')));
  const scratch = await openScratch(config);
  const videoId = randomUUID();
  const bar = progressBar(process.stderr);
  const notes = new Set<Note>();
  try {
    const source = await readSource(options, videoId);
    const shared = openContext({
      videoId,
      services,
      source,
      dictionary: options.dictionary ? readRules(await readInput(options.dictionary)).rules : [],
      pictures: NO_PICTURES,
      workDir: scratch.dir,
      signal: stopped.signal,
      log,
      report: () => {},
      note: (key) => void notes.add(key),
    });
    const context = (stage: Stage) => ({
      ...shared,
      report: (share: number) => bar.update(stage, overallProgress(stage, share)),
    });
    await services.storage.put(
      source.audioKey,
      { path: resolve(options.recording) },
      { contentType: 'application/octet-stream' },
    );
    const video = await makeDocument({
      video: newVideo({
        title: options.title,
        scripture: options.scripture,
        church: options.church,
        language: options.language,
        format: options.format,
        templateId: options.template,
        rhythm: options.rhythm,
        choices,
      }),
      context,
      store: { done: {}, save: async ({ stage }) => bar.update(stage, overallProgress(stage, 1)) },
    });
    const engine = await startRenderEngine(services);
    try {
      const of = renderable(video, {
        services,
        cacheDir: scratch.dir,
        quality: options.draft ? 'draft' : 'full',
      });
      const rendered = await render(of, context('render'), engine);
      await moveTo(rendered.path, resolve(options.out));
      for (const kind of options.captions) {
        const text = writeCaptions(video, kind, { wordTimes: options.wordTimes });
        await writeFile(besideOut(options.out, kind), text);
      }
      bar.done();
      if (options.editPack) {
        const packing = progressBar(process.stderr);
        const report = (share: number) => packing.update('edit-pack', 100 * share);
        const { out: mp4, editPack: out } = options;
        const making = {
          video,
          of,
          mp4: resolve(mp4),
          context: { ...context('publish'), report },
          engine,
          out,
        };
        await writeEditPack(making).finally(packing.done);
      }
      printEnd({ out: options.out, ...rendered, tookMs: Date.now() - startedAt, notes });
      if (options.verify) {
        const checking = progressBar(process.stderr);
        const report = (share: number) => checking.update('verify', 100 * share);
        const verification = await verify(of, { ...context('render'), report }, engine).finally(
          checking.done,
        );
        printVerification(verification);
        if (!verification.holds) process.exitCode = 1;
      }
    } finally {
      await engine.close();
    }
  } catch (error) {
    bar.done();
    const failure = error instanceof StageError ? error.error : error;
    if (isAppError(failure) && failure.cause) log.debug({ err: failure.cause }, 'cause');
    throw failure;
  } finally {
    await scratch.close();
    await services.storage.deletePrefix(`videos/${videoId}/`);
  }
}

async function readSource(options: RenderOptions, videoId: string) {
  const sizeBytes = await sizeOf(options.recording);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(options.recording)) hash.update(chunk as Buffer);
  return {
    audioKey: `videos/${videoId}/source/recording${extname(options.recording).toLowerCase()}`,
    audioFileName: basename(options.recording),
    audioSha256: hash.digest('hex'),
    sizeBytes,
    manuscript: options.manuscript ? await readDocument(await readInput(options.manuscript)) : null,
    subtitles: options.subtitles ? readSubtitleFile(await readInput(options.subtitles)) : null,
  };
}

async function sizeOf(path: string): Promise<number> {
  const { size } = await stat(path).catch(() => {
    throw new AppError('file_missing', { path });
  });
  if (size === 0) throw new AppError('audio_empty');
  return size;
}

const readInput = (path: string): Promise<Buffer> =>
  readFile(path).catch(() => {
    throw new AppError('file_missing', { path });
  });

/** `sermon.mp4` and `srt`: `sermon.srt`. */
const besideOut = (out: string, extension: string): string =>
  join(dirname(resolve(out)), `${parse(out).name}.${extension}`);

/** Whole or not at all, also across file systems. */
async function moveTo(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const draft = `${to}.part`;
  await copyFile(from, draft);
  await rename(draft, to);
}

const NOTES: Record<Note, string> = {
  rough_timing:
    '자막 시간을 소리로 짐작했어요. 한번 확인해 주세요. (Rough timing: please check the captions.)',
  no_voice:
    '녹음에서 목소리를 듣지 못해 자막을 고르게 놓았어요. (No voice heard: captions are spread over the length.)',
  manuscript_doubtful:
    '이 녹음의 원고가 아닌 것 같아요. 자막 시간은 어림한 것이에요. (The manuscript does not seem to be of this recording: its times are estimates.)',
  manuscript_unlike:
    '원고가 녹음과 많이 달라서 들은 대로 자막을 만들었어요. 이 녹음의 원고가 맞는지 봐 주세요. (The manuscript is not of this recording: captions show what was heard.)',
  script_by_rules: '언어 모델이 답하지 않아 규칙으로 장면을 나눴어요. (Scenes were made by rules.)',
  footage_unavailable: '영상 소재를 찾지 못해 기본 배경을 썼어요. (Built-in backgrounds were used.)',
  footage_unchecked:
    '찾은 영상 가운데 확인하지 못한 것이 있어 쓰지 않았어요. (Footage that could not be checked was left out.)',
  footage_shown_unchecked:
    '확인하지 못한 영상이 배경에 있을 수 있어요. 한번 봐 주세요. (Some backgrounds were not checked: please look at them.)',
};

function printEnd(end: {
  out: string;
  durationMs: number;
  sizeBytes: number;
  tookMs: number;
  notes: Set<Note>;
}): void {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  for (const note of end.notes) process.stdout.write(`! ${NOTES[note]}\n`);
  process.stdout.write(
    `✓ ${end.out}  ${seconds(end.durationMs)}, ${(end.sizeBytes / 1e6).toFixed(1)} MB, made in ${seconds(end.tookMs)}\n`,
  );
}
