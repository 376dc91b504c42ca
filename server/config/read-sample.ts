import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ApiConfig } from '../../core/api.ts';

const sampleSchema = z.object({
  title: z.string(),
  scripture: z.string(),
  audio: z.string(),
  manuscript: z.string(),
});

/** The sample devotional with the addresses of its files; null where none came along. */
export async function readSample(sampleDir: string): Promise<ApiConfig['sample']> {
  const json = await readFile(join(sampleDir, 'sample.json'), 'utf8').catch(() => null);
  if (json === null) return null;
  const sample = sampleSchema.parse(JSON.parse(json));
  return { ...sample, audio: `/samples/${sample.audio}`, manuscript: `/samples/${sample.manuscript}` };
}
