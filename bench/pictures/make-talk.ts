import { writeScript } from '../../core/script/write-script.ts';
import { newVideo, type Caption, type Video } from '../../core/video.ts';
import { seeded } from './seeded.ts';

const OPENINGS = ['오늘 우리는', '그때에', '주님은 언제나', '믿음의 사람은', '때로는 우리도', '이 아침에'];
const MIDDLES = [
  '푸른 풀밭에 누운 양들을',
  '깊은 골짜기를 지나는 길을',
  '바다 위에 이는 파도를',
  '새벽에 떠오르는 빛을',
  '밤하늘에 가득한 별들을',
  '어두운 방을 밝히는 등불을',
  '들에 핀 백합화를',
  '광야에 내리는 비를',
  '높은 산의 반석을',
  '포도나무에 달린 열매를',
  '눈물로 드리는 기도를',
  '식탁에 놓인 빵을',
  '숲에 부는 바람을',
  '지친 하루의 걱정을',
  '기다림의 시간을',
  '말씀이 적힌 성경을',
  '추수를 앞둔 밀밭을',
  '겨울에 눈이 내리는 마을을',
];
const ENDINGS = ['바라봅니다.', '기억합니다.', '마음에 담아 둡니다.', '다시 생각해 봅니다.', '지나갑니다.'];
/** Of a sentence, and of the pause after it. */
const SENTENCE_MS = 3_600;
const PAUSE_MS = 400;

/** A talk of so many minutes that has been heard, captioned and divided into scenes by rules; only pictures are missing. */
export function makeTalk({ minutes, seed }: { minutes: number; seed: string }): Video {
  const durationMs = minutes * 60_000;
  const of = (texts: readonly string[], i: number, what: string) =>
    texts[seeded(texts.length, seed, i, what)]!;
  const captions = Array.from(
    { length: Math.floor(durationMs / (SENTENCE_MS + PAUSE_MS)) },
    (_, i): Caption => {
      const startMs = i * (SENTENCE_MS + PAUSE_MS);
      const text = [of(OPENINGS, i, 'opening'), of(MIDDLES, i, 'middle'), of(ENDINGS, i, 'ending')].join(' ');
      return { id: `c${i}`, startMs, endMs: startMs + SENTENCE_MS, lines: [text], words: [] };
    },
  );
  const lines = captions.map(({ startMs, endMs, lines: [text = ''] }) => ({ startMs, endMs, text }));
  const { script } = writeScript({ language: 'ko', title: '', lines, durationMs });
  return {
    ...newVideo(),
    recording: {
      sha256: seed,
      fileName: 'talk.wav',
      samples: durationMs * 48,
      durationMs,
      lufs: -20,
      peaks: [],
      speech: [],
    },
    captions,
    script,
  };
}
