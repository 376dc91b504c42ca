import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { localeFrom, type Locale } from '../core/messages.ts';
import { readEnvironment, type Environment, type LogLevel } from './environment.ts';

/** Everything the product is told from outside, checked once at start. Each choice is a union, so no half-set service exists. */
export interface Config {
  production: boolean;
  logLevel: LogLevel;
  /** Language of what is printed on the terminal, from the operating system. */
  locale: Locale;
  /** Absolute folder of all that embedded services keep. */
  dataDir: string;
  server: {
    host: string;
    port: number;
    /** Origins other than our own that may call the API. */
    corsOrigins: string[];
    /** Host names we answer to; empty for any. */
    allowedHosts: string[];
    /** How many proxies stand in front of us, so that the caller's address can be believed. */
    trustedProxies: number;
  };
  auth: {
    /** Null in development, where `loadOrCreateSecret` keeps one in `dataDir`. */
    jwtSecret: string | null;
    algorithm: 'HS256' | 'HS384' | 'HS512';
    expiresInMinutes: number;
  };
  database:
    { kind: 'supabase'; url: string; key: string } | { kind: 'embedded'; dataDir: string; url?: string };
  queue: { kind: 'redis'; url: string } | { kind: 'embedded' };
  storage:
    | {
        kind: 'r2';
        accountId: string;
        accessKeyId: string;
        secretAccessKey: string;
        bucket: string;
        endpoint?: string;
        publicUrl?: string;
      }
    | { kind: 'local'; dir: string };
  speech: { apiKey: string; model: string; baseUrl?: string } | null;
  writing: { apiKey: string; model: string; baseUrl?: string } | null;
  footage: { apiKey: string; baseUrl?: string } | null;
  payments: { apiKey: string; apiSecret: string } | null;
  credits: { signup: number; cost: number; enforced: boolean };
  limits: { maxUploadBytes: number; maxDurationMinutes: number };
  /** How often one caller may ask. */
  rateLimits: { apiPerMinute: number; authPerMinute: number; uploadsPerHour: number };
  worker: {
    /** Videos of which one worker makes the document, and which it joins, at the same time. */
    concurrency: number;
    /** Videos of one person that are in work at once, on all workers together; the others wait. */
    videosAtOnce: number;
  };
  /** Finished parts of renders, kept so that an edit redoes little. */
  renderCache: { maxAgeMs: number; maxBytes: number };
  tools: {
    chromiumPath?: string;
    mediaEngine: 'auto' | 'ffmpeg' | 'node-av';
    ffmpegPath?: string;
    ffprobePath?: string;
    remotionLicenseKey?: string;
  };
}

/**
 * Adds what `.env` says (and `.env.production`, which wins, when ENV=production) to this process's environment.
 * What is set already stays. Answers the environment, ready for `loadConfig`.
 */
export function loadEnvFiles(directory = process.cwd()): NodeJS.ProcessEnv {
  const read = (name: string) =>
    existsSync(join(directory, name)) ? parseEnv(readFileSync(join(directory, name), 'utf8')) : {};
  const common = read('.env');
  const production = (process.env['ENV'] ?? common['ENV']) === 'production' ? read('.env.production') : {};
  for (const [name, value] of Object.entries({ ...common, ...production })) process.env[name] ??= value;
  return process.env;
}

/**
 * The configuration in an environment. Reads exactly the variables of `.env.example`; empty ones count as absent.
 * @throws AppError config_missing naming all that is missing | config_invalid | config_anon_key
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const given = readEnvironment(env);
  const production = given.ENV === 'production';
  const dataDir = resolve(given.DATA_DIR);

  return {
    production,
    logLevel: given.LOG_LEVEL ?? (given.DEBUG ? 'debug' : 'info'),
    locale: localeFrom(Intl.DateTimeFormat().resolvedOptions().locale),
    dataDir,
    server: {
      host: given.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
      port: given.PORT,
      corsOrigins: given.CORS_ORIGINS,
      allowedHosts: given.ALLOWED_HOSTS,
      trustedProxies: given.TRUSTED_PROXIES,
    },
    auth: {
      jwtSecret: given.JWT_SECRET_KEY ?? null,
      algorithm: given.JWT_ALGORITHM,
      expiresInMinutes: given.JWT_ACCESS_TOKEN_EXPIRE_MINUTES,
    },
    database:
      given.SUPABASE_URL && given.SUPABASE_KEY
        ? { kind: 'supabase', url: given.SUPABASE_URL, key: given.SUPABASE_KEY }
        : { kind: 'embedded', dataDir, ...(given.DATABASE_URL && { url: given.DATABASE_URL }) },
    queue: queueOf(given),
    storage: storageOf(given, dataDir),
    speech: given.GROQ_API_KEY
      ? {
          apiKey: given.GROQ_API_KEY,
          model: given.GROQ_MODEL,
          ...(given.GROQ_BASE_URL && { baseUrl: given.GROQ_BASE_URL }),
        }
      : null,
    writing: given.GOOGLE_API_KEY
      ? {
          apiKey: given.GOOGLE_API_KEY,
          model: given.GEMINI_MODEL,
          ...(given.GOOGLE_BASE_URL && { baseUrl: given.GOOGLE_BASE_URL }),
        }
      : null,
    footage: given.PEXELS_API_KEY
      ? { apiKey: given.PEXELS_API_KEY, ...(given.PEXELS_BASE_URL && { baseUrl: given.PEXELS_BASE_URL }) }
      : null,
    payments:
      given.PORTONE_API_KEY && given.PORTONE_API_SECRET
        ? { apiKey: given.PORTONE_API_KEY, apiSecret: given.PORTONE_API_SECRET }
        : null,
    credits: { signup: given.SIGNUP_CREDITS, cost: given.CREDIT_COST, enforced: given.CREDITS_ENFORCED },
    limits: {
      maxUploadBytes: given.MAX_UPLOAD_MB * 1024 * 1024,
      maxDurationMinutes: given.MAX_DURATION_MINUTES,
    },
    rateLimits: {
      apiPerMinute: given.RATE_LIMIT_API_PER_MINUTE,
      authPerMinute: given.RATE_LIMIT_AUTH_PER_MINUTE,
      uploadsPerHour: given.RATE_LIMIT_UPLOADS_PER_HOUR,
    },
    worker: { concurrency: given.WORKER_CONCURRENCY, videosAtOnce: given.CHURCH_VIDEOS_AT_ONCE },
    renderCache: {
      maxAgeMs: given.RENDER_CACHE_DAYS * 24 * 60 * 60 * 1000,
      maxBytes: given.RENDER_CACHE_GB * 1e9,
    },
    tools: {
      ...(given.CHROMIUM_PATH && { chromiumPath: given.CHROMIUM_PATH }),
      mediaEngine: given.MEDIA_ENGINE,
      ...(given.FFMPEG_PATH && { ffmpegPath: given.FFMPEG_PATH }),
      ...(given.FFPROBE_PATH && { ffprobePath: given.FFPROBE_PATH }),
      ...(given.REMOTION_LICENSE_KEY && { remotionLicenseKey: given.REMOTION_LICENSE_KEY }),
    },
  };
}

function queueOf(given: Environment): Config['queue'] {
  if (given.REDIS_URL) return { kind: 'redis', url: given.REDIS_URL };
  if (given.REDIS_HOST) {
    return { kind: 'redis', url: `redis://${given.REDIS_HOST}:${given.REDIS_PORT}/${given.REDIS_DB}` };
  }
  return { kind: 'embedded' };
}

function storageOf(given: Environment, dataDir: string): Config['storage'] {
  const { R2_ACCOUNT_ID, R2_ACCESS_KEY_ID, R2_SECRET_ACCESS_KEY } = given;
  if (!R2_ACCOUNT_ID || !R2_ACCESS_KEY_ID || !R2_SECRET_ACCESS_KEY) {
    return { kind: 'local', dir: join(dataDir, 'storage') };
  }
  return {
    kind: 'r2',
    accountId: R2_ACCOUNT_ID,
    accessKeyId: R2_ACCESS_KEY_ID,
    secretAccessKey: R2_SECRET_ACCESS_KEY,
    bucket: given.R2_BUCKET_NAME,
    ...(given.R2_ENDPOINT && { endpoint: given.R2_ENDPOINT }),
    ...(given.R2_PUBLIC_URL && { publicUrl: given.R2_PUBLIC_URL }),
  };
}
