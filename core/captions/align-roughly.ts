import type { Transcript } from '../video.ts';
import { alignSentences } from './align-sentences.ts';
import type { ManuscriptLine } from './read-manuscript.ts';
import { FRAME_MS, type SpeechEnvelope } from './speech-envelope.ts';
import { spreadOverSpeech } from './spread-over-speech.ts';
import { spreadWords, syllableWeight } from './spread-words.ts';
import { syllableNuclei } from './syllable-nuclei.ts';
import type { SpeechRun, VoiceActivity } from './voice-activity.ts';

/**
 * Times for a manuscript by counting alone: sentences are placed by their number of syllables and by pauses, words inside
 * them by their share of the syllables. For text whose sounds are not known, and for very short recordings.
 * Where nobody speaks there is nothing to go by, and the words are spread over the whole length.
 */
export function alignRoughly(request: {
  envelope: SpeechEnvelope;
  voice: VoiceActivity;
  lines: readonly ManuscriptLine[];
  language: string;
  durationMs: number;
}): Transcript {
  const { envelope, voice, lines, language, durationMs } = request;
  if (voice.runs.length === 0) return roughly(language, spreadLines({ lines, endMs: durationMs, language }));
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
