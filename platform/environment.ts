import { z } from 'zod';
import { AppError } from '../core/errors.ts';

/** Without these `ENV=production` does not start; the JWT secret has rules of its own. */
const REQUIRED_IN_PRODUCTION = [
  'SUPABASE_URL',
  'SUPABASE_KEY',
  'GROQ_API_KEY',
  'GOOGLE_API_KEY',
  'R2_ACCOUNT_ID',
  'R2_ACCESS_KEY_ID',
  'R2_SECRET_ACCESS_KEY',
] as const;

/** Names as Python's logging has them, because the deployment guide writes LOG_LEVEL=INFO. */
const LOG_LEVELS = {
  trace: 'trace',
  debug: 'debug',
  info: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  critical: 'fatal',
  fatal: 'fatal',
  silent: 'silent',
} as const;
export type LogLevel = (typeof LOG_LEVELS)[keyof typeof LOG_LEVELS];

const text = z.string().optional();
const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );
const flag = (fallback: boolean) => z.stringbool({ error: 'True | False' }).default(fallback);
const url = z
  .url({ protocol: /^https?$/, error: 'http(s)://…' })
  .transform((value) => value.replace(/\/+$/, ''))
  .optional();
const choice = <const T extends string>(values: readonly T[], fallback: T) =>
  z.enum(values, { error: values.join(' | ') }).default(fallback);
const integer = (fallback: number, min: number, max: number) =>
  z
    .string()
    .refine((value) => /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max, `${min}–${max}`)
    .transform(Number)
    .default(fallback);

const MINUTES_OF_A_YEAR = 365 * 24 * 60;

const environmentSchema = z.object({
  ENV: choice(['development', 'production'], 'development'),
  DEBUG: flag(false),
  LOG_LEVEL: z
    .string()
    .transform((value) => value.toLowerCase())
    .pipe(
      z.enum(
        Object.keys(LOG_LEVELS) as (keyof typeof LOG_LEVELS)[],
        'DEBUG | INFO | WARNING | ERROR | CRITICAL',
      ),
    )
    .transform((name) => LOG_LEVELS[name])
    .optional(),
  HOST: text,
  PORT: integer(8000, 0, 65_535),
  DATA_DIR: z.string().default('data'),
  CORS_ORIGINS: list,
  ALLOWED_HOSTS: list,
  TRUSTED_PROXIES: integer(0, 0, 10),
  SUPABASE_URL: url,
  SUPABASE_KEY: text,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'postgresql://…' }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'redis(s)://…' }).optional(),
  REDIS_HOST: text,
  REDIS_PORT: integer(6379, 1, 65_535),
  REDIS_DB: integer(0, 0, 1_000),
  R2_ACCOUNT_ID: text,
  R2_ACCESS_KEY_ID: text,
  R2_SECRET_ACCESS_KEY: text,
  R2_BUCKET_NAME: z.string().default('qt-videos'),
  R2_PUBLIC_URL: url,
  R2_ENDPOINT: url,
  GROQ_API_KEY: text,
  GROQ_MODEL: z.string().default('whisper-large-v3-turbo'),
  GROQ_BASE_URL: url,
  GOOGLE_API_KEY: text,
  GEMINI_MODEL: z.string().default('gemini-2.5-flash'),
  GOOGLE_BASE_URL: url,
  PEXELS_API_KEY: text,
  PEXELS_BASE_URL: url,
  PORTONE_API_KEY: text,
  PORTONE_API_SECRET: text,
  JWT_SECRET_KEY: text,
  JWT_ALGORITHM: choice(['HS256', 'HS384', 'HS512'], 'HS256'),
  JWT_ACCESS_TOKEN_EXPIRE_MINUTES: integer(1440, 1, MINUTES_OF_A_YEAR),
  SIGNUP_CREDITS: integer(10, 0, 1_000_000),
  CREDIT_COST: integer(1, 0, 1_000_000),
  CREDITS_ENFORCED: flag(true),
  MAX_UPLOAD_MB: integer(200, 1, 10_000),
  MAX_DURATION_MINUTES: integer(90, 1, 720),
  RATE_LIMIT_API_PER_MINUTE: integer(600, 1, 1_000_000),
  RATE_LIMIT_AUTH_PER_MINUTE: integer(20, 1, 1_000_000),
  RATE_LIMIT_UPLOADS_PER_HOUR: integer(60, 1, 1_000_000),
  WORKER_CONCURRENCY: integer(1, 1, 32),
  CHURCH_VIDEOS_AT_ONCE: integer(3, 1, 1_000),
  RENDER_CACHE_DAYS: integer(14, 0, 3650),
  RENDER_CACHE_GB: integer(10, 0, 100_000),
  CHROMIUM_PATH: text,
  MEDIA_ENGINE: choice(['auto', 'ffmpeg', 'node-av'], 'auto'),
  FFMPEG_PATH: text,
  FFPROBE_PATH: text,
  REMOTION_LICENSE_KEY: text,
});
export type Environment = z.output<typeof environmentSchema>;

/**
 * The variables of an environment, checked. Empty ones count as absent.
 * @throws AppError config_missing naming all that is missing | config_invalid | config_anon_key
 */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const given = parseEnvironment(env);
  refuseWhatIsMissing(given);
  if (isAnonKey(given.SUPABASE_KEY)) throw new AppError('config_anon_key');
  if (given.ENV === 'production' && !given.CREDITS_ENFORCED) {
    throw new AppError('config_invalid', { name: 'CREDITS_ENFORCED', reason: 'ENV=production → True' });
  }
  return given;
}

function parseEnvironment(env: NodeJS.ProcessEnv): Environment {
  const names = Object.keys(environmentSchema.shape);
  const parsed = environmentSchema.safeParse(
    Object.fromEntries(names.map((name) => [name, env[name]?.trim() || undefined])),
  );
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => ({
    name: String(issue.path[0]),
    expected: issue.message,
  }));
  throw new AppError('config_invalid', {
    name: wrong.map(({ name }) => name).join(', '),
    reason: wrong.map(({ name, expected }) => `${name}=${expected}`).join(', '),
  });
}

/** One error for all that is missing: what production needs, and the other half of any service that is half set. */
function refuseWhatIsMissing(given: Environment): void {
  const missing = new Set<string>();
  const requireTogether = (names: readonly (keyof Environment)[]) => {
    for (const name of names) if (given[name] === undefined) missing.add(name);
  };
  if (given.ENV === 'production') {
    requireTogether(REQUIRED_IN_PRODUCTION);
    if (given.JWT_SECRET_KEY === undefined) missing.add('JWT_SECRET_KEY');
    else if (isWeakSecret(given.JWT_SECRET_KEY)) missing.add('JWT_SECRET_KEY (openssl rand -hex 32)');
  }
  for (const group of [
    ['SUPABASE_URL', 'SUPABASE_KEY'],
    ['R2_ACCOUNT_ID', 'R2_ACCESS_KEY_ID', 'R2_SECRET_ACCESS_KEY'],
    ['PORTONE_API_KEY', 'PORTONE_API_SECRET'],
  ] as const) {
    if (group.some((name) => given[name] !== undefined)) requireTogether(group);
  }
  if (missing.size > 0) throw new AppError('config_missing', { names: [...missing].join(', ') });
}

/** Shorter than 32 characters, a sentence out of an example, or hardly more than one character repeated. */
const isWeakSecret = (secret: string): boolean =>
  secret.length < 32 || /change|example|your[-_ ]/i.test(secret) || new Set(secret).size < 8;

/** Supabase's browser keys: they may not call our SQL functions, so nothing would work. */
function isAnonKey(key: string | undefined): boolean {
  if (!key) return false;
  if (key.startsWith('sb_publishable_')) return true;
  try {
    const payload: unknown = JSON.parse(Buffer.from(key.split('.')[1] ?? '', 'base64url').toString());
    return z.object({ role: z.enum(['anon', 'authenticated']) }).safeParse(payload).success;
  } catch {
    return false;
  }
}
