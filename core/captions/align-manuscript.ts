import { AppError } from '../errors.ts';
import type { Transcript } from '../video.ts';
import { alignSentences } from './align-sentences.ts';
import type { ManuscriptLine } from './read-manuscript.ts';
import { FRAME_MS, speechEnvelope } from './speech-envelope.ts';
import { spreadOverSpeech } from './spread-over-speech.ts';
import { spreadWords, syllableWeight } from './spread-words.ts';
import { syllableNuclei } from './syllable-nuclei.ts';
import { voiceActivity, type SpeechRun } from './voice-activity.ts';

/**
 * Times for a manuscript from the sound alone, without knowing what is said: sentences are placed by counting
 * syllables and finding pauses (docs/captions.md), words inside them by their share of the syllables.
 * Right to within half a second for most sentences of a recording that follows its manuscript; hence `rough`.
 * Where nobody speaks there is nothing to go by, and the words are spread over the whole length.
 *
 * @param request.samples mono, -1 to 1; 16 kHz is enough
 * @throws AppError manuscript_empty
 */
export function alignManuscript(request: {
  samples: Float32Array;
  sampleRate: number;
  lines: readonly ManuscriptLine[];
  language: string;
}): Transcript {
  const { samples, sampleRate, lines, language } = request;
  if (lines.length === 0) throw new AppError('manuscript_empty');
  const envelope = speechEnvelope(samples, sampleRate);
  const voice = voiceActivity(envelope);
  if (voice.runs.length === 0) {
    return roughly(language, spreadLines({ lines, endMs: (samples.length / sampleRate) * 1000, language }));
  }
  const starts = alignSentences({
    syllables: lines.map((line) => line.words.reduce((sum, word) => sum + syllableWeight(word, language), 0)),
    heard: syllableNuclei(envelope, voice),
    voice,
  });
  const endOfSpeech = voice.runs[voice.runs.length - 1]!.to;
  const segments = lines.map(({ words }, i) => {
    const runs = runsWithin(voice.runs, starts[i]!, starts[i + 1] ?? endOfSpeech);
    const startMs = Math.round((runs[0]?.from ?? starts[i]!) * FRAME_MS);
    const endMs = Math.max(startMs + 1, Math.round((runs[runs.length - 1]?.to ?? starts[i]!) * FRAME_MS));
    const timed =
      runs.length > 0
        ? spreadOverSpeech({ words, runs, language })
        : spreadWords({ words, startMs, endMs, language });
    return { startMs, endMs, words: timed };
  });
  return roughly(language, segments);
}

const roughly = (language: string, segments: Transcript['segments']): Transcript => ({
  source: 'manuscript',
  timing: 'rough',
  language,
  segments,
});

/** Each line as long as its share of the syllables, from the first moment to the last. */
function spreadLines(request: {
  lines: readonly ManuscriptLine[];
  endMs: number;
  language: string;
}): Transcript['segments'] {
  const { lines, endMs, language } = request;
  const spread = spreadWords({ words: lines.flatMap((line) => line.words), startMs: 0, endMs, language });
  let next = 0;
  return lines.map(({ words }) => {
    const timed = spread.slice(next, (next += words.length));
    return { startMs: timed[0]!.startMs, endMs: timed[timed.length - 1]!.endMs, words: timed };
  });
}

/** Speech from one frame to another. */
function runsWithin(runs: readonly SpeechRun[], from: number, to: number): SpeechRun[] {
  return runs
    .filter((run) => run.to > from && run.from < to)
    .map((run) => ({ from: Math.max(run.from, from), to: Math.min(run.to, to) }));
}
