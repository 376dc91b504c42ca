import { open } from 'node:fs/promises';
import type { StillFormat } from './media-job.ts';

/** What the first bytes of a file say it is; its name and the type a browser gives it say nothing. */
export type FileKind =
  | { kind: 'picture'; still: StillFormat }
  /** HEIC or AVIF: a picture in the container of films. */
  | { kind: 'picture'; still: null }
  /** May hold sound alone. */
  | { kind: 'film' }
  | { kind: 'sound' };

const HEAD_BYTES = 512;
const TS_PACKET = 188;

const KINDS: [FileKind, RegExp][] = [
  [{ kind: 'picture', still: 'jpeg' }, /^\xff\xd8\xff/],
  [{ kind: 'picture', still: 'png' }, /^\x89PNG\r\n./s],
  [{ kind: 'picture', still: 'webp' }, /^RIFF....WEBP/s],
  [{ kind: 'picture', still: null }, /^....ftyp(heic|heix|heim|heis|hevc|mif1|msf1|avif|avis)/s],
  [{ kind: 'sound' }, /^....ftypM4[AB] /s],
  [{ kind: 'film' }, /^....(ftyp|moov|mdat|free|skip|wide)/s],
  [{ kind: 'film' }, /^.E\xdf\xa3/s],
  [{ kind: 'film' }, /^RIFF....AVI /s],
  [{ kind: 'film' }, /^\0\0.\xba/s],
  [{ kind: 'sound' }, /^(RIFF|RF64)....WAVE/s],
  [{ kind: 'sound' }, /^(ID3|fLaC|OggS|caff|FORM....AIF[FC]|\xff[\xe0-\xff])/s],
];

/** @returns null for anything that is no clip, picture or sound */
export async function fileKind(path: string): Promise<FileKind | null> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.toString('latin1', 0, bytesRead);
    const isTransportStream = head[0] === 'G' && head[TS_PACKET] === 'G' && head[2 * TS_PACKET] === 'G';
    if (isTransportStream) return { kind: 'film' };
    return KINDS.find(([, magic]) => magic.test(head))?.[0] ?? null;
  } finally {
    await file.close();
  }
}
