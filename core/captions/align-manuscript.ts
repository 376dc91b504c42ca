import { AppError } from '../errors.ts';
import type { Segment, Transcript } from '../video.ts';
import { alignRoughly } from './align-roughly.ts';
import { alignSounds } from './align/align-sounds.ts';
import { betterThanControl } from './align/compare-with-control.ts';
import { confidenceOf, usualMargin } from './align/judge-alignment.ts';
import { phonesOfWord } from './align/phones-of-word.ts';
import { soundFeatures } from './align/sound-features.ts';
import type { ManuscriptLine } from './read-manuscript.ts';
import { FRAME_MS, speechEnvelope } from './speech-envelope.ts';
import { spokenFrames, voiceActivity } from './voice-activity.ts';

/** Length of a recording below which a voice is hardly learnt: times are then to be checked. */
const LEAST_TO_LEARN_S = 60;
/** Seconds of speech below which nothing is learnt at all. */
const LEAST_S = 8;
/** Text of which the sounds of more letters are unknown is placed by syllables alone. */
const MOST_UNKNOWN = 0.3;
/**
 * A manuscript that fits hardly better than its own lines in the opposite order is another recording's. Measured: 0.27 to
 * 3.8 with its own text, -0.15 to 0.12 with another; under a minute 0.06 to 0.53 and -0.15 to 0.05.
 */
const LEAST_BETTER = 0.18;
const LEAST_BETTER_SHORT = 0.08;

/**
 * Times for a manuscript from the sound alone, without a speech service: what each word sounds like is found in the
 * recording (docs/captions.md). Lines that nobody says are marked, and speech that is not written; each line tells
 * how sure its place is. Where there is too little to learn a voice from, or the text is of another recording, times
 * are `rough`; in the second case `matched` is 0.
 *
 * @param request.samples mono, -1 to 1, at 16 kHz
 * @param request.onProgress share of the work that is done, 0 to 1
 * @throws AppError manuscript_empty
 */
export function alignManuscript(request: {
  samples: Float32Array;
  sampleRate: number;
  lines: readonly ManuscriptLine[];
  language: string;
  onProgress?: (share: number) => void;
}): Transcript {
  const { samples, sampleRate, lines, language, onProgress } = request;
  if (lines.length === 0) throw new AppError('manuscript_empty');
  const envelope = speechEnvelope(samples, sampleRate);
  const voice = voiceActivity(envelope);
  const rough = () =>
    alignRoughly({ envelope, voice, lines, language, durationMs: samples.length / (sampleRate / 1000) });
  const spokenS = voice.spokenBefore[envelope.frames] ?? 0;
  const phones = lines.map(({ words }) => words.map((word) => phonesOfWord(word, language)));
  const sounds = phones.flat(2);
  const unknown = sounds.filter((phone) => phone === 'any').length;
  if (spokenS < LEAST_S || unknown > sounds.length * MOST_UNKNOWN) return rough();

  const features = soundFeatures(samples, sampleRate, voice);
  const spoken = spokenFrames(voice);
  const aligned = alignSounds({ lines: phones, features, spoken, ...(onProgress && { onProgress }) });
  const short = samples.length / sampleRate < LEAST_TO_LEARN_S;
  const better = betterThanControl({ lines: phones, features, spoken, aligned });
  if (better < (short ? LEAST_BETTER_SHORT : LEAST_BETTER)) return { ...rough(), matched: 0 };
  const usual = usualMargin(aligned);
  let clockMs = 0;
  const segments = lines.map(({ words }, i): Segment => {
    const line = aligned.lines[i];
    if (!line) {
      const at = { startMs: clockMs, endMs: clockMs };
      return { ...at, words: words.map((text) => ({ text, ...at })), only: 'written' };
    }
    const timed = words.map((text, w) => ({
      text,
      startMs: line.words[w]!.from * FRAME_MS,
      endMs: line.words[w]!.to * FRAME_MS,
    }));
    clockMs = line.to * FRAME_MS;
    return {
      startMs: line.from * FRAME_MS,
      endMs: clockMs,
      words: timed,
      confidence: confidenceOf(line, usual),
    };
  });
  const unwritten = aligned.unwritten.map(({ from, to }) => ({
    startMs: from * FRAME_MS,
    endMs: to * FRAME_MS,
  }));
  return {
    source: 'manuscript',
    timing: short ? 'rough' : 'aligned',
    language,
    segments,
    ...(unwritten.length > 0 && { unwritten }),
  };
}
