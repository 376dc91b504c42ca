import { extname, join } from 'node:path';
import type { PipelineContext } from './context.ts';

type Given = Omit<PipelineContext, 'recordingPath' | 'voiceWav'>;

/** A context whose recording is fetched, and turned into the canonical WAV, at most once and only when a stage asks. */
export function openContext(given: Given): PipelineContext {
  const { services, source, workDir, signal } = given;
  const once = <T>(make: () => Promise<T>) => {
    let made: Promise<T> | null = null;
    return () => (made ??= make());
  };
  const recordingPath = once(async () => {
    const path = join(workDir, `recording${extname(source.audioKey)}`);
    await services.storage.download(source.audioKey, path);
    return path;
  });
  const voiceWav = once(async () => {
    const path = join(workDir, 'voice.wav');
    const { samples } = await services.media.toWav({ path: await recordingPath(), out: path, signal });
    return { path, samples };
  });
  return { ...given, recordingPath, voiceWav };
}
