import { join } from 'node:path';
import type { Library } from '../core/library.ts';
import type { Template } from '../core/template.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import { startEmbeddedPostgres } from './database/embedded-postgres.ts';
import { openDatabase } from './database/open-database.ts';
import { openPexels } from './footage/pexels-footage.ts';
import type { Footage } from './footage/footage.ts';
import { openOwnMemory, openSharedMemory } from './footage/search-memory.ts';
import { loadLibrary } from './library.ts';
import type { Logger } from './log.ts';
import { ensureTools, findMediaEngine } from './media/find-tools.ts';
import type { Media } from './media/media.ts';
import { openMedia } from './media/open-media.ts';
import { openVideoQueue } from './queue/open-queue.ts';
import type { VideoQueue } from './queue/queue.ts';
import { loadOrCreateSecret } from './secret.ts';
import { openGroqSpeech } from './speech/groq-speech.ts';
import type { Speech } from './speech/speech.ts';
import { openStorage } from './storage/open-storage.ts';
import type { Storage } from './storage/storage.ts';
import { loadTemplates } from './templates.ts';
import { openGeminiWriting } from './writing/gemini-writing.ts';
import { openGeminiVetting } from './vetting/gemini-vetting.ts';
import type { Vetting } from './vetting/vetting.ts';
import type { Writing } from './writing/writing.ts';

/** What needs no database and no queue: enough to make a video on the command line. */
export interface MakingServices {
  config: Config;
  log: Logger;
  media: Media;
  storage: Storage;
  speech: Speech | null;
  writing: Writing | null;
  footage: Footage | null;
  vetting: Vetting | null;
  templates: Map<string, Template>;
  library: { library: Library; dir: string };
  maxDurationMinutes: number;
}

export interface Services extends MakingServices {
  database: Database;
  queue: VideoQueue;
  /** Where the queue lives: a Redis or PostgreSQL URL. */
  queueUrl: string;
  close(): Promise<void>;
}

/** Opens what the configuration names, embedded defaults elsewhere. Fails with an AppError that says what to do. */
export async function openMakingServices(config: Config, log: Logger): Promise<MakingServices> {
  const media = openMedia(
    (await findMediaEngine(config.tools)) ?? (await ensureTools({ config: config.tools })).mediaEngine,
  );
  const [templates, library, signingKey] = await Promise.all([
    loadTemplates(),
    loadLibrary(),
    loadOrCreateSecret(config),
  ]);
  const baseUrl = `http://localhost:${config.server.port}`;
  return {
    config,
    log,
    media,
    storage: openStorage(
      config.storage.kind === 'r2' ? config.storage : { ...config.storage, baseUrl, signingKey },
    ),
    speech: config.speech && openGroqSpeech({ ...config.speech, media }),
    writing: config.writing && openGeminiWriting({ ...config.writing, log }),
    footage: config.footage && openFootage(config, config.footage, { media, log }),
    vetting: config.writing && openGeminiVetting({ ...config.writing, log }),
    templates,
    library,
    maxDurationMinutes: config.limits.maxDurationMinutes,
  };
}

/** Its searches are counted, and remembered, for all processes together where there is Redis. */
function openFootage(
  { queue }: Config,
  footage: NonNullable<Config['footage']>,
  tools: { media: Media; log: Logger },
): Footage {
  const memory =
    queue.kind === 'redis'
      ? openSharedMemory({ redisUrl: queue.url, apiKey: footage.apiKey, log: tools.log })
      : openOwnMemory();
  return openPexels({ ...footage, ...tools, memory });
}

/** Everything a server or a worker process works with; `close` lets go of it in order. */
export async function openServices(config: Config, log: Logger): Promise<Services> {
  const making = await openMakingServices(config, log);
  const embedded = await embeddedDatabase(config, log);
  const database = await openDatabase(
    config.database.kind === 'supabase'
      ? { supabaseUrl: config.database.url, supabaseKey: config.database.key }
      : { postgresUrl: embedded.url },
  );
  const queueUrl = config.queue.kind === 'redis' ? config.queue.url : embedded.url;
  const queue = await openVideoQueue({ url: queueUrl, log });
  return {
    ...making,
    database,
    queue,
    queueUrl,
    async close() {
      await queue.close();
      await database.close();
      await embedded.stop();
    },
  };
}

/** The embedded PostgreSQL where database or queue needs one: the one that runs already, else one of our own. */
async function embeddedDatabase(
  config: Config,
  log: Logger,
): Promise<{ url: string; stop(): Promise<void> }> {
  const needed = config.database.kind === 'embedded' || config.queue.kind === 'embedded';
  if (!needed) return { url: '', stop: async () => {} };
  if (config.database.kind === 'embedded' && config.database.url) {
    return { url: config.database.url, stop: async () => {} };
  }
  return startEmbeddedPostgres({ dir: join(config.dataDir, 'postgres'), log });
}
