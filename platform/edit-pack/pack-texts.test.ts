import { expect, test } from 'vitest';
import { packDocument } from '../../tests/support/pack-document.ts';
import { sampleTemplate } from '../../tests/support/sample-document.ts';
import { packContent } from './pack-content.ts';
import { writeCredits } from './write-credits.ts';
import { chapters, writeDescription } from './write-description.ts';
import { writeReadme } from './write-readme.ts';
import { writeTimetable } from './write-timetable.ts';

const packTemplate = sampleTemplate();
const video = packDocument();
const of = (given = video) => packContent(given, packTemplate, 'full');
const scene = (startMs: number, endMs: number, summary = '말씀') =>
  ({ startMs, endMs, summary, picture: '', tone: 'calm' }) as const;

test('clips are numbered as they are shown and named for where they are from, in letters that any program reads', () => {
  expect(of().shots.map(({ path }) => path)).toEqual([
    'media/clips/01_dawn-sky.mp4',
    'media/clips/02_pexels-12.mp4',
    'media/clips/03_own-0b0e7f6a.mp4',
    'media/clips/04_pexels-56.mp4',
  ]);
});

test('a hundred clips sort as they are shown', () => {
  const shots = Array.from({ length: 100 }, (_, i) => ({
    ...video.shots[0]!,
    id: `s${i}`,
    startMs: i * 600,
    endMs: (i + 1) * 600,
  }));
  const paths = of({ ...video, shots }).shots.map(({ path }) => path);
  expect(paths.toSorted()).toEqual(paths);
});

test('each clip knows what is said meanwhile', () => {
  expect(of().shots.map(({ summary }) => summary)).toEqual([
    '목자이신 주님',
    '쉴 만한 물가',
    '쉴 만한 물가',
    '주의 집에 영원히',
  ]);
});

test('everybody whose footage is seen is named once, with the address of theirs', () => {
  const twice = { ...video, shots: [...video.shots, { ...video.shots[1]!, id: 's5', startMs: 58_000 }] };
  const credits = writeCredits(of(twice));
  expect(credits.match(/kim \(Pexels\)/g)).toHaveLength(1);
  expect(credits).toContain('lee (Pexels) https://www.pexels.com/@lee');
  expect(credits).toContain('QT Video가 만든 곡');
  expect(credits).toContain('Pretendard (SIL Open Font License 1.1)');
});

test('the description names title, scripture, church, what it is about, and whose footage it is', () => {
  const text = writeDescription(of());
  for (const part of [
    '쉴 만한 물가로\n시편 23:1-6\n은혜교회 · 2026-11-24',
    '목자이신 주님을 따라가는',
    'kim (Pexels)',
  ]) {
    expect(text).toContain(part);
  }
});

test('YouTube takes it: no angle brackets, at most 5,000 characters', () => {
  const script = { ...video.script!, summary: '<b>은혜</b>'.repeat(900) };
  const text = writeDescription(of({ ...video, script }));
  expect(text).not.toMatch(/[<>]/);
  expect(Array.from(text).length).toBeLessThanOrEqual(5001);
});

test('chapters begin at 0:00 and stand where the scenes begin in the finished video', () => {
  // the title card takes 3.5 s
  expect(chapters(of())).toEqual(['0:00 목자이신 주님', '0:23 쉴 만한 물가', '0:43 주의 집에 영원히']);
});

test('chapters of less than ten seconds go with the one before, as YouTube wants it', () => {
  const scenes = [
    scene(0, 15_000),
    scene(15_000, 19_000, '짧은'),
    scene(19_000, 35_000),
    scene(35_000, 60_000),
    scene(58_000, 60_000, '끝'),
  ];
  const found = chapters(of({ ...video, script: { ...video.script!, scenes } }));
  expect(found.map((line) => line.split(' ')[0])).toEqual(['0:00', '0:18', '0:38']);
});

test('fewer than three parts are no chapters', () => {
  const scenes = [scene(0, 30_000), scene(30_000, 60_000)];
  expect(chapters(of({ ...video, script: { ...video.script!, scenes } }))).toEqual([]);
  expect(chapters(of({ ...video, script: null }))).toEqual([]);
});

test('the timetable tells how long each clip is seen, so that clips one after the other fill the video', () => {
  const [head, ...rows] = writeTimetable(of()).trimEnd().split('\r\n');
  expect(head).toMatch(/^\uFEFF클립,/);
  expect(rows[1]).toMatch(/^02_pexels-12\.mp4,00:17:15,16\.00,0\.\d\d,쉴 만한 물가$/);
  const seen = rows.map((row) => Number(row.split(',')[2]));
  expect(seen.reduce((a, b) => a + b, 0)).toBeCloseTo(of().timeline.durationInFrames / 30, 5);
});

test('the read-me tells how to open it in three programs, and speaks of music only where there is some', () => {
  const text = writeReadme(of());
  for (const part of ['프리미어 프로에서', '다빈치 리졸브에서', '캡컷', 'media/music.wav', '클립 4개']) {
    expect(text).toContain(part);
  }
  const quiet = { ...video, sound: { ...video.sound, music: null } };
  expect(writeReadme(of(quiet))).not.toContain('music');
});
