import type { Video } from '../../core/video.ts';
import type { Media } from '../../platform/media/media.ts';
import { cleanVoiceFilter, HIGH_PASS } from './clean-voice.ts';

const BIT_RATE = 160_000;

/**
 * The clean voice of a video as a file of one channel at 48 kHz, as it is in the mix and in the preview: from the first
 * sample of the recording to its last, without intro and outro. Of the voice of a document made before recordings were
 * cleaned, only the rumble is taken.
 * @param request.voiceWav canonical 48 kHz WAV of the recording
 * @param request.format `wav` and `flac` hold exactly as many samples as the recording; `m4a` is small
 * @throws AppError disk_full | render_failed | cancelled
 */
export async function writeVoice(request: {
  video: Video;
  voiceWav: string;
  format: 'wav' | 'flac' | 'm4a';
  out: string;
  media: Media;
  signal: AbortSignal;
}): Promise<void> {
  const { video, voiceWav, format, out, media, signal } = request;
  const { cleaning, samples } = video.recording ?? {};
  const filter = cleaning && samples !== undefined ? cleanVoiceFilter(cleaning, samples) : HIGH_PASS;
  await media.run(
    {
      kind: 'encode',
      inputs: [{ path: voiceWav }],
      filter: `[0:a]${filter}[voice]`,
      outputs: [
        format === 'm4a'
          ? { label: 'voice', format, path: out, audio: { bitRate: BIT_RATE }, fastStart: true }
          : { label: 'voice', format, path: out },
      ],
    },
    { signal },
  );
}
