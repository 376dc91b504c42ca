import type { Logger } from 'pino';
import type { ChurchPictures } from '../../core/church-pictures.ts';
import type { DictionaryRule } from '../../core/dictionary/rule.ts';
import type { Library } from '../../core/library.ts';
import type { PicturePolicy } from '../../core/picture-policy.ts';
import type { Template } from '../../core/template.ts';
import type { ClipCheck, KeptCheck } from '../../platform/database/clip-check-store.ts';
import type { VideoSource } from '../../platform/database/database.ts';
import type { Footage } from '../../platform/footage/footage.ts';
import type { Media } from '../../platform/media/media.ts';
import type { Speech } from '../../platform/speech/speech.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import type { Vetting } from '../../platform/vetting/vetting.ts';
import type { Writing } from '../../platform/writing/writing.ts';

/** The outside world a pipeline works with; the same for every video of a worker. */
export interface PipelineServices {
  media: Media;
  storage: Storage;
  speech: Speech | null;
  writing: Writing | null;
  footage: Footage | null;
  vetting: Vetting | null;
  library: { library: Library; dir: string };
  templates: ReadonlyMap<string, Template>;
  maxDurationMinutes: number;
}

/** What was said of clips before, and what this church was not shown. */
export interface ClipChecks {
  find(query: { policyKey: string; assets: readonly string[] }): Promise<KeptCheck[]>;
  keep(made: { policyKey: string; checks: readonly ClipCheck[] }): Promise<void>;
  noteRefused(noted: {
    policyKey: string;
    clips: readonly Pick<ClipCheck, 'asset' | 'sha256'>[];
  }): Promise<void>;
}

/** One run of one video, as its stages see it. */
export interface PipelineContext {
  videoId: string;
  services: PipelineServices;
  source: VideoSource;
  /** The church's own corrections of what is heard; empty where it has none. */
  dictionary: readonly DictionaryRule[];
  /** The church's own clips, and what it said of clips. */
  pictures: ChurchPictures;
  /** Which stock footage the church wants to see. */
  policy: PicturePolicy;
  checks: ClipChecks;
  /** Scratch folder of this run alone; gone afterwards. */
  workDir: string;
  /** The recording as uploaded, on this machine. Fetched on first use. */
  recordingPath(): Promise<string>;
  /** The recording as canonical 48 kHz WAV, on this machine. Made on first use, also after a restart. */
  voiceWav(): Promise<{ path: string; samples: number }>;
  /** Removes that WAV; whoever asks again has it made anew. */
  dropVoiceWav(): Promise<void>;
  signal: AbortSignal;
  log: Logger;
  /** Share of the current stage that is done, 0 to 1. */
  report(share: number): void;
  /** A remark for the person that needs no action; a key of the studio's texts. */
  note(key: Note): void;
}

export type Note =
  | 'rough_timing'
  | 'no_voice'
  | 'manuscript_unlike'
  | 'manuscript_doubtful'
  | 'script_by_rules'
  | 'footage_unavailable'
  | 'footage_unchecked'
  | 'footage_shown_unchecked';
