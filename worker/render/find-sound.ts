import type { Timeline } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import type { Media } from '../../platform/media/media.ts';
import type { EncodeSlots } from './encode-slots.ts';
import { mixSound } from './mix-sound.ts';
import type { PartStore } from './part-store.ts';
import { soundKey } from './sound-key.ts';

/**
 * The sound of the whole video at `out`: the kept one where nothing that is heard was changed, else a new mix, which
 * is then kept.
 */
export async function findSound(request: {
  video: Video;
  timeline: Timeline;
  assetPath: (asset: string) => Promise<string>;
  /** Canonical 48 kHz WAV of the recording; asked for only where the sound is to be mixed. */
  voiceWav: () => Promise<string>;
  codeVersion: string;
  media: Media;
  slots: EncodeSlots;
  store: PartStore;
  /** Where it may leave what it needs on the way. */
  folder: string;
  out: string;
  signal: AbortSignal;
  onProgress: (share: number) => void;
}): Promise<void> {
  const { video, slots, store, out, signal, onProgress } = request;
  const musicPath = video.sound.music && (await request.assetPath(video.sound.music.asset));
  const name = `${await soundKey({ ...request, musicPath })}.m4a`;
  signal.throwIfAborted();
  if (await store.fetch(name, out)) {
    onProgress(1);
    return;
  }
  const voiceWav = await request.voiceWav();
  await slots.run(signal, () => mixSound({ ...request, voiceWav, musicPath }));
  await store.keep(name, out);
}
