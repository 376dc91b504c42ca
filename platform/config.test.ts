import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../core/errors.ts';
import { errorMessage } from '../core/messages.ts';
import { loadConfig, loadEnvFiles } from './config.ts';
import { describeConfig } from './describe-config.ts';

const PRODUCTION = {
  ENV: 'production',
  SUPABASE_URL: 'https://abc.supabase.co/',
  SUPABASE_KEY: 'sb_secret_0123456789',
  GROQ_API_KEY: 'gsk_1',
  GOOGLE_API_KEY: 'AIza1',
  R2_ACCOUNT_ID: 'account',
  R2_ACCESS_KEY_ID: 'id',
  R2_SECRET_ACCESS_KEY: 'secret',
  JWT_SECRET_KEY: '5f4dcc3b5aa765d61d8327deb882cf99',
};

const refusal = (env: NodeJS.ProcessEnv): AppError => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('was not refused');
};

const jwt = (payload: object) =>
  `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2lnbmF0dXJl`;

describe('with nothing set', () => {
  it('runs everything embedded, in ./data, on port 8000', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      production: false,
      logLevel: 'info',
      server: { host: '127.0.0.1', port: 8000, corsOrigins: [], allowedHosts: [] },
      database: { kind: 'embedded' },
      queue: { kind: 'embedded' },
      storage: { kind: 'local', dir: join(process.cwd(), 'data', 'storage') },
      speech: null,
      writing: null,
      footage: null,
      payments: null,
      credits: { cost: 1, enforced: true },
      limits: { maxUploadBytes: 200 * 1024 * 1024, maxDurationMinutes: 90 },
      worker: { concurrency: 1 },
      renderCache: { maxAgeMs: 14 * 24 * 60 * 60 * 1000, maxBytes: 10e9 },
    });
  });

  it('says what each key would add, in both languages', () => {
    const config = loadConfig({});
    for (const key of [
      'SUPABASE_KEY',
      'REDIS_URL',
      'R2_',
      'GROQ_API_KEY',
      'GOOGLE_API_KEY',
      'PEXELS_API_KEY',
    ]) {
      expect(describeConfig(config, 'ko').join('\n')).toContain(key);
      expect(describeConfig(config, 'en').join('\n')).toContain(key);
    }
  });
});

describe('in production', () => {
  it('names all that is missing in one message', () => {
    const error = refusal({ ENV: 'production', R2_ACCOUNT_ID: 'account', GROQ_API_KEY: '  ' });
    expect(error.code).toBe('config_missing');
    const message = errorMessage(error.code, 'en', error.params);
    for (const name of Object.keys(PRODUCTION)) {
      if (name !== 'ENV' && name !== 'R2_ACCOUNT_ID') expect(message).toContain(name);
    }
    expect(message).not.toContain('R2_ACCOUNT_ID');
    expect(message).not.toContain('PEXELS');
  });

  it.each([
    'kX9vQ2mT7pLw4RzN',
    'your-secret-key-change-this-in-production-please',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  ])('refuses the token secret %s', (secret) => {
    const error = refusal({ ...PRODUCTION, JWT_SECRET_KEY: secret });
    expect(error.code).toBe('config_missing');
    expect(error.params['names']).toContain('JWT_SECRET_KEY');
    expect(error.message).not.toContain(secret);
  });

  it('starts with what the guide sets', () => {
    const config = loadConfig({
      ...PRODUCTION,
      DEBUG: 'False',
      LOG_LEVEL: 'WARNING',
      CORS_ORIGINS: 'https://a.kr, https://b.kr',
      ALLOWED_HOSTS: 'a.kr,b.kr',
      R2_BUCKET_NAME: 'qt-videos',
      REDIS_HOST: 'redis',
      REDIS_PORT: '6380',
      REDIS_DB: '2',
      JWT_ALGORITHM: 'HS256',
      JWT_ACCESS_TOKEN_EXPIRE_MINUTES: '60',
    });
    expect(config).toMatchObject({
      production: true,
      logLevel: 'warn',
      server: {
        host: '0.0.0.0',
        corsOrigins: ['https://a.kr', 'https://b.kr'],
        allowedHosts: ['a.kr', 'b.kr'],
      },
      database: { kind: 'supabase', url: 'https://abc.supabase.co' },
      queue: { kind: 'redis', url: 'redis://redis:6380/2' },
      storage: { kind: 'r2', bucket: 'qt-videos' },
      speech: { model: 'whisper-large-v3-turbo' },
      auth: { algorithm: 'HS256', expiresInMinutes: 60 },
    });
    const told = describeConfig(config, 'en').join('\n');
    expect(told).toContain('abc.supabase.co');
    for (const name of ['SUPABASE_KEY', 'GROQ_API_KEY', 'R2_SECRET_ACCESS_KEY', 'JWT_SECRET_KEY'] as const) {
      expect(told).not.toContain(PRODUCTION[name]);
    }
  });

  it('never switches the credit check off', () => {
    expect(loadConfig({ CREDITS_ENFORCED: 'False' }).credits.enforced).toBe(false);
    expect(refusal({ ...PRODUCTION, CREDITS_ENFORCED: 'false' }).params['name']).toBe('CREDITS_ENFORCED');
  });
});

describe('mistakes', () => {
  it.each([jwt({ role: 'anon' }), 'sb_publishable_abc'])(
    'tells an anon key from a service key: %s',
    (key) => {
      const error = refusal({ SUPABASE_URL: 'https://abc.supabase.co', SUPABASE_KEY: key });
      expect(error.code).toBe('config_anon_key');
      expect(error.message).not.toContain(key);
    },
  );

  it('takes a service key', () => {
    const key = jwt({ role: 'service_role' });
    expect(loadConfig({ SUPABASE_URL: 'https://abc.supabase.co', SUPABASE_KEY: key }).database).toMatchObject(
      { key },
    );
  });

  it('names the other half of a service that is half set, in development too', () => {
    expect(refusal({ SUPABASE_URL: 'https://abc.supabase.co' }).params['names']).toBe('SUPABASE_KEY');
    expect(refusal({ R2_ACCOUNT_ID: 'a' }).params['names']).toBe('R2_ACCESS_KEY_ID, R2_SECRET_ACCESS_KEY');
  });

  it('names every wrong value and what it should be', () => {
    const error = refusal({ PORT: '80a', LOG_LEVEL: 'LOUD', DEBUG: 'maybe', REDIS_URL: 'http://x' });
    expect(error.code).toBe('config_invalid');
    expect(error.params['name']).toBe('DEBUG, LOG_LEVEL, PORT, REDIS_URL');
    expect(error.params['reason']).toContain('PORT=0–65535');
  });
});

describe('.env.example', () => {
  const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');
  const named = lines.flatMap((line) => /^#?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);

  it('has each variable the configuration reads, and no other', () => {
    const read = new Set<string>();
    loadConfig(new Proxy({}, { get: (_, name) => void read.add(String(name)) }));
    expect(named.toSorted()).toEqual([...read].toSorted());
  });

  it('explains each variable', () => {
    lines.forEach((line, i) => {
      if (/^#?[A-Z][A-Z0-9_]*=/.test(line)) expect(lines[i - 1], line).toMatch(/^# /);
    });
  });

  it('is itself a configuration that works', () => {
    expect(loadConfig(parseEnv(lines.join('\n'))).database.kind).toBe('embedded');
  });
});

describe('env files', () => {
  const directory = mkdtempSync(join(tmpdir(), 'qt-env-'));
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(directory, { recursive: true, force: true });
  });

  it('lets what is set win over .env.production, and that over .env', () => {
    for (const name of ['ENV', 'PORT', 'HOST']) vi.stubEnv(name, undefined);
    vi.stubEnv('DATA_DIR', 'set');
    writeFileSync(join(directory, '.env'), 'ENV=production\nPORT=1\nHOST=both\nDATA_DIR=file\n');
    writeFileSync(join(directory, '.env.production'), 'PORT=2\n');
    expect(loadEnvFiles(directory)).toMatchObject({
      ENV: 'production',
      PORT: '2',
      HOST: 'both',
      DATA_DIR: 'set',
    });
  });
});
