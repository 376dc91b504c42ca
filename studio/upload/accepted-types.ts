import { WORDS_ACCEPT } from './match-files.ts';

/** Types people know by name; the server takes more than these. */
const KNOWN = ['mp3', 'm4a', 'wav', 'flac', 'ogg', 'webm', 'mp4'];

/** Names to show for the server's list of extensions and media types: MP3, M4A, WAV. */
export function acceptedTypes(accept: readonly string[]): string[] {
  const given = new Set(accept.map((entry) => entry.replace(/^\./, '').toLowerCase()));
  const shown = KNOWN.filter((type) => given.has(type)).map((type) => type.toUpperCase());
  return shown.length > 0 ? shown : ['MP3', 'M4A', 'WAV'];
}

/** For the file chooser: recordings and their words together. */
export const chooserAccept = (accept: readonly string[]): string =>
  ['audio/*', 'video/mp4', 'video/webm', ...accept, WORDS_ACCEPT].join(',');
