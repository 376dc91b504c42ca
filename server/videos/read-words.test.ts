import { expect, test } from 'vitest';
import { makeDocx, paragraph } from '../../platform/documents/testing/make-docx.ts';
import { readWords } from './read-words.ts';

const none = { manuscript: null, subtitles: null, speech: false };
const SRT = '1\n00:00:00,000 --> 00:00:01,000\n은혜\n';

test('text of a field and bytes of a file are read alike, with one kind of line end', async () => {
  const text = '첫 줄입니다.\r\n둘째 줄입니다.';
  const read = { manuscript: '첫 줄입니다.\n둘째 줄입니다.', subtitles: null };
  expect(await readWords({ ...none, manuscript: text })).toEqual(read);
  expect(await readWords({ ...none, manuscript: Buffer.from(text) })).toEqual(read);
  expect(await readWords({ ...none, manuscript: Buffer.from(`\ufeff${text}`, 'utf16le') })).toEqual(read);
});

test('a Word document is read as its text', async () => {
  const manuscript = await makeDocx(paragraph('은혜로 살아갑니다.'));
  expect(await readWords({ ...none, manuscript })).toEqual({
    manuscript: '은혜로 살아갑니다.',
    subtitles: null,
  });
  await expect(readWords({ ...none, manuscript: await makeDocx('') })).rejects.toThrow('manuscript_empty');
});

test('words may be missing only where a speech service can hear them', async () => {
  await expect(readWords(none)).rejects.toThrow('words_missing');
  await expect(readWords({ ...none, manuscript: '', subtitles: '' })).rejects.toThrow('words_missing');
  expect(await readWords({ ...none, speech: true })).toEqual({ manuscript: null, subtitles: null });
});

test('a manuscript and subtitles may come together', async () => {
  expect(await readWords({ ...none, manuscript: '은혜', subtitles: SRT })).toEqual({
    manuscript: '은혜',
    subtitles: SRT,
  });
});

test('subtitles given as the manuscript are subtitles, and not shown with their times', async () => {
  expect(await readWords({ ...none, manuscript: SRT })).toEqual({ manuscript: null, subtitles: SRT });
});

test('an empty file is said to be empty, a long one to be too long', async () => {
  await expect(readWords({ ...none, manuscript: Buffer.alloc(0) })).rejects.toThrow('manuscript_empty');
  await expect(readWords({ ...none, manuscript: '은'.repeat(200_001) })).rejects.toThrow(
    'manuscript_too_long',
  );
  const megabyte = Buffer.from('The Lord is my shepherd. '.repeat(42_000));
  await expect(readWords({ ...none, manuscript: megabyte })).rejects.toThrow('manuscript_too_long');
});

test('a document in the place of subtitles is refused', async () => {
  await expect(readWords({ ...none, subtitles: Buffer.from('%PDF-1.7') })).rejects.toThrow(
    'subtitles_unreadable',
  );
});
