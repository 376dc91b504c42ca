import { dbToAmplitude, playedGains } from '../../../core/sound.ts';
import { FPS } from '../../../core/format.ts';
import type { Timeline } from '../../../core/timeline.ts';
import type { Video } from '../../../core/video.ts';
import type { Media } from '../../../platform/media/media.ts';

const SAMPLE_RATE = 48_000;
const SAMPLES_PER_FRAME = SAMPLE_RATE / FPS;

/**
 * By how many dB the voice is louder than the music while somebody speaks: K-weighted power (ITU-R BS.1770) of each alone,
 * in all stretches of speech together. Infinity without music; null where nobody speaks.
 * @param request.voicePath the clean voice, from the first sample of the recording
 */
export async function measureBalance(request: {
  video: Video;
  timeline: Timeline;
  voicePath: string;
  musicPath: string | null;
  media: Media;
  signal?: AbortSignal;
}): Promise<number | null> {
  const { video, timeline, voicePath, musicPath, media, signal } = request;
  const { music } = video.sound;
  const spoken = video.recording?.speech ?? [];
  if (spoken.length === 0) return null;
  if (!music || !musicPath) return Infinity;
  const [voice, track] = await Promise.all(
    [voicePath, musicPath].map(async (path) =>
      weighted(await media.decodePcm({ path, sampleRate: SAMPLE_RATE, signal })),
    ),
  );
  const round = Math.round((music.durationMs * SAMPLE_RATE) / 1000);
  const gains = playedGains(video, timeline, Infinity);
  const voiceGain = dbToAmplitude(video.sound.voiceGainDb);
  const offset = timeline.voiceFrom * SAMPLES_PER_FRAME;
  let [voicePower, musicPower] = [0, 0];
  for (const { startMs, endMs } of spoken) {
    const last = Math.min(voice!.length, Math.floor((endMs * SAMPLE_RATE) / 1000));
    for (let i = Math.floor((startMs * SAMPLE_RATE) / 1000); i < last;) {
      // frame by frame, in each of which the music has one gain
      const frame = Math.floor((offset + i) / SAMPLES_PER_FRAME);
      const gain = gains.music(frame);
      const next = Math.min(last, (frame + 1) * SAMPLES_PER_FRAME - offset);
      for (; i < next; i++) {
        voicePower += (voice![i]! * voiceGain) ** 2;
        musicPower += (track![(offset + i) % round]! * gain) ** 2;
      }
    }
  }
  return musicPower === 0 ? Infinity : 10 * Math.log10(voicePower / musicPower);
}

/** Coefficients of BS.1770-4 at 48 kHz: the shelf of a head, and the high-pass. */
const SHELF = {
  b: [1.53512485958697, -2.69169618940638, 1.19839281085285],
  a: [-1.69065929318241, 0.73248077421585],
} as const;
const HIGH_PASS = { b: [1, -2, 1], a: [-1.99004745483398, 0.99007225036621] } as const;

/** The samples as loudness meters hear them. */
function weighted(samples: Float32Array): Float32Array {
  const heard = new Float32Array(samples.length);
  const filters = [SHELF, HIGH_PASS].map(({ a, b }) => ({ a, b, x1: 0, x2: 0, y1: 0, y2: 0 }));
  for (let i = 0; i < samples.length; i++) {
    let x = samples[i]!;
    for (const f of filters) {
      const y = f.b[0] * x + f.b[1] * f.x1 + f.b[2] * f.x2 - f.a[0] * f.y1 - f.a[1] * f.y2;
      f.x2 = f.x1;
      f.x1 = x;
      f.y2 = f.y1;
      f.y1 = y;
      x = y;
    }
    heard[i] = x;
  }
  return heard;
}
