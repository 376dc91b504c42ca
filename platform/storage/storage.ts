import type { Readable } from 'node:stream';

/** Files by key (`videos/<id>/out/video.mp4`); keys, never URLs, are kept in the database. Failures are AppErrors. */
export interface Storage {
  readonly kind: 'local' | 'r2';
  /** Whole or nothing: a reader never sees half a file. `body` is a path on this machine, or bytes. */
  put(
    key: string,
    body: { path: string } | { data: Uint8Array | string },
    options: { contentType: string },
  ): Promise<void>;
  /** `range` is in bytes, both ends included. Throws `not_found`. */
  get(key: string, range?: { start: number; end: number }): Promise<Readable>;
  /** Puts a copy at `path`, complete or not at all. Throws `not_found`. */
  download(key: string, path: string): Promise<void>;
  stat(key: string): Promise<{ sizeBytes: number; contentType: string; modifiedAt: Date } | null>;
  /** No error when there is none. */
  delete(key: string): Promise<void>;
  /** Everything below `prefix` (which ends with a slash). */
  deletePrefix(prefix: string): Promise<void>;
  list(prefix: string): AsyncIterable<{ key: string; sizeBytes: number; modifiedAt: Date }>;
  /**
   * A link anyone holding it may use until it expires (never, where the bucket has a public address and no
   * `fileName` is asked for). `fileName` sets Content-Disposition (UTF-8).
   */
  signedUrl(key: string, options: { expiresInSeconds: number; fileName?: string }): Promise<string>;
  /** Throws where it cannot be written: for /health and the start-up check. */
  check(): Promise<void>;
}
