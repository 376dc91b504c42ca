import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { AppError } from '../../core/errors.ts';

/** OWASP's scrypt parameters: 32 MiB and about a third of a second each. */
const PARAMETERS = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;
/** Node has four threads for this and for files: two stay free. */
const MAX_AT_ONCE = 2;
/** Longer queues would only be waited for by machines. */
const MAX_WAITING = 60;

/** `scrypt$N$r$p$salt$key`, so that the parameters may change and old hashes stay good. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const { N, r, p } = PARAMETERS;
  const key = await derive(password, salt, { N, r, p });
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether the password is the hashed one. Without a hash (nobody of that e-mail) it takes as long, and is false. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const kept = hash === null ? null : parseHash(hash);
  const { salt, key, ...parameters } = kept ?? {
    ...PARAMETERS,
    salt: randomBytes(16),
    key: randomBytes(KEY_BYTES),
  };
  const derived = await derive(password, salt, parameters);
  return kept !== null && derived.length === key.length && timingSafeEqual(derived, key);
}

function parseHash(hash: string): { N: number; r: number; p: number; salt: Buffer; key: Buffer } | null {
  const [, N, r, p, salt, key] = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/.exec(hash) ?? [];
  if (!salt || !key) return null;
  return {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

let running = 0;
const waiting: (() => void)[] = [];

async function derive(
  password: string,
  salt: Buffer,
  parameters: ScryptOptions & { N: number; r: number },
): Promise<Buffer> {
  if (running >= MAX_AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw new AppError('unavailable');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    const maxmem = 256 * parameters.N * parameters.r;
    return await new Promise<Buffer>((resolve, reject) =>
      scrypt(password.normalize('NFC'), salt, KEY_BYTES, { ...parameters, maxmem }, (error, key) =>
        error ? reject(error) : resolve(key),
      ),
    );
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
