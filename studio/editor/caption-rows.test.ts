import { describe, expect, it } from 'vitest';
import { paginateCaptions } from '../../core/captions/paginate-captions.ts';
import { showSegment } from '../../core/captions/show-segment.ts';
import { newVideo, type Segment, type Video } from '../../core/video.ts';
import { captionRows, nextAsking } from './caption-rows.ts';

const line = (startMs: number, text: string, more: Partial<Segment> = {}): Segment => {
  const words = text.split(' ').map((word, i) => ({
    text: word,
    startMs: startMs + i * 500,
    endMs: startMs + i * 500 + 450,
  }));
  return { startMs, endMs: words.at(-1)!.endMs, words, ...more };
};
const transcript = {
  source: 'manuscript' as const,
  timing: 'aligned' as const,
  language: 'ko',
  segments: [
    line(0, '여호와는 나의 목자시니 내게 부족함이 없으리로다.', { confidence: 0.2 }),
    line(4_000, '읽지 않은 줄.', { only: 'written', startMs: 4_000, endMs: 4_000 }),
    line(5_000, '여러분, 안녕하세요?', { only: 'spoken' }),
    line(8_000, '그가 나를 푸른 풀밭에 누이시며 쉴 만한 물가로 인도하시는도다.', { confidence: 0.9 }),
  ],
  unwritten: [{ startMs: 14_000, endMs: 18_000 }],
};
const video: Video = {
  ...newVideo(),
  transcript,
  captions: paginateCaptions({ transcript, format: '16:9' }),
};
const kinds = (rows: ReturnType<typeof captionRows>) =>
  rows.map((row) => (row.kind === 'caption' ? (row.mark ?? 'caption') : row.kind));

describe('the list of captions', () => {
  it('asks once about each line, at its place', () => {
    expect(kinds(captionRows(video)).filter((kind) => kind !== 'caption')).toEqual([
      'check',
      'hidden',
      'spoken',
      'unwritten',
    ]);
  });

  it('is the captions alone where there is nothing to ask', () => {
    const rows = captionRows({ ...video, transcript: null });
    expect(rows.map(({ key }) => key)).toEqual(video.captions.map(({ id }) => id));
    expect(rows.some((row) => row.asks)).toBe(false);
  });

  it('asks no more about what was decided, but still shows what was left out', () => {
    const decided = showSegment(showSegment(video, 1, false), 2, false);
    const rows = captionRows(decided);
    expect(rows.filter(({ kind }) => kind === 'hidden')).toHaveLength(2);
    expect(kinds(rows.filter((row) => row.asks))).toEqual(['check', 'unwritten']);
  });

  it('leads from one question to the next, and from the last to the first', () => {
    const rows = captionRows(video);
    const asked: string[] = [];
    for (let row = nextAsking(rows, null); row && asked.length < 5; row = nextAsking(rows, row.key)) {
      asked.push(row.key);
    }
    const asking = rows.filter((row) => row.asks).map(({ key }) => key);
    expect(asked).toEqual([...asking, asking[0]]);
    expect(nextAsking([], null)).toBeNull();
  });
});
