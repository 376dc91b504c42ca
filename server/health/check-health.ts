import { isAppError } from '../../core/errors.ts';
import type { ServerContext } from '../services.ts';

export interface Health {
  status: 'healthy' | 'degraded';
  env: 'production' | 'development';
  checks: { redis: string; supabase: string; r2: string };
}

const TIMEOUT_MS = 3_000;
/** Asking the store writes a file: not at every beat of a load balancer. */
const STORAGE_EVERY_MS = 30_000;

/** A check of everything the server depends on; embedded stand-ins are named. Each part answers within three seconds. */
export function openHealthCheck({ config, database, queue, storage }: ServerContext): () => Promise<Health> {
  const names = {
    redis: queue.kind === 'redis' ? 'ok' : 'embedded',
    supabase: config.database.kind === 'supabase' ? 'ok' : 'embedded',
    r2: storage.kind === 'r2' ? 'configured' : 'local',
  };
  const checkStorage = remember(STORAGE_EVERY_MS, () => outcome(() => storage.check(), names.r2));
  return async () => {
    const [redis, supabase, r2] = await Promise.all([
      outcome(() => queue.ping(), names.redis),
      outcome(() => database.ping(), names.supabase),
      checkStorage(),
    ]);
    const checks = { redis, supabase, r2 };
    const failed = Object.values(checks).some((check) => check.startsWith('failed'));
    return {
      status: failed ? 'degraded' : 'healthy',
      env: config.production ? 'production' : 'development',
      checks,
    };
  };
}

async function outcome(check: () => Promise<void>, whenGood: string): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('failed: Timed out'), TIMEOUT_MS);
  });
  try {
    return await Promise.race([check().then(() => whenGood), late]);
  } catch (error) {
    return `failed: ${reason(error)}`;
  } finally {
    clearTimeout(timer);
  }
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'Connection refused',
  ECONNRESET: 'Connection reset',
  ENOTFOUND: 'Host not found',
  EAI_AGAIN: 'Host not found',
  ETIMEDOUT: 'Timed out',
  EACCES: 'Permission denied',
  EROFS: 'Read-only',
  ENOSPC: 'Disk full',
};

/** What an operator can act on, in fixed words: the network's reason where there is one, else the code of our error. */
function reason(error: unknown): string {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const known = 'code' in cause ? REASONS[String(cause.code)] : undefined;
    if (known) return known;
    if (cause instanceof AggregateError) return reason(cause.errors[0]);
  }
  return isAppError(error) ? error.code : 'internal';
}

function remember<T>(forMs: number, ask: () => Promise<T>): () => Promise<T> {
  let answer: { at: number; value: Promise<T> } | null = null;
  return () => {
    const now = Date.now();
    if (!answer || now - answer.at > forMs) answer = { at: now, value: ask() };
    return answer.value;
  };
}
