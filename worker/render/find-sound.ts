import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Timeline } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import type { Media } from '../../platform/media/media.ts';
import type { EncodeSlots } from './encode-slots.ts';
import { mixSound } from './mix-sound.ts';
import type { PartStore } from './part-store.ts';
import { soundKey, voiceKey } from './sound-key.ts';
import { writeVoice } from './write-voice.ts';

interface SoundRequest {
  video: Video;
  timeline: Timeline;
  assetPath: (asset: string) => Promise<string>;
  /** Canonical 48 kHz WAV of the recording; asked for only where its voice is to be cleaned. */
  voiceWav: () => Promise<string>;
  /** Called once it is cleaned and not needed any more: it is as large as half the video. */
  dropVoiceWav?: () => Promise<void>;
  codeVersion: string;
  media: Media;
  slots: EncodeSlots;
  store: PartStore;
  /** Where it may leave what it needs on the way. */
  folder: string;
  out: string;
  signal: AbortSignal;
  onProgress: (share: number) => void;
}

/**
 * The sound of the whole video at `out`: the kept one where nothing that is heard was changed, else a new mix, which
 * is then kept.
 */
export async function findSound(request: SoundRequest): Promise<void> {
  const { video, slots, store, out, signal, onProgress } = request;
  const musicPath = video.sound.music && (await request.assetPath(video.sound.music.asset));
  const name = `${await soundKey({ ...request, musicPath })}.m4a`;
  signal.throwIfAborted();
  if (await store.fetch(name, out)) {
    onProgress(1);
    return;
  }
  await slots.run(signal, async () => {
    const voicePath = await findVoice(request);
    await mixSound({ ...request, voicePath, musicPath });
    await rm(voicePath, { force: true });
  });
  await store.keep(name, out);
}

/** The clean voice, kept by itself: other music, or another volume, is not a reason to fetch and clean the recording again. */
async function findVoice(request: SoundRequest): Promise<string> {
  const { folder, store } = request;
  const path = join(folder, 'clean-voice.flac');
  const name = `${voiceKey(request)}.flac`;
  if (!(await store.fetch(name, path))) {
    const voiceWav = await request.voiceWav();
    await writeVoice({ ...request, voiceWav, format: 'flac', out: path });
    await request.dropVoiceWav?.();
    await store.keep(name, path);
  }
  return path;
}
