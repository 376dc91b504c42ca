import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { crc32 } from 'node:zlib';

/** A refusal as S3 words it. */
export class S3Error extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

const MAX_SKEW_MS = 15 * 60 * 1000;
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
/** Percent-encoding as AWS has it: everything but letters, digits and `-._~`. */
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

interface Claim {
  credential: string;
  date: string;
  signedHeaders: string;
  signature: string;
  payloadHash: string;
  /** Seconds a presigned link lives. */
  expires: number | null;
}

function claimOf(request: IncomingMessage, query: URLSearchParams): Claim {
  const param = (name: string) => query.get(name) ?? '';
  if (query.has('X-Amz-Signature')) {
    return {
      credential: param('X-Amz-Credential'),
      date: param('X-Amz-Date'),
      signedHeaders: param('X-Amz-SignedHeaders'),
      signature: param('X-Amz-Signature'),
      payloadHash: 'UNSIGNED-PAYLOAD',
      expires: Number(param('X-Amz-Expires')),
    };
  }
  const header = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
    request.headers.authorization ?? '',
  );
  if (!header) throw new S3Error(403, 'AccessDenied');
  return {
    credential: header[1] ?? '',
    date: String(request.headers['x-amz-date']),
    signedHeaders: header[2] ?? '',
    signature: header[3] ?? '',
    payloadHash: String(request.headers['x-amz-content-sha256']),
    expires: null,
  };
}

/**
 * Recomputes the Signature Version 4 of a request, in its header or its query, and checks its age.
 * @param secrets access key id to secret
 * @returns what the request says its payload hash is
 * @throws S3Error as S3 would
 */
export function verifySignature(
  request: IncomingMessage,
  url: URL,
  { secrets, nowMs }: { secrets: Record<string, string>; nowMs: number },
): string {
  const claim = claimOf(request, url.searchParams);
  const [keyId = '', day = '', region = '', service = ''] = claim.credential.split('/');
  const secret = secrets[keyId];
  if (!secret) throw new S3Error(403, 'InvalidAccessKeyId');
  if (!claim.signedHeaders.split(';').includes('host')) throw new S3Error(403, 'AccessDenied');

  const signedAtMs = Date.parse(
    claim.date.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z'),
  );
  if (claim.expires !== null) {
    if (!(nowMs <= signedAtMs + claim.expires * 1000)) throw new S3Error(403, 'AccessDenied');
  } else if (!(Math.abs(nowMs - signedAtMs) <= MAX_SKEW_MS)) throw new S3Error(403, 'RequestTimeTooSkewed');

  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
  const headers = claim.signedHeaders.split(';').map((name) => {
    const value = String(request.headers[name] ?? '').trim();
    return `${name}:${value.replace(/ +/g, ' ')}\n`;
  });
  const path = url.pathname
    .split('/')
    .map((part) => encode(decodeURIComponent(part)))
    .join('/');
  const canonical = [
    request.method,
    path,
    query,
    headers.join(''),
    claim.signedHeaders,
    claim.payloadHash,
  ].join('\n');
  const scope = [day, region, service, 'aws4_request'].join('/');
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request');
  const wanted = hmac(key, ['AWS4-HMAC-SHA256', claim.date, scope, sha256(canonical)].join('\n')).toString(
    'hex',
  );
  if (wanted !== claim.signature) throw new S3Error(403, 'SignatureDoesNotMatch');
  return claim.payloadHash;
}

/** CRC32 as S3 carries it: four bytes, base64. */
export function crc32Base64(data: Buffer): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(data));
  return bytes.toString('base64');
}

/** `aws-chunked` undone: the body and the trailers after it. */
function undoChunks(raw: Buffer): { body: Buffer; trailers: Record<string, string> } {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = raw.indexOf('\r\n', at);
    const size = Number.parseInt(raw.subarray(at, lineEnd).toString(), 16);
    at = lineEnd + 2;
    if (!(size > 0)) break;
    chunks.push(raw.subarray(at, at + size));
    at += size + 2;
  }
  const lines = raw.subarray(at).toString().split('\r\n');
  const trailers = Object.fromEntries(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]] : [];
    }),
  );
  return { body: Buffer.concat(chunks), trailers };
}

/** The payload of a verified request, its hash and its CRC32 (where one was sent) checked. */
export function verifiedPayload(
  request: IncomingMessage,
  url: URL,
  raw: Buffer,
  payloadHash: string,
): Buffer {
  const { body, trailers } = payloadHash.startsWith('STREAMING-')
    ? undoChunks(raw)
    : { body: raw, trailers: {} as Record<string, string> };
  if (/^[0-9a-f]{64}$/.test(payloadHash) && sha256(body) !== payloadHash) {
    throw new S3Error(400, 'XAmzContentSHA256Mismatch');
  }
  const checksum =
    request.headers['x-amz-checksum-crc32'] ??
    trailers['x-amz-checksum-crc32'] ??
    url.searchParams.get('x-amz-checksum-crc32');
  if (checksum && checksum !== crc32Base64(body)) throw new S3Error(400, 'BadDigest');
  return body;
}
