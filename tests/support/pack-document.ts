import { newVideo, type Video } from '../../core/video.ts';

const clip = (asset: string) => ({ asset, durationMs: 20_000, width: 1920, height: 1080, loops: true });
const credit = (author: string) => ({ author, url: `https://www.pexels.com/@${author}` });

/** A minute with three scenes, four clips of three origins, captions and music. */
export function packDocument(given: Partial<Video> = {}): Video {
  return {
    ...newVideo({
      title: '쉴 만한 물가로',
      scripture: '시편 23:1-6',
      church: '은혜교회',
      date: '2026-11-24',
    }),
    recording: {
      sha256: 'a'.repeat(64),
      fileName: 'a.wav',
      samples: 60 * 48_000,
      durationMs: 60_000,
      lufs: -20,
      peaks: [1, 2],
      speech: [{ startMs: 300, endMs: 59_000 }],
    },
    captions: [{ id: 'c1', startMs: 300, endMs: 2000, lines: ['여호와는 나의 목자시니'], words: [] }],
    script: {
      source: 'gemini',
      summary: '목자이신 주님을 따라가는 묵상이에요.',
      scenes: [
        { startMs: 0, endMs: 20_000, summary: '목자이신 주님', picture: 'sheep', tone: 'calm' },
        { startMs: 20_000, endMs: 40_000, summary: '쉴 만한 물가', picture: 'water', tone: 'calm' },
        { startMs: 40_000, endMs: 60_000, summary: '주의 집에 영원히', picture: 'house', tone: 'bright' },
      ],
    },
    shots: [
      { id: 's1', clip: clip('builtin:loops/dawn-sky'), startMs: 0, endMs: 14_000, clipStartMs: 0 },
      {
        id: 's2',
        clip: { ...clip('pexels:12/34'), credit: credit('kim') },
        startMs: 14_000,
        endMs: 30_000,
        clipStartMs: 0,
      },
      {
        id: 's3',
        clip: clip('own:0b0e7f6a-1c1d-4d5e-8f90-112233445566'),
        startMs: 30_000,
        endMs: 45_000,
        clipStartMs: 1000,
      },
      {
        id: 's4',
        clip: { ...clip('pexels:56/78'), credit: credit('lee') },
        startMs: 45_000,
        endMs: 60_000,
        clipStartMs: 0,
      },
    ],
    sound: {
      voiceGainDb: 0,
      music: { asset: 'builtin:music/still', durationMs: 120_000, gainDb: -10, duckDb: -8 },
      targetLufs: -14,
      truePeakDb: -1,
    },
    ...given,
  };
}
