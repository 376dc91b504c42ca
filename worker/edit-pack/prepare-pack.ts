import { createHash } from 'node:crypto';
import { extname, join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';
import {
  EDIT_PACK_VERSION,
  type EditPackManifest,
  type PackFile,
  type PackFileKind,
} from '../../core/edit-pack.ts';
import { writeCaptions } from '../../core/captions/caption-files.ts';
import type { PackIndex } from '../../platform/edit-pack/pack-index.ts';
import { PACK_PATHS, packContent, type PackContent } from '../../platform/edit-pack/pack-content.ts';
import type { PackSource } from '../../platform/edit-pack/pack-source.ts';
import { writeCredits } from '../../platform/edit-pack/write-credits.ts';
import { writeDescription } from '../../platform/edit-pack/write-description.ts';
import { writeReadme } from '../../platform/edit-pack/write-readme.ts';
import { writeTimetable } from '../../platform/edit-pack/write-timetable.ts';
import { writeXmeml } from '../../platform/edit-pack/write-xmeml.ts';
import type { Media } from '../../platform/media/media.ts';
import { packKeys } from '../../platform/storage/pack-keys.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import type { Renderable } from '../pipeline/render.ts';
import type { RenderEngine } from '../render/open-render-engine.ts';
import { writePackMusic, writePackVoice } from './write-sounds.ts';

export interface PackMaking {
  source: PackSource;
  /** The document, with a file on this machine for each asset it names. */
  of: Omit<Renderable, 'video' | 'quality'>;
  videoId: string;
  /** Canonical 48 kHz WAV of the recording; asked for only where the voice is not there yet. */
  voiceWav: () => Promise<string>;
  engine: Pick<RenderEngine, 'shots' | 'codeVersion'>;
  media: Media;
  storage: Storage;
  /** An existing folder; a folder inside it is used and removed, however the work ends. */
  workDir: string;
  signal: AbortSignal;
  /** Share of the work done, 0 to 1. */
  onProgress: (share: number) => void;
}

/** Of the whole, as a rule; the rest is the sound. */
const SHARE_OF_CLIPS = 0.85;

/**
 * Makes what is in the pack and nowhere else, and keeps each file in storage by what is in it: what is there from an
 * earlier pack of the video is not made again. The index comes last: where it is, all is.
 * @throws AppError asset_missing | cancelled | disk_full | render_failed | storage_failed
 */
export async function preparePack(making: PackMaking): Promise<PackIndex> {
  const { source, of, engine, storage, videoId, signal, onProgress } = making;
  const { video } = source;
  const keys = packKeys(videoId);
  const content = packContent(video, of.template, source.quality);
  const folder = await mkdtemp(join(making.workDir, 'pack-'));
  try {
    const films = await engine.shots({
      ...of,
      video,
      workDir: folder,
      signal,
      has: async (name) => (await storage.stat(keys.part(name))) !== null,
      keep: (name, path) => storage.put(keys.part(name), { path }, { contentType: 'video/mp4' }),
      onProgress: (share) => onProgress(share * SHARE_OF_CLIPS),
    });
    const sounds = await soundFiles(making, content, folder);
    const frames = content.timeline.durationInFrames;
    const files: Stored[] = [
      await stored(storage, { path: PACK_PATHS.video, kind: 'video', key: source.mp4Key, frames }),
      await stored(storage, { path: PACK_PATHS.thumbnail, kind: 'thumbnail', key: source.thumbnailKey }),
      ...(await textFiles(making, content)),
      ...sounds,
    ];
    for (const [i, film] of films.entries()) {
      const path = content.shots[i]!.path;
      files.push(
        await stored(storage, { path, kind: 'clip', key: keys.part(film.name), frames: film.frames }),
      );
    }
    const manifest = manifestOf(
      content,
      files.map(({ path, kind, sizeBytes, frames }) => ({ path, kind, sizeBytes, frames })),
    );
    const manifestFile = await keepText(
      making,
      PACK_PATHS.manifest,
      `${JSON.stringify(manifest, null, 2)}\n`,
    );
    const entries = [...files, manifestFile].map(({ path, key, sizeBytes }) => ({ path, key, sizeBytes }));
    // what people look for first stands first
    entries.sort((a, b) => depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1));
    const index: PackIndex = { entries };
    signal.throwIfAborted();
    await storage.put(
      keys.index(source.name),
      { data: JSON.stringify(index) },
      { contentType: 'application/json' },
    );
    await removeOthers(storage, keys, source.name, index);
    onProgress(1);
    return index;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

type Stored = PackFile & { key: string };

async function soundFiles(making: PackMaking, content: PackContent, folder: string): Promise<Stored[]> {
  const { of, videoId, storage, media, signal, onProgress } = making;
  const { video, timeline } = content;
  const { music } = video.sound;
  const frames = timeline.durationInFrames;
  const request = { video, timeline, media, folder, signal };
  const { recording, sound } = video;
  const heard = {
    codeVersion: making.engine.codeVersion,
    recording: recording && { ...recording, peaks: [] },
    sound,
    timeline: { ...timeline, shots: [] },
  };

  /** Made by `make` where it is not there yet. */
  const sounding = async (
    path: string,
    kind: PackFileKind,
    contentType: string,
    make: (out: string) => Promise<string>,
  ): Promise<Stored> => {
    const name = `${hashOf([kind, heard])}${extname(path)}`;
    const key = packKeys(videoId).part(name);
    if (!(await storage.stat(key))) {
      const file = await make(join(folder, name));
      await storage.put(key, { path: file }, { contentType });
    }
    return stored(storage, { path, kind, key, ...(kind !== 'music_track' && { frames }) });
  };

  const files = [
    await sounding(PACK_PATHS.voice, 'voice', 'audio/wav', async (out) => {
      await writePackVoice({ ...request, voiceWav: await making.voiceWav(), out });
      return out;
    }),
  ];
  onProgress(SHARE_OF_CLIPS + (1 - SHARE_OF_CLIPS) / 2);
  if (!music) return files;
  const musicPath = await of.assetPath(music.asset);
  files.push(
    await sounding(PACK_PATHS.music, 'music', 'audio/wav', async (out) => {
      await writePackMusic({ ...request, musicPath, out });
      return out;
    }),
    await sounding(PACK_PATHS.musicTrack, 'music_track', 'audio/mp4', async () => musicPath),
  );
  return files;
}

async function textFiles(making: PackMaking, content: PackContent): Promise<Stored[]> {
  const { video } = content;
  const texts: [string, PackFileKind, string][] = [
    [PACK_PATHS.srt, 'subtitles', writeCaptions(video, 'srt')],
    [PACK_PATHS.vtt, 'subtitles', writeCaptions(video, 'vtt')],
    [PACK_PATHS.timeline, 'timeline', writeXmeml(content)],
    [PACK_PATHS.timetable, 'timetable', writeTimetable(content)],
    [PACK_PATHS.description, 'description', writeDescription(content)],
    [PACK_PATHS.credits, 'credits', writeCredits(content)],
    [PACK_PATHS.readme, 'readme', writeReadme(content)],
  ];
  const files: Stored[] = [];
  for (const [path, kind, text] of texts) {
    // subtitles of a video in which nothing is said
    if (text === '') continue;
    files.push({ ...(await keepText(making, path, text)), kind, frames: null });
  }
  return files;
}

async function keepText(
  { storage, videoId }: PackMaking,
  path: string,
  text: string,
): Promise<{ path: string; key: string; sizeBytes: number }> {
  const data = Buffer.from(text);
  const key = packKeys(videoId).part(`${hashOf(text)}${extname(path)}`);
  await storage.put(key, { data }, { contentType: 'text/plain; charset=utf-8' });
  return { path, key, sizeBytes: data.length };
}

/** @throws AppError not_found */
async function stored(
  storage: Storage,
  file: { path: string; kind: PackFileKind; key: string; frames?: number },
): Promise<Stored> {
  const found = await storage.stat(file.key);
  if (!found) throw new AppError('not_found');
  return { ...file, frames: file.frames ?? null, sizeBytes: found.sizeBytes };
}

function manifestOf({ video, timeline, quality, shots }: PackContent, files: PackFile[]): EditPackManifest {
  const { width, height, fps, durationInFrames, voiceFrom, voiceTo } = timeline;
  const { title, scripture, church, language, format } = video;
  return {
    kind: 'qt-video-edit-pack',
    version: EDIT_PACK_VERSION,
    title,
    scripture,
    church,
    language,
    template: video.template.id,
    quality,
    format,
    width,
    height,
    fps,
    frames: durationInFrames,
    voiceFromFrame: voiceFrom,
    voiceToFrame: voiceTo,
    files,
    shots,
  };
}

/** Of this video, one pack is kept. */
async function removeOthers(
  storage: Storage,
  keys: ReturnType<typeof packKeys>,
  name: string,
  { entries }: PackIndex,
): Promise<void> {
  const kept = new Set([keys.index(name), ...entries.map(({ key }) => key)]);
  for await (const { key } of storage.list(keys.all)) if (!kept.has(key)) await storage.delete(key);
}

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);

const depth = (path: string): number => path.split('/').length;
