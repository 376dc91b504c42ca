import type { Library } from '../core/library.ts';
import type { Template } from '../core/template.ts';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database/database.ts';
import type { Footage } from '../platform/footage/footage.ts';
import type { Logger } from '../platform/log.ts';
import type { Media } from '../platform/media/media.ts';
import type { VideoQueue } from '../platform/queue/queue.ts';
import type { Storage } from '../platform/storage/storage.ts';
import type { Vetting } from '../platform/vetting/vetting.ts';

/** The outside world of the server. */
export interface ServerServices {
  config: Config;
  log: Logger;
  database: Database;
  queue: VideoQueue;
  storage: Storage;
  media: Media;
  footage: Footage | null;
  /** Asked for its name alone: workers look at clips. */
  vetting: Vetting | null;
  templates: ReadonlyMap<string, Template>;
  library: { library: Library; dir: string };
  /** Folder of the built web app; null where something else serves it. */
  studioDir: string | null;
  /** Folder of the sample devotional, with its `sample.json`. */
  sampleDir: string;
}

/** What the routes work with. */
export interface ServerContext extends ServerServices {
  /** Signs tokens and local file links. */
  secret: string;
  /** Aborts when the server stops: streams that would never end by themselves end then. */
  stopping: AbortSignal;
}
