import { AppError, type ErrorCode } from '../errors.ts';
import { decodeCp949 } from './decode-cp949.ts';

/**
 * The text in a file of unknown encoding: UTF-8 or UTF-16 with or without a byte order mark, else CP949
 * (EUC-KR), which is what Korean Windows still writes. Line ends become `\n`.
 *
 * @param whenUnreadable code of the error thrown where the bytes are no text at all
 * @throws AppError `whenUnreadable`
 */
export function decodeText(bytes: Uint8Array, whenUnreadable: ErrorCode = 'manuscript_unreadable'): string {
  const text = decode(bytes);
  if (text === null || looksBinary(text)) {
    throw whenUnreadable === 'subtitles_unreadable'
      ? new AppError(whenUnreadable, { line: 1, reason: '글이 아님 (not text)' })
      : new AppError(whenUnreadable);
  }
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function decode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return tryDecode('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return tryDecode('utf-16be', bytes);
  const utf16 = utf16ByZeros(bytes);
  if (utf16) return tryDecode(utf16, bytes);
  return tryDecode('utf-8', bytes) ?? decodeCp949(bytes) ?? tryDecode('windows-1252', bytes);
}

function tryDecode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 without a mark shows by its zero bytes: the upper halves of spaces, digits and line ends. */
function utf16ByZeros(bytes: Uint8Array): string | null {
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 4096);
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2]! += 1;
  const [even, odd] = zeros as [number, number];
  if (odd > 2 && odd > even * 4) return 'utf-16le';
  if (even > 2 && even > odd * 4) return 'utf-16be';
  return null;
}

/** Text holds next to no control characters; pictures, sound and office files are full of them. */
function looksBinary(text: string): boolean {
  const head = text.slice(0, 4096);
  let odd = 0;
  for (const char of head) {
    const code = char.codePointAt(0)!;
    if (code === 0xfffd || code === 0x7f || (code < 0x20 && code !== 9 && code !== 10 && code !== 13)) odd++;
  }
  return odd > 4 && odd > head.length * 0.01;
}
