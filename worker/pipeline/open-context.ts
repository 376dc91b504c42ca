import { rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { DEFAULT_POLICY } from '../../core/picture-policy.ts';
import type { ClipChecks, PipelineContext } from './context.ts';

/** Without a policy the default one is meant; without a place for what is said of clips nothing is kept. */
type Given = Omit<PipelineContext, 'recordingPath' | 'voiceWav' | 'dropVoiceWav' | 'policy' | 'checks'> &
  Partial<Pick<PipelineContext, 'policy' | 'checks'>>;

const NO_CHECKS: ClipChecks = { find: async () => [], keep: async () => {}, noteRefused: async () => {} };

/** A context whose recording is fetched, and turned into the canonical WAV, once and only when a stage asks. */
export function openContext(given: Given): PipelineContext {
  const { services, source, workDir, signal } = given;
  let recording: Promise<string> | null = null;
  let voice: ReturnType<PipelineContext['voiceWav']> | null = null;
  const fetchRecording = async () => {
    const path = join(workDir, `recording${extname(source.audioKey)}`);
    await services.storage.download(source.audioKey, path);
    return path;
  };
  const recordingPath = () => (recording ??= fetchRecording());
  const makeWav = async () => {
    const path = join(workDir, 'voice.wav');
    const { samples } = await services.media.toWav({ path: await recordingPath(), out: path, signal });
    return { path, samples };
  };
  const voiceWav = () => (voice ??= makeWav());
  const dropVoiceWav = async () => {
    const made = await voice?.catch(() => null);
    voice = null;
    if (made) await rm(made.path, { force: true });
  };
  return { policy: DEFAULT_POLICY, checks: NO_CHECKS, ...given, recordingPath, voiceWav, dropVoiceWav };
}
