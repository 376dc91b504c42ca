import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../core/errors.ts';
import { contentDisposition } from './content-disposition.ts';
import type { Storage } from './storage.ts';
import { checkKey, checkPrefix } from './storage-key.ts';

export interface R2StorageOptions {
  kind: 'r2';
  accountId: string;
  accessKeyId: string;
  secretAccessKey: string;
  bucket: string;
  /** Another S3 service, e.g. a test peer. */
  endpoint?: string;
  /** Public address of the bucket: links lead there and do not expire. */
  publicUrl?: string;
}

/** Parts of an upload: 8 MiB each (S3 wants at least 5), three on their way at once, so at most 24 MiB in memory. */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_AT_ONCE = 3;
/** Written by `check`; its content means nothing. */
const CHECK_KEY = 'health/check.txt';

/** Files in a Cloudflare R2 bucket. The SDK tries each request three times before we give up. */
export function openR2Storage(options: R2StorageOptions): Storage {
  const { accountId, accessKeyId, secretAccessKey, bucket: Bucket, publicUrl } = options;
  const client = new S3Client({
    region: 'auto',
    endpoint: options.endpoint ?? `https://${accountId}.r2.cloudflarestorage.com`,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    // R2 knows no other checksum mode; presigned links would carry the checksum of an empty body.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 5_000, socketTimeout: 30_000 },
  });

  async function body(key: string, range?: { start: number; end: number }): Promise<Readable> {
    const answer = await client.send(
      new GetObjectCommand({
        Bucket,
        Key: checkKey(key),
        ...(range && { Range: `bytes=${range.start}-${range.end}` }),
      }),
    );
    if (!(answer.Body instanceof Readable)) throw new AppError('storage_failed');
    return answer.Body;
  }

  return {
    kind: 'r2',

    put: (key, content, { contentType }) =>
      asAppError(async () => {
        const Body = 'path' in content ? createReadStream(content.path) : content.data;
        try {
          await new Upload({
            client,
            params: { Bucket, Key: checkKey(key), Body, ContentType: contentType },
            partSize: PART_BYTES,
            queueSize: PARTS_AT_ONCE,
          }).done();
        } finally {
          if (Body instanceof Readable) Body.destroy();
        }
      }),

    get: (key, range) => asAppError(() => body(key, range)),

    download: (key, path) =>
      asAppError(async () => {
        const draft = `${path}.${randomUUID()}`;
        try {
          await pipeline(await body(key), createWriteStream(draft));
          await rename(draft, path);
        } catch (error) {
          await rm(draft, { force: true });
          throw error;
        }
      }),

    stat: (key) =>
      asAppError(async () => {
        try {
          const head = await client.send(new HeadObjectCommand({ Bucket, Key: checkKey(key) }));
          return {
            sizeBytes: head.ContentLength ?? 0,
            contentType: head.ContentType ?? 'application/octet-stream',
            modifiedAt: head.LastModified ?? new Date(0),
          };
        } catch (error) {
          if (failureOf(error).status === 404) return null;
          throw error;
        }
      }),

    delete: (key) =>
      asAppError(async () => {
        await client.send(new DeleteObjectCommand({ Bucket, Key: checkKey(key) }));
      }),

    deletePrefix: (prefix) =>
      asAppError(async () => {
        for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: checkPrefix(prefix) })) {
          const Objects = (page.Contents ?? []).map(({ Key }) => ({ Key }));
          if (Objects.length === 0) continue;
          const answer = await client.send(
            new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
          );
          if (answer.Errors?.length) throw new Error(`not deleted: ${answer.Errors[0]?.Code}`);
        }
      }),

    async *list(prefix) {
      try {
        for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: checkPrefix(prefix) })) {
          for (const { Key, Size, LastModified } of page.Contents ?? []) {
            if (Key) yield { key: Key, sizeBytes: Size ?? 0, modifiedAt: LastModified ?? new Date(0) };
          }
        }
      } catch (error) {
        throw storageError(error);
      }
    },

    signedUrl: (key, { expiresInSeconds, fileName }) =>
      asAppError(async () => {
        // A public address cannot be told under which name to save.
        if (publicUrl && !fileName) {
          return `${publicUrl}/${checkKey(key).split('/').map(encodeURIComponent).join('/')}`;
        }
        const command = new GetObjectCommand({
          Bucket,
          Key: checkKey(key),
          ...(fileName && { ResponseContentDisposition: contentDisposition(fileName) }),
        });
        return getSignedUrl(client, command, { expiresIn: expiresInSeconds });
      }),

    check: () =>
      asAppError(async () => {
        await client.send(
          new PutObjectCommand({ Bucket, Key: CHECK_KEY, Body: 'ok', ContentType: 'text/plain' }),
        );
      }),
  };
}

const failureOf = (error: unknown): { name?: string; status?: number } => {
  const { name, $metadata } = (error ?? {}) as { name?: string; $metadata?: { httpStatusCode?: number } };
  return { ...(name && { name }), ...($metadata?.httpStatusCode && { status: $metadata.httpStatusCode }) };
};

async function asAppError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageError(error);
  }
}

/** What S3 said as one of our codes; its own words stay in `cause`, for the log. */
function storageError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { name, status } = failureOf(error);
  if ((error as NodeJS.ErrnoException | null)?.code === 'ENOSPC')
    return new AppError('disk_full', {}, { cause: error });
  // A missing bucket is the operator's to mend, like a refused key.
  if (status === 401 || status === 403 || name === 'NoSuchBucket') {
    return new AppError('storage_key_refused', {}, { cause: error });
  }
  if (status === 404) return new AppError('not_found', {}, { cause: error });
  if (status === 416) return new AppError('range_not_satisfiable', {}, { cause: error });
  return new AppError('storage_failed', {}, { cause: error });
}
