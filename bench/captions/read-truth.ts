import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { spreadWords } from '../../core/captions/spread-words.ts';
import { wordsOf } from '../../core/captions/words-of.ts';
import type { Transcript } from '../../core/video.ts';

const truthSchema = z.object({
  language: z.string(),
  segments: z.array(z.object({ start: z.number(), end: z.number(), text: z.string() })),
});

/** Transcripts of the recordings of a folder whose true times are known (`*.truth.json`, times in seconds). */
export async function readTruth(folder: string): Promise<{ name: string; transcript: Transcript }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.truth.json')).sort();
  return Promise.all(
    names.map(async (name) => {
      const truth = truthSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
      const segments = truth.segments.flatMap(({ start, end, text }) => {
        const words = wordsOf(text);
        const times = { startMs: Math.round(start * 1000), endMs: Math.round(end * 1000) };
        return words.length === 0
          ? []
          : [{ ...times, words: spreadWords({ words, ...times, language: truth.language }) }];
      });
      const { language } = truth;
      return {
        name: name.replace('.truth.json', ''),
        transcript: { source: 'subtitles' as const, timing: 'given' as const, language, segments },
      };
    }),
  );
}
