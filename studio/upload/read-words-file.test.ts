import { expect, it, vi } from 'vitest';
import { readWordsFile } from './read-words-file.ts';

const read = vi.fn(async () => ({ kind: 'manuscript' as const, text: '은혜입니다.' }));
const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);
const SRT = '1\n00:00:00,000 --> 00:00:01,000\n은혜\n';

it('reads text and subtitles itself, and has documents read', async () => {
  expect(await readWordsFile(file('a.txt', '은혜입니다.'), read)).toEqual({
    kind: 'manuscript',
    text: '은혜입니다.',
    fileName: 'a.txt',
  });
  expect((await readWordsFile(file('a.SRT', SRT), read)).kind).toBe('subtitles');
  expect(read).not.toHaveBeenCalled();
  expect(await readWordsFile(file('a.docx', 'PK'), read)).toMatchObject({
    fileName: 'a.docx',
    text: '은혜입니다.',
  });
});

it('takes subtitles for what they are, whatever the file is called', async () => {
  expect((await readWordsFile(file('a.txt', SRT), read)).kind).toBe('subtitles');
});

it('refuses at once what the server would refuse after the upload', async () => {
  await expect(readWordsFile(file('a.hwp', 'x'), read)).rejects.toThrow('manuscript_file_type');
  await expect(readWordsFile(file('a.srt', 'no times'), read)).rejects.toThrow('subtitles_unreadable');
  await expect(readWordsFile(file('a.txt', ' \n'), read)).rejects.toThrow('manuscript_empty');
  await expect(readWordsFile(file('a.txt', '은'.repeat(200_001)), read)).rejects.toThrow(
    'manuscript_too_long',
  );
});
