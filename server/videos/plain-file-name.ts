import { plainText } from '../security/plain-text.ts';

/** The last part of an uploaded file's name, composed (macOS sends Korean decomposed), without control characters, at most 255 characters. */
export function plainFileName(given: string): string {
  const last = String(plainText(given)).normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/\p{Cc}/gu, '').trim();
  return plain.length <= 255 ? plain : `${plain.slice(0, 240)}${plain.slice(-15)}`;
}
