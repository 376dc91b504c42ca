import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { speechEnvelope, FRAME_RATE } from '../../core/captions/speech-envelope.ts';
import { voiceActivity } from '../../core/captions/voice-activity.ts';
import { wordsOf } from '../../core/captions/words-of.ts';
import type { Media } from '../../platform/media/media.ts';
import { readTruth } from './read-truth.ts';

export const RATE = 16_000;

/** A part of a recording that says one line of its manuscript. All times in seconds. */
export interface Fragment {
  start: number;
  end: number;
  /** First and last moment at which the voice is heard. */
  voiceStart: number;
  voiceEnd: number;
  words: string[];
}

export interface TrueRecording {
  name: string;
  language: string;
  /** Mono, 16 kHz. */
  samples: Float32Array;
  fragments: Fragment[];
}

/** The recordings of a folder that have a `*.truth.json` beside them, decoded. */
export async function readRecordings(
  folder: string,
  media: Pick<Media, 'decodePcm'>,
): Promise<TrueRecording[]> {
  const files = await readdir(folder);
  const recordings: TrueRecording[] = [];
  for (const { name, transcript } of await readTruth(folder)) {
    const audio = files.find((file) => basename(file, extname(file)) === name && isSound(file));
    if (!audio) continue;
    const samples = await media.decodePcm({ path: join(folder, audio), sampleRate: RATE });
    const voice = voiceActivity(speechEnvelope(samples, RATE));
    const fragments = transcript.segments.map(({ startMs, endMs, words }) => {
      const from = Math.round((startMs * FRAME_RATE) / 1000);
      const to = Math.round((endMs * FRAME_RATE) / 1000);
      const runs = voice.runs.filter((run) => run.to > from && run.from < to);
      return {
        start: startMs / 1000,
        end: endMs / 1000,
        voiceStart: Math.max(from, runs[0]?.from ?? from) / FRAME_RATE,
        voiceEnd: Math.min(to, runs.at(-1)?.to ?? to) / FRAME_RATE,
        words: wordsOf(words.map((word) => word.text).join(' ')),
      };
    });
    recordings.push({ name, language: transcript.language, samples, fragments });
  }
  return recordings;
}

const isSound = (file: string): boolean => /\.(?:mp3|m4a|wav|flac)$/.test(file);
