import { createHash, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { listen, readBody } from './listen.ts';
import { S3Error, verifiedPayload, verifySignature } from './s3-signature.ts';

/**
 * An S3 server on loopback, in memory, that believes nobody: signatures (header and query), expiry, payload hashes and
 * CRC32 are recomputed. Ranges, multipart uploads, paged listings and bulk deletes behave as R2's.
 */
export interface S3Peer {
  endpoint: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  objects: Map<string, StoredObject>;
  /** Each request so far, also those refused. */
  requests: { method: string; key: string; headers: IncomingHttpHeaders }[];
  /** Keys that may not be deleted. */
  locked: Set<string>;
  /** Uploads begun and neither completed nor aborted. */
  openUploads(): number;
  /** Answers the next requests with these statuses instead; 0 lets one through. */
  failNext(...statuses: number[]): void;
  /** Moves the peer's clock, to see links expire. */
  advance(seconds: number): void;
  close(): Promise<void>;
}

export interface StoredObject {
  data: Buffer;
  contentType: string;
  etag: string;
  modifiedAt: Date;
}

interface OpenUpload {
  key: string;
  contentType: string;
  parts: Map<number, Buffer>;
}

const SMALLEST_PART_BYTES = 5 * 1024 * 1024;
const md5 = (data: Buffer) => createHash('md5').update(data).digest('hex');
const escape = (text: string) => text.replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);
const unescape = (text: string) =>
  text
    .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (_, hex?: string, decimal?: string) =>
      String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
    )
    .replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, n: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[n] ?? '&',
    );
const tagged = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map((match) => unescape(match[1] ?? ''));

export async function startS3Peer({ pageSize = 1000 }: { pageSize?: number } = {}): Promise<S3Peer> {
  const bucket = 'qt-videos';
  const accessKeyId = 'peer-access-key';
  const secretAccessKey = 'peer-secret';
  const objects = new Map<string, StoredObject>();
  const uploads = new Map<string, OpenUpload>();
  const requests: S3Peer['requests'] = [];
  const locked = new Set<string>();
  const failures: number[] = [];
  let clockOffsetMs = 0;

  const store = (key: string, data: Buffer, contentType: string, etag = md5(data)) => {
    objects.set(key, { data, contentType, etag, modifiedAt: new Date() });
    return etag;
  };

  function listPage(query: URLSearchParams): string {
    const after = query.get('continuation-token') ?? '';
    const keys = [...objects.keys()]
      .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
      .toSorted();
    const page = keys.slice(0, Math.min(pageSize, Number(query.get('max-keys') ?? 1000)));
    const truncated = page.length < keys.length;
    const contents = page.map((key) => {
      const object = objects.get(key);
      return `<Contents><Key>${escape(key)}</Key><Size>${object?.data.length}</Size><LastModified>${object?.modifiedAt.toISOString()}</LastModified></Contents>`;
    });
    const next = truncated
      ? `<NextContinuationToken>${escape(page.at(-1) ?? '')}</NextContinuationToken>`
      : '';
    return `<ListBucketResult><Name>${bucket}</Name><KeyCount>${page.length}</KeyCount><IsTruncated>${truncated}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
  }

  function completeUpload(uploadId: string, upload: OpenUpload, xml: string): string {
    const parts = tagged(xml, 'PartNumber').map((n) => upload.parts.get(Number(n)));
    const data: Buffer[] = parts.map((part) => {
      if (!part) throw new S3Error(400, 'InvalidPart');
      return part;
    });
    if (data.slice(0, -1).some((part) => part.length < SMALLEST_PART_BYTES)) {
      throw new S3Error(400, 'EntityTooSmall');
    }
    const whole = Buffer.concat(data);
    const etag = store(upload.key, whole, upload.contentType, `${md5(whole)}-${data.length}`);
    uploads.delete(uploadId);
    return `<CompleteMultipartUploadResult><Key>${escape(upload.key)}</Key><ETag>&quot;${etag}&quot;</ETag></CompleteMultipartUploadResult>`;
  }

  function sendObject(
    request: IncomingMessage,
    response: ServerResponse,
    key: string,
    query: URLSearchParams,
  ) {
    const object = objects.get(key);
    if (!object) throw new S3Error(404, 'NoSuchKey');
    const { data } = object;
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    const start = range ? Number(range[1]) : 0;
    const end = Math.min(range?.[2] ? Number(range[2]) : Infinity, data.length - 1);
    if (range && start >= data.length) throw new S3Error(416, 'InvalidRange');
    const disposition = query.get('response-content-disposition');
    response.writeHead(range ? 206 : 200, {
      'content-type': object.contentType,
      'content-length': end - start + 1,
      'last-modified': object.modifiedAt.toUTCString(),
      'accept-ranges': 'bytes',
      etag: `"${object.etag}"`,
      ...(range && { 'content-range': `bytes ${start}-${end}/${data.length}` }),
      ...(disposition && { 'content-disposition': disposition }),
    });
    response.end(request.method === 'HEAD' ? undefined : data.subarray(start, end + 1));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://peer');
    const query = url.searchParams;
    const [, bucketName, ...rest] = url.pathname.split('/');
    const key = decodeURIComponent(rest.join('/'));
    requests.push({ method: request.method ?? '', key, headers: request.headers });
    const raw = await readBody(request);
    const failure = failures.shift();
    if (failure) throw new S3Error(failure, failure === 503 ? 'SlowDown' : 'InternalError');

    const secrets = { [accessKeyId]: secretAccessKey };
    const payloadHash = verifySignature(request, url, { secrets, nowMs: Date.now() + clockOffsetMs });
    const body = verifiedPayload(request, url, raw, payloadHash);
    if (bucketName !== bucket) throw new S3Error(404, 'NoSuchBucket');

    const send = (status: number, text = '', headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/xml', ...headers }).end(text);
    const contentType = request.headers['content-type'] ?? 'application/octet-stream';
    const uploadId = query.get('uploadId');
    const upload = uploadId ? uploads.get(uploadId) : undefined;
    if (uploadId && upload?.key !== key) throw new S3Error(404, 'NoSuchUpload');

    if (!key && request.method === 'GET') return void send(200, listPage(query));
    if (!key && request.method === 'POST' && query.has('delete')) {
      // Bulk deletes need a checksum even where nothing else does.
      if (!request.headers['x-amz-checksum-crc32'] && !request.headers['content-md5']) {
        throw new S3Error(400, 'InvalidRequest');
      }
      const errors = tagged(body.toString(), 'Key').map((name) => {
        if (locked.has(name)) return `<Error><Key>${escape(name)}</Key><Code>AccessDenied</Code></Error>`;
        objects.delete(name);
        return '';
      });
      return void send(200, `<DeleteResult>${errors.join('')}</DeleteResult>`);
    }
    if (request.method === 'POST' && query.has('uploads')) {
      const id = randomUUID();
      uploads.set(id, { key, contentType, parts: new Map() });
      return void send(
        200,
        `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    }
    if (uploadId && upload && request.method === 'POST') {
      return void send(200, completeUpload(uploadId, upload, body.toString()));
    }
    if (upload && request.method === 'PUT') {
      upload.parts.set(Number(query.get('partNumber')), body);
      return void send(200, '', { etag: `"${md5(body)}"` });
    }
    if (uploadId && request.method === 'DELETE') {
      uploads.delete(uploadId);
      return void send(204);
    }
    if (request.method === 'PUT') return void send(200, '', { etag: `"${store(key, body, contentType)}"` });
    if (request.method === 'DELETE') {
      objects.delete(key);
      return void send(204);
    }
    sendObject(request, response, key, query);
  }

  const server = await listen((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const { status, code } = error instanceof S3Error ? error : new S3Error(500, 'InternalError');
      response.writeHead(status, { 'content-type': 'application/xml' });
      response.end(
        request.method === 'HEAD'
          ? undefined
          : `<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
      );
    });
  });

  return {
    endpoint: server.url,
    bucket,
    accessKeyId,
    secretAccessKey,
    objects,
    requests,
    locked,
    openUploads: () => uploads.size,
    failNext: (...statuses) => void failures.push(...statuses),
    advance: (seconds) => void (clockOffsetMs += seconds * 1000),
    close: server.close,
  };
}
