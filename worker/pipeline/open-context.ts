import { extname, join } from 'node:path';
import { DEFAULT_POLICY } from '../../core/picture-policy.ts';
import type { ClipChecks, PipelineContext } from './context.ts';

/** Without a policy the default one is meant; without a place for what is said of clips nothing is kept. */
type Given = Omit<PipelineContext, 'recordingPath' | 'voiceWav' | 'policy' | 'checks'> &
  Partial<Pick<PipelineContext, 'policy' | 'checks'>>;

const NO_CHECKS: ClipChecks = { find: async () => [], keep: async () => {}, noteRefused: async () => {} };

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
  return { policy: DEFAULT_POLICY, checks: NO_CHECKS, ...given, recordingPath, voiceWav };
}
