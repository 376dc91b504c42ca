import { describe, expect, it } from 'vitest';
import { fileKind, matchFiles } from './match-files.ts';

const ACCEPT = ['audio/*', '.mp3', '.m4a', '.wma'];
const file = (name: string, type = '') => ({ name, type });
const names = (files: ({ name: string } | null)[]) => files.map((f) => f?.name ?? null);

describe('fileKind', () => {
  it('knows recordings by their type or by the name the server takes', () => {
    expect(fileKind(file('a.mp3', 'audio/mpeg'), ACCEPT)).toBe('recording');
    expect(fileKind(file('a.WMA'), ACCEPT)).toBe('recording');
    expect(fileKind(file('a.mp4', 'video/mp4'), ACCEPT)).toBe('recording');
  });

  it('knows manuscripts and subtitles by their names', () => {
    expect(fileKind(file('a.txt', 'text/plain'), ACCEPT)).toBe('words');
    expect(fileKind(file('a.SRT'), ACCEPT)).toBe('words');
    expect(fileKind(file('a.docx'), ACCEPT)).toBe('words');
  });

  it('takes nothing else for either', () => {
    expect(fileKind(file('a.jpg', 'image/jpeg'), ACCEPT)).toBe('other');
    expect(fileKind(file('mp3'), ACCEPT)).toBe('other');
  });
});

describe('matchFiles', () => {
  it('pairs what has the same name', () => {
    const { pairs, looseWords } = matchFiles(
      [file('둘.txt'), file('하나.mp3'), file('하나.txt'), file('둘.mp3')],
      ACCEPT,
    );
    expect(pairs.map((p) => names([p.recording, p.words]))).toEqual([
      ['하나.mp3', '하나.txt'],
      ['둘.mp3', '둘.txt'],
    ]);
    expect(looseWords).toEqual([]);
  });

  it('pairs a Hangul name taken apart by macOS with the same name as Windows writes it', () => {
    const apart = '새벽 묵상'.normalize('NFD');
    const { pairs } = matchFiles(
      [file(`${apart}.m4a`), file('저녁.m4a'), file('새벽 묵상.txt'), file('저녁.txt')],
      ACCEPT,
    );
    expect(names(pairs.map((p) => p.words))).toEqual(['새벽 묵상.txt', '저녁.txt']);
  });

  it('pairs the only recording with the only words, whatever they are called', () => {
    const { pairs, looseWords } = matchFiles([file('REC001.mp3'), file('설교원고.txt')], ACCEPT);
    expect(pairs[0]?.words?.name).toBe('설교원고.txt');
    expect(looseWords).toEqual([]);
  });

  it('does not guess where names differ and there are several', () => {
    const { pairs, looseWords } = matchFiles([file('a.mp3'), file('b.mp3'), file('c.txt')], ACCEPT);
    expect(names(pairs.map((p) => p.words))).toEqual([null, null]);
    expect(names(looseWords)).toEqual(['c.txt']);
  });

  it('takes the subtitles where there is a manuscript too, also with a language in their name', () => {
    const { pairs, looseWords } = matchFiles([file('a.mp3'), file('a.txt'), file('a.ko.srt')], ACCEPT);
    expect(pairs[0]?.words?.name).toBe('a.ko.srt');
    expect(looseWords).toEqual([]);
  });

  it('tells what it could not use', () => {
    const { rejected, unreadable } = matchFiles([file('a.mp3'), file('b.jpg'), file('a.hwp')], ACCEPT);
    expect(names(rejected)).toEqual(['b.jpg']);
    expect(names(unreadable)).toEqual(['a.hwp']);
  });
});
