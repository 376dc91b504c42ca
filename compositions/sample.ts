import type { Format } from '../core/format.ts';
import { newVideo } from '../core/video.ts';
import type { Clip, Video } from '../core/video.ts';

/** What is said in `samples/psalm23.mp3`, as far as Studio and the previews need it: start, end, lines. */
const SPOKEN: readonly (readonly [startMs: number, endMs: number, ...lines: string[]])[] = [
  [600, 5800, '오늘 함께 나눌 말씀은', '시편 23편 1절에서 3절입니다.'],
  [6800, 8961, '여호와는 나의 목자시니'],
  [9081, 11201, '내가 부족함이 없으리로다.'],
  [11900, 14400, '그가 나를', '푸른 풀밭에 누이시며'],
  [14520, 17000, '쉴 만한 물가로', '인도하시는도다.'],
];

/** Peaks of its first eighteen seconds, measured, for what follows a voice. */
// prettier-ignore
const PEAKS = [
  0, 0, 0, 0, 0, 0, 151, 93, 73, 46, 170, 125, 37, 114, 114, 150, 108, 79, 126, 163, 85, 80, 70, 83, 58, 37, 112, 63, 195, 200,
  84, 92, 113, 54, 37, 127, 41, 76, 179, 151, 114, 95, 172, 155, 132, 97, 161, 91, 162, 113, 42, 177, 99, 37, 72, 82, 143, 128, 27, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 120, 192, 131, 117, 146, 92, 75, 43, 122, 98, 71, 108, 138, 21, 49, 129, 65, 100, 88, 65, 3, 0,
  37, 190, 186, 138, 132, 18, 129, 115, 111, 139, 130, 96, 162, 167, 17, 39, 75, 104, 116, 84, 151, 132, 23, 0, 0, 0, 0, 0, 79, 97,
  81, 135, 125, 105, 98, 81, 66, 98, 62, 95, 74, 56, 22, 115, 144, 136, 84, 134, 64, 126, 88, 40, 97, 42, 142, 132, 20, 0, 0, 37,
  88, 119, 76, 129, 48, 153, 100, 44, 130, 83, 64, 160, 88, 70, 143, 116, 91, 51, 114, 94, 143, 88, 77, 82, 69, 114, 146, 141, 86, 0,
];

const loop = (id: string, format: Format): Clip => ({
  asset: `builtin:loops/${id}`,
  durationMs: 12_000,
  width: format === '9:16' ? 1080 : 1920,
  height: format === '9:16' ? 1920 : 1080,
  loops: true,
});

/** A short devotional to look at a template with: Studio opens it, the template previews show it. */
export function sampleVideo(format: Format, templateId: string, loopIds: readonly string[]): Video {
  const durationMs = 18_000;
  const loops = loopIds.slice(0, 2);
  return {
    ...newVideo({
      title: '쉴 만한 물가로',
      scripture: '시편 23편 1–3절',
      church: '큐티교회',
      date: '2026-11-22',
      format,
      templateId,
    }),
    recording: {
      sha256: '0'.repeat(64),
      fileName: 'psalm23.mp3',
      samples: durationMs * 48,
      durationMs,
      lufs: -16,
      peaks: PEAKS,
      speech: [{ startMs: 600, endMs: 17_000 }],
    },
    captions: SPOKEN.map(([startMs, endMs, ...lines], i) => ({
      id: `c${i + 1}`,
      startMs,
      endMs,
      lines,
      words: [],
    })),
    shots: loops.map((id, i) => ({
      id: `s${i + 1}`,
      clip: loop(id, format),
      startMs: (durationMs / loops.length) * i,
      endMs: (durationMs / loops.length) * (i + 1),
      clipStartMs: 0,
    })),
  };
}
