import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../core/errors.ts';
import { startS3Peer, type S3Peer } from '../../tests/fakes/s3-peer.ts';
import { openStorage } from './open-storage.ts';
import { verifySignedKey } from './signed-key.ts';
import type { Storage } from './storage.ts';

const scratch = mkdtempSync(join(tmpdir(), 'qt-storage-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const MIB = 1024 * 1024;
const r2 = (
  peer: S3Peer,
  changed: Partial<{ secretAccessKey: string; bucket: string; publicUrl: string }> = {},
) =>
  openStorage({
    kind: 'r2',
    accountId: 'account',
    accessKeyId: peer.accessKeyId,
    secretAccessKey: peer.secretAccessKey,
    bucket: peer.bucket,
    endpoint: peer.endpoint,
    ...changed,
  });
const local = (dir: string) =>
  openStorage({
    kind: 'local',
    dir: join(scratch, dir),
    baseUrl: 'http://localhost:8000',
    signingKey: 'key',
  });
const text = async (storage: Storage, key: string, range?: { start: number; end: number }) =>
  (await buffer(await storage.get(key, range))).toString();
const keys = async (storage: Storage, prefix: string) => {
  const found: string[] = [];
  for await (const { key } of storage.list(prefix)) found.push(key);
  return found;
};
const failure = (code: ErrorCode) => expect.objectContaining({ code });
const TXT = { contentType: 'text/plain' };

const peers: S3Peer[] = [];
afterAll(() => Promise.all(peers.map((peer) => peer.close())));
const startPeer = async (options?: { pageSize: number }) => {
  const peer = await startS3Peer(options);
  peers.push(peer);
  return peer;
};

describe.each([
  { name: 'a local folder', open: async () => local('contract') },
  // Pages of two, so that every listing is a paged one.
  { name: 'R2', open: async () => r2(await startPeer({ pageSize: 2 })) },
])('storage in $name', ({ open }) => {
  let storage: Storage;
  beforeAll(async () => void (storage = await open()));

  it('keeps bytes, content type and size', async () => {
    await storage.put(
      'videos/1/안녕 & (1).txt',
      { data: '은혜' },
      { contentType: 'text/plain; charset=utf-8' },
    );
    expect(await text(storage, 'videos/1/안녕 & (1).txt')).toBe('은혜');
    expect(await storage.stat('videos/1/안녕 & (1).txt')).toMatchObject({
      sizeBytes: 6,
      contentType: 'text/plain; charset=utf-8',
    });
  });

  it('keeps a large file whole', async () => {
    const path = join(scratch, 'large.bin');
    const copy = join(scratch, 'copy.bin');
    writeFileSync(path, randomBytes(20 * MIB + 7));
    await storage.put('large.bin', { path }, { contentType: 'video/mp4' });
    await storage.download('large.bin', copy);
    expect(readFileSync(copy).equals(readFileSync(path))).toBe(true);
    expect(await storage.stat('large.bin')).toMatchObject({
      sizeBytes: 20 * MIB + 7,
      contentType: 'video/mp4',
    });
  });

  it('keeps an empty file', async () => {
    await storage.put('empty', { data: '' }, TXT);
    expect(await text(storage, 'empty')).toBe('');
  });

  it('replaces what was there', async () => {
    await storage.put('again', { data: 'first, and longer' }, TXT);
    await storage.put('again', { data: 'second' }, { contentType: 'text/vtt' });
    expect(await text(storage, 'again')).toBe('second');
    expect(await storage.stat('again')).toMatchObject({ contentType: 'text/vtt' });
  });

  it('gives the bytes of a range, both ends included', async () => {
    await storage.put('digits', { data: '0123456789' }, TXT);
    expect(await text(storage, 'digits', { start: 2, end: 4 })).toBe('234');
    expect(await text(storage, 'digits', { start: 8, end: 100 })).toBe('89');
    await expect(storage.get('digits', { start: 10, end: 11 })).rejects.toEqual(
      failure('range_not_satisfiable'),
    );
  });

  it('says what is not there', async () => {
    await expect(storage.get('none/at-all')).rejects.toEqual(failure('not_found'));
    await expect(storage.download('none', join(scratch, 'none'))).rejects.toEqual(failure('not_found'));
    expect(existsSync(join(scratch, 'none'))).toBe(false);
    expect(await storage.stat('none')).toBeNull();
    await storage.delete('none');
    await storage.deletePrefix('none/');
    expect(await keys(storage, 'none/')).toEqual([]);
  });

  it('lists and deletes below a folder and nowhere else', async () => {
    for (const key of ['list/1/a', 'list/1/b', 'list/1/deep/c', 'list/10/a'])
      await storage.put(key, { data: key }, TXT);
    expect(await keys(storage, 'list/1/')).toEqual(['list/1/a', 'list/1/b', 'list/1/deep/c']);
    await storage.delete('list/1/a');
    expect(await keys(storage, 'list/1/')).toEqual(['list/1/b', 'list/1/deep/c']);
    await storage.deletePrefix('list/1/');
    expect(await keys(storage, 'list/')).toEqual(['list/10/a']);
  });

  it.each([
    '../outside',
    'a/../../outside',
    '/etc/passwd',
    'a//b',
    'a\\..\\b',
    '.types/a',
    'a/.',
    'C:/a',
    'a\0b',
    '',
  ])('refuses the key %j', async (key) => {
    await expect(storage.put(key, { data: 'x' }, TXT)).rejects.toEqual(failure('bad_request'));
    await expect(storage.get(key)).rejects.toEqual(failure('bad_request'));
    await expect(storage.signedUrl(key, { expiresInSeconds: 60 })).rejects.toEqual(failure('bad_request'));
    await expect(storage.deletePrefix(`${key}/`)).rejects.toEqual(failure('bad_request'));
  });

  it('puts nothing when the file to put is not there', async () => {
    await expect(storage.put('gone', { path: join(scratch, 'gone') }, TXT)).rejects.toEqual(
      failure('storage_failed'),
    );
    expect(await storage.stat('gone')).toBeNull();
  });

  it('passes its own check', async () => {
    await storage.check();
  });
});

describe('a local folder', () => {
  it('never shows half a file, and leaves no draft behind', async () => {
    const storage = local('atomic');
    const sizes = [1 * MIB, 2 * MIB];
    const writing = Promise.all(sizes.map((size) => storage.put('file', { data: Buffer.alloc(size) }, TXT)));
    const seen = new Set<number>();
    const state = { writing: true };
    void writing.finally(() => (state.writing = false));
    while (state.writing) seen.add((await storage.stat('file'))?.sizeBytes ?? 0);
    await writing;
    expect([0, ...sizes]).toEqual(expect.arrayContaining([...seen]));
    expect(readdirSync(join(scratch, 'atomic', '.drafts'))).toEqual([]);
  });

  it('sweeps drafts that a killed process left, once they are old', async () => {
    const storage = local('sweep');
    await storage.check();
    const drafts = join(scratch, 'sweep', '.drafts');
    for (const name of ['old', 'new']) writeFileSync(join(drafts, name), 'half');
    utimesSync(join(drafts, 'old'), new Date(0), new Date(0));
    await storage.check();
    expect(readdirSync(drafts)).toEqual(['new']);
  });

  it('says so where it cannot be written', async () => {
    writeFileSync(join(scratch, 'a-file'), '');
    await expect(local('a-file').check()).rejects.toEqual(failure('storage_failed'));
  });

  it('signs links that hold for one key, one name and a while', async () => {
    const url = new URL(
      await local('links').signedUrl('videos/1/예배 #1.mp4', {
        expiresInSeconds: 60,
        fileName: '주일 예배.mp4',
      }),
    );
    const key = decodeURIComponent(url.pathname.replace('/files/', ''));
    const query = Object.fromEntries(url.searchParams);
    expect(url.origin).toBe('http://localhost:8000');
    expect(key).toBe('videos/1/예배 #1.mp4');
    expect(query['name']).toBe('주일 예배.mp4');
    const verify = (changed: object) => verifySignedKey({ signingKey: 'key', key, query, ...changed });
    expect(verify({})).toBe(true);
    expect(verify({ nowMs: Date.now() + 61_000 })).toBe(false);
    expect(verify({ key: 'videos/2/예배 #1.mp4' })).toBe(false);
    expect(verify({ signingKey: 'other' })).toBe(false);
    expect(verify({ query: { ...query, expires: '9999999999' } })).toBe(false);
    expect(verify({ query: { ...query, name: 'virus.exe' } })).toBe(false);
    expect(verify({ query: { ...query, signature: undefined } })).toBe(false);
  });
});

describe('R2', () => {
  it('gives links that save under a Korean name, until they expire', async () => {
    const peer = await startPeer();
    const storage = r2(peer);
    await storage.put('video.mp4', { data: '0123456789' }, { contentType: 'video/mp4' });
    const url = await storage.signedUrl('video.mp4', { expiresInSeconds: 60, fileName: '주일 예배.mp4' });

    const answer = await fetch(url, { headers: { range: 'bytes=2-4' } });
    expect(answer.status).toBe(206);
    expect(await answer.text()).toBe('234');
    expect(answer.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('주일 예배.mp4')}`,
    );
    expect((await fetch(url.replace('video.mp4', 'other.mp4'))).status).toBe(403);
    peer.advance(61);
    expect((await fetch(url)).status).toBe(403);
  });

  it('leads to the public address of a bucket that has one', async () => {
    const storage = r2(await startPeer(), { publicUrl: 'https://files.example.org' });
    expect(await storage.signedUrl('videos/1/a b.mp4', { expiresInSeconds: 60 })).toBe(
      'https://files.example.org/videos/1/a%20b.mp4',
    );
  });

  it('says that the key was refused: a wrong secret, a bucket that is not there', async () => {
    const peer = await startPeer();
    for (const storage of [r2(peer, { secretAccessKey: 'wrong' }), r2(peer, { bucket: 'other' })]) {
      await expect(storage.check()).rejects.toEqual(failure('storage_key_refused'));
      await expect(storage.get('a')).rejects.toEqual(failure('storage_key_refused'));
      await expect(keys(storage, 'a/')).rejects.toEqual(failure('storage_key_refused'));
    }
    expect(peer.objects.size).toBe(0);
  });

  it('tries again when the service stumbles, and says so when it does not recover', async () => {
    const peer = await startPeer();
    const storage = r2(peer);
    peer.failNext(500, 503);
    await storage.put('a', { data: 'x' }, TXT);
    expect(peer.requests.map(({ method, key }) => `${method} ${key}`)).toEqual(['PUT a', 'PUT a', 'PUT a']);
    peer.failNext(500, 500, 500);
    await expect(storage.get('a')).rejects.toEqual(failure('storage_failed'));
  });

  it('says so when something may not be deleted', async () => {
    const peer = await startPeer();
    const storage = r2(peer);
    for (const key of ['d/1', 'd/2']) await storage.put(key, { data: 'x' }, TXT);
    peer.locked.add('d/1');
    await expect(storage.deletePrefix('d/')).rejects.toEqual(failure('storage_failed'));
    expect([...peer.objects.keys()]).toEqual(['d/1']);
  });

  it('sends no checksums with what it puts, which R2 does not know in every form', async () => {
    const peer = await startPeer();
    await r2(peer).put('a', { data: 'x' }, TXT);
    await r2(peer).put('large', { data: Buffer.alloc(9 * MIB) }, TXT);
    const names = peer.requests.flatMap(({ headers }) => Object.keys(headers));
    expect(names.filter((name) => /checksum|trailer/.test(name))).toEqual([]);
  });

  it('leaves no parts behind when a large upload fails', async () => {
    const peer = await startPeer();
    const path = join(scratch, 'fails.bin');
    writeFileSync(path, Buffer.alloc(12 * MIB));
    const putting = r2(peer, {}).put('fails', { path }, TXT);
    peer.failNext(0, 400);
    await expect(putting).rejects.toEqual(failure('storage_failed'));
    expect(peer.openUploads()).toBe(0);
    expect(peer.objects.has('fails')).toBe(false);
  });

  it('says so when nobody answers', async () => {
    const peer = await startPeer();
    const storage = r2(peer);
    await peer.close();
    await expect(storage.stat('a')).rejects.toEqual(failure('storage_failed'));
  });
});
