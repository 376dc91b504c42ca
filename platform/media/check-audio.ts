import { AppError } from '../../core/errors.ts';
import { containerShape, type ContainerShape } from './container-shape.ts';
import type { MediaDriver } from './media-driver.ts';
import type { AudioCheck, ProbeResult } from './media.ts';

const SAMPLE_RATE = 16_000;
/** Shorter than this nothing can be said; a third of a syllable. */
const MIN_SECONDS = 0.1;
/** Recorders round up: a limit of 90 minutes takes 90:00.9. */
const LIMIT_SLACK_SECONDS = 1;
/** Decoding runs a few hundred times faster than speech; a file that needs longer is made to take for ever. */
const MAX_CHECK_MS = 180_000;
/** Loudest sample of digital silence, dither included: one step of 16 bits. */
const SILENCE_PEAK = 1;

/**
 * Decodes a whole recording to see what it holds. Headers are used only to say what is wrong with a file that
 * holds nothing.
 * @throws AppError audio_empty | audio_not_audio | audio_no_sound_track | audio_no_sound | audio_cut_off |
 *   audio_header_lies | audio_too_long | audio_too_short | audio_unreadable
 */
export async function checkAudio(
  driver: MediaDriver,
  request: { path: string; maxMinutes: number; signal?: AbortSignal },
): Promise<AudioCheck> {
  const shape = await containerShape(request.path);
  if (shape.sizeBytes === 0) throw new AppError('audio_empty');
  const probe = await driver.probe({ path: request.path, signal: request.signal });
  if (!probe) throw unopened(shape);
  const track = probe.streams.find((s) => s.kind === 'audio');
  if (!track) throw new AppError(isPicture(probe) ? 'audio_not_audio' : 'audio_no_sound_track');

  const held = await decode(driver, request);
  const seconds = held.samples / SAMPLE_RATE;
  if (seconds > request.maxMinutes * 60 + LIMIT_SLACK_SECONDS) {
    throw new AppError('audio_too_long', { limitMinutes: request.maxMinutes });
  }
  const claimedMs = Math.max(probe.durationMs ?? 0, track.durationMs ?? 0);
  const silent = held.peak <= SILENCE_PEAK;
  if (held.samples === 0) throw holdsNothing({ ...held, cutOff: shape.cutOff || held.cutOff, claimedMs });
  if (held.timedOut) throw new AppError('audio_unreadable');
  if (silent && claimedMs > 2 * seconds * 1000 + 1000) throw headerLies(claimedMs);
  if (seconds < MIN_SECONDS) throw new AppError('audio_too_short');
  return {
    durationMs: Math.round(seconds * 1000),
    codec: track.codec,
    channels: track.channels ?? 1,
    sampleRate: track.sampleRate ?? SAMPLE_RATE,
    silent,
  };
}

/** How many samples come out, and how loud the loudest is; nothing is kept. */
async function decode(
  driver: MediaDriver,
  { path, maxMinutes, signal }: { path: string; maxMinutes: number; signal?: AbortSignal },
): Promise<{ samples: number; peak: number; timedOut: boolean; cutOff: boolean }> {
  let bytes = 0;
  let peak = 0;
  let odd: Buffer = Buffer.alloc(0);
  const { timedOut, cutOff } = await driver.decode({
    path,
    sampleRate: SAMPLE_RATE,
    limits: { maxSeconds: maxMinutes * 60 + 2 * LIMIT_SLACK_SECONDS, timeoutMs: MAX_CHECK_MS },
    signal,
    onPcm: (chunk) => {
      bytes += chunk.length;
      const whole = odd.length ? Buffer.concat([odd, chunk]) : chunk;
      const even = whole.length & ~1;
      for (let i = 0; i < even; i += 2) {
        const level = Math.abs(whole.readInt16LE(i));
        if (level > peak) peak = level;
      }
      odd = whole.subarray(even);
    },
  });
  return { samples: bytes >> 1, peak, timedOut, cutOff };
}

function unopened({ kind, cutOff }: ContainerShape): AppError {
  if (kind === null) return new AppError('audio_not_audio');
  if (cutOff) return new AppError('audio_cut_off');
  // a tag is whole but nothing readable follows: what should follow was lost
  return new AppError(kind === 'id3' || kind === 'mpeg' ? 'audio_no_sound' : 'audio_unreadable');
}

function holdsNothing(found: { cutOff: boolean; claimedMs: number; timedOut: boolean }): AppError {
  if (found.timedOut) return new AppError('audio_unreadable');
  if (found.cutOff) return new AppError('audio_cut_off');
  if (found.claimedMs >= 1000) return headerLies(found.claimedMs);
  return new AppError(found.claimedMs > 0 ? 'audio_too_short' : 'audio_no_sound');
}

const headerLies = (claimedMs: number) => new AppError('audio_header_lies', { claimed: asClock(claimedMs) });

/** 46:57:02 or 13:37. */
function asClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes >= 60
    ? `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}

/** A photo opens as a video of one frame without a length. */
const isPicture = (probe: ProbeResult): boolean => /_pipe$|^image2/.test(probe.format);
