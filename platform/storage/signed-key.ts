import { createHmac, timingSafeEqual } from 'node:crypto';

/** Query of a local file link: when it expires (Unix seconds), what to save the file as, and our signature over both and the key. */
export interface SignedQuery {
  expires?: string | undefined;
  name?: string | undefined;
  signature?: string | undefined;
}

const sign = (signingKey: string, parts: string[]): Buffer =>
  createHmac('sha256', signingKey)
    .update(JSON.stringify(['file', ...parts]))
    .digest();

/** Path and query of a link to a local file, below the server's own address. */
export function signedPath(
  signingKey: string,
  key: string,
  { expires, name = '' }: { expires: number; name?: string },
): string {
  const query = new URLSearchParams({ expires: String(expires) });
  if (name) query.set('name', name);
  query.set('signature', sign(signingKey, [key, String(expires), name]).toString('hex'));
  return `/files/${key.split('/').map(encodeURIComponent).join('/')}?${query}`;
}

/** Whether a link to `key` is one of ours, unchanged, and not expired. */
export function verifySignedKey({
  signingKey,
  key,
  query,
  nowMs = Date.now(),
}: {
  signingKey: string;
  key: string;
  query: SignedQuery;
  nowMs?: number;
}): boolean {
  const { expires = '', name = '', signature = '' } = query;
  if (!/^\d{1,12}$/.test(expires) || !/^[0-9a-f]{64}$/.test(signature)) return false;
  if (Number(expires) * 1000 <= nowMs) return false;
  return timingSafeEqual(Buffer.from(signature, 'hex'), sign(signingKey, [key, expires, name]));
}
