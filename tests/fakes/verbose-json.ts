import { wordsOf } from '../../core/captions/words-of.ts';

/** What Groq would answer had it heard the subtitles. */
export function verboseJson(cues: { startMs: number; endMs: number; text: string }[]) {
  const seconds = (ms: number) => ms / 1000;
  return {
    task: 'transcribe',
    language: 'Korean',
    duration: seconds(cues.at(-1)!.endMs),
    text: cues.map((c) => c.text).join(' '),
    segments: cues.map((c, id) => ({
      id,
      start: seconds(c.startMs),
      end: seconds(c.endMs),
      text: c.text,
      avg_logprob: -0.1,
      compression_ratio: 1.2,
      no_speech_prob: 0.01,
    })),
    words: cues.flatMap((c) => {
      const words = wordsOf(c.text);
      const each = (c.endMs - c.startMs) / words.length;
      return words.map((word, i) => ({
        word,
        start: seconds(c.startMs + i * each),
        end: seconds(c.startMs + (i + 1) * each),
      }));
    }),
  };
}
