import type { ApiConfig } from '../../core/api.ts';
import { UnreachableFailure } from '../lib/api.ts';
import { defaultTemplate } from '../templates/looks.ts';
import type { NewVideo } from './new-video.ts';

/** The sample devotional as if it had been chosen by hand. */
export async function fetchSample(config: ApiConfig): Promise<NewVideo | null> {
  const { sample, templates } = config;
  const template = defaultTemplate(templates);
  if (!sample || !template) return null;
  const [audio, manuscript] = await Promise.all([sample.audio, sample.manuscript].map(fetchFile));
  if (!audio || !manuscript) return null;
  const text = await manuscript.text();
  return {
    recording: new File([audio], sample.audio.split('/').pop() ?? 'sample.mp3', { type: audio.type }),
    words: { kind: 'manuscript', text },
    title: sample.title,
    scripture: sample.scripture,
    template: template.id,
    overrides: {},
    format: '16:9',
    rhythm: 'long',
    music: 'template',
    backgrounds: [],
    language: 'ko',
    review: false,
  };
}

async function fetchFile(url: string): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw new UnreachableFailure();
  return response.blob();
}
