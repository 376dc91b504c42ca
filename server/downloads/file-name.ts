import { parse } from 'node:path';
import type { VideoRow } from '../../platform/database/database.ts';

/** Leaves room for a number and an extension within the 255 bytes that file systems take: three a Korean letter. */
const MAX_LETTERS = 70;

/** Name to save a file of a video under: its title, else the name of the recording, without what Windows refuses. */
export function downloadName(
  { document, source }: Pick<VideoRow, 'document' | 'source'>,
  extension: string,
): string {
  const name = [document.title, parse(source.audioFileName).name]
    .map(plain)
    .find((candidate) => candidate !== '');
  return `${name ?? 'video'}.${extension}`;
}

const plain = (name: string): string =>
  Array.from(
    name
      .normalize('NFC')
      .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
    .slice(0, MAX_LETTERS)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');
