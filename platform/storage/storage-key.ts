import { AppError } from '../../core/errors.ts';

/** Longest key S3 takes, in bytes of UTF-8. */
const MAX_KEY_BYTES = 1024;

/**
 * Refuses keys that could name something outside the store or that not every store can hold. Names that begin with a
 * dot are the local store's own.
 * @throws AppError bad_request
 */
export function checkKey(key: string): string {
  const sound =
    Buffer.byteLength(key) <= MAX_KEY_BYTES &&
    // Control characters, backslashes, and the colons and drive letters of Windows.
    !/[\p{Cc}\\:]/u.test(key) &&
    key.split('/').every((part) => part !== '' && !part.startsWith('.'));
  if (!sound) throw new AppError('bad_request');
  return key;
}

/** A prefix as `checkKey` has it; it ends with a slash, so that `videos/1` never takes `videos/10` along. */
export function checkPrefix(prefix: string): string {
  if (!prefix.endsWith('/')) throw new AppError('bad_request');
  checkKey(prefix.slice(0, -1));
  return prefix;
}
