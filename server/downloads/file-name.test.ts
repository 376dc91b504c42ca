import { expect, test } from 'vitest';
import { newVideo } from '../../core/video.ts';
import { downloadName } from './file-name.ts';

const named = (title: string, audioFileName = '') =>
  downloadName(
    {
      document: newVideo({ title }),
      source: {
        audioKey: 'k',
        audioFileName,
        audioSha256: '',
        sizeBytes: 1,
        manuscript: null,
        subtitles: null,
      },
    },
    'mp4',
  );

test('is the title, in Korean too', () => {
  expect(named('쉴 만한 물가로')).toBe('쉴 만한 물가로.mp4');
});

test('holds nothing that a file system refuses', () => {
  expect(named('요 3:16 "하나님이 세상을" <1/2>?')).toBe('요 3 16 하나님이 세상을 1 2.mp4');
  expect(named('../../etc/passwd')).toBe('etc passwd.mp4');
  expect(named('줄\n바꿈\u0001과 탭\t')).toBe('줄 바꿈 과 탭.mp4');
});

test('falls back to the name of the recording, then to a plain word', () => {
  expect(named('  ', '주일설교.m4a')).toBe('주일설교.mp4');
  expect(named('???', '')).toBe('video.mp4');
});

test('fits a file system however long the title is', () => {
  expect(Buffer.byteLength(named('은혜'.repeat(100)))).toBeLessThan(250);
});
