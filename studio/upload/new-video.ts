import type { Format } from '../../core/format.ts';

/** What is said, as it came beside the recording. */
export interface Words {
  kind: 'manuscript' | 'subtitles';
  text: string;
}

/** What a person chose before the upload. */
export interface NewVideo {
  recording: File;
  words: Words | null;
  title: string;
  scripture: string;
  template: string;
  format: Format;
  language: string;
  review: boolean;
}
