import { expect, test } from 'vitest';
import { readWords } from './read-words.ts';

const none = { manuscript: null, subtitles: null, speech: false };
const SRT = '1\n00:00:00,000 --> 00:00:01,000\n은혜\n';

test('text of a field and bytes of a file are read alike, with one kind of line end', () => {
  const text = '첫 줄입니다.\r\n둘째 줄입니다.';
  const read = { manuscript: '첫 줄입니다.\n둘째 줄입니다.', subtitles: null };
  expect(readWords({ ...none, manuscript: text })).toEqual(read);
  expect(readWords({ ...none, manuscript: Buffer.from(text) })).toEqual(read);
  expect(readWords({ ...none, manuscript: Buffer.from(`\ufeff${text}`, 'utf16le') })).toEqual(read);
});

test('words may be missing only where a speech service can hear them', () => {
  expect(() => readWords(none)).toThrow('words_missing');
  expect(() => readWords({ ...none, manuscript: '', subtitles: '' })).toThrow('words_missing');
  expect(readWords({ ...none, speech: true })).toEqual({ manuscript: null, subtitles: null });
});

test('a manuscript and subtitles may come together', () => {
  expect(readWords({ ...none, manuscript: '은혜', subtitles: SRT })).toEqual({
    manuscript: '은혜',
    subtitles: SRT,
  });
});

test.each([
  ['a Word file', Buffer.from('PK\x03\x04word/document.xml')],
  ['a Hancom file', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['a PDF', Buffer.from('%PDF-1.7 text')],
  ['an RTF file', Buffer.from('{\\rtf1 text}')],
])('%s is refused with what to do, not read as nonsense', (_, file) => {
  expect(() => readWords({ ...none, manuscript: file })).toThrow('manuscript_unreadable');
});

test('an empty file is said to be empty', () => {
  expect(() => readWords({ ...none, manuscript: Buffer.alloc(0) })).toThrow('manuscript_empty');
  expect(() => readWords({ ...none, manuscript: '은'.repeat(200_001) })).toThrow('manuscript_too_long');
});
