import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes: number[] = [];
  for (const unit of (mark ? '\uFEFF' : '') + text) {
    const code = unit.charCodeAt(0);
    bytes.push(...(order === 'le' ? [code & 255, code >> 8] : [code >> 8, code & 255]));
  }
  return Uint8Array.from(bytes);
}

describe('a text of unknown encoding', () => {
  const text = '주님은 나의 목자\n내게 부족함이 없네, 1절\n';

  it.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\uFEFF${text}`)],
    ['UTF-16LE', utf16(text, 'le', true)],
    ['UTF-16BE', utf16(text, 'be', true)],
    ['UTF-16LE without a mark', utf16(text, 'le', false)],
    ['UTF-16BE without a mark', utf16(text, 'be', false)],
    ['UTF-8 with Windows line ends', utf8(text.replaceAll('\n', '\r\n'))],
  ])('is read from %s', (_, bytes) => {
    expect(decodeText(bytes)).toBe(text);
  });

  it('is read from CP949, rare syllables too', () => {
    // 하나님 as in EUC-KR, then three syllables that only CP949 has, from each part of its extension
    const bytes = Uint8Array.from([
      0xc7, 0xcf, 0xb3, 0xaa, 0xb4, 0xd4, 0x20, 0x8c, 0x63, 0x20, 0x97, 0xcd, 0x20, 0xbc, 0x84,
    ]);
    expect(decodeText(bytes)).toBe('하나님 똠 쀍 펲');
  });

  it.each([
    [
      'a picture',
      Uint8Array.from([
        0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 4, 1, 2, 3, 4, 5,
      ]),
    ],
    ['random bytes', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 104729) % 256)],
  ])('is refused where it is %s', (_, bytes) => {
    expect(() => decodeText(bytes)).toThrow('manuscript_unreadable');
    expect(() => decodeText(bytes, 'subtitles_unreadable')).toThrow('subtitles_unreadable');
  });

  it('may be empty', () => {
    expect(decodeText(new Uint8Array())).toBe('');
  });
});
