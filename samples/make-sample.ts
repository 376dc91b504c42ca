/**
 * Makes the sample devotional: `npx tsx samples/make-sample.ts` (needs espeak-ng and ffmpeg on PATH).
 * Every phrase is synthesised by itself and put on a sample-exact timeline, so the SRT is the truth
 * about the sound, which is what tests of alignment measure against.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SAMPLE_RATE = 48_000;
const TITLE = '쉴 만한 물가로';
const SCRIPTURE = '시편 23편 1-3절';

interface Phrase {
  /** As written in the manuscript and shown in the subtitles. */
  text: string;
  /** As it must be spelt for the synthesiser, where that differs. */
  spoken?: string;
  /** Silence after the phrase. */
  pauseMs: number;
  /** What comes between this phrase and the next in the manuscript. */
  join: ' ' | '\n' | '\n\n';
}

const COMMA = 320;
const SENTENCE = 640;
const PARAGRAPH = 1_000;

const PHRASES: Phrase[] = [
  {
    text: '오늘 함께 나눌 말씀은 시편 23편 1절에서 3절입니다.',
    spoken: '오늘 함께 나눌 말씀은 시편 이십삼편 일절에서 삼절입니다.',
    pauseMs: PARAGRAPH,
    join: '\n\n',
  },
  { text: '여호와는 나의 목자시니', pauseMs: COMMA, join: ' ' },
  { text: '내가 부족함이 없으리로다.', pauseMs: SENTENCE, join: '\n' },
  { text: '그가 나를 푸른 초장에 누이시며', pauseMs: COMMA, join: ' ' },
  { text: '쉴만한 물 가으로 인도하시는도다.', pauseMs: SENTENCE, join: '\n' },
  { text: '내 영혼을 소생시키시고', pauseMs: COMMA, join: ' ' },
  { text: '자기 이름을 위하여 의의 길로 인도하시는도다.', pauseMs: PARAGRAPH, join: '\n\n' },
  { text: '우리는 오늘도 분주한 아침을 맞이합니다.', pauseMs: SENTENCE, join: ' ' },
  { text: '해야 할 일은 많고,', pauseMs: COMMA, join: ' ' },
  { text: '마음은 벌써 저만치 앞서 달려갑니다.', pauseMs: SENTENCE, join: ' ' },
  { text: '그러나 목자는 양을 뒤에서 몰지 않고,', pauseMs: COMMA, join: ' ' },
  { text: '앞에서 천천히 걸어가십니다.', pauseMs: PARAGRAPH, join: '\n\n' },
  { text: '푸른 풀밭과 고요한 물가는', pauseMs: 220, join: ' ' },
  { text: '우리가 먼저 찾아낸 곳이 아닙니다.', pauseMs: SENTENCE, join: ' ' },
  { text: '그분이 먼저 아시고 데려가시는 자리입니다.', pauseMs: SENTENCE, join: ' ' },
  { text: '부족함이 없다는 고백은', pauseMs: 220, join: ' ' },
  { text: '다 가졌다는 뜻이 아니라,', pauseMs: COMMA, join: ' ' },
  { text: '그분이 함께하신다는 뜻입니다.', pauseMs: PARAGRAPH, join: '\n\n' },
  { text: '오늘 하루, 잠시 걸음을 멈추고', pauseMs: 260, join: ' ' },
  { text: '목자의 음성에 귀를 기울여 보세요.', pauseMs: PARAGRAPH, join: '\n\n' },
  { text: '주님, 오늘도 저희를', pauseMs: 180, join: ' ' },
  { text: '쉴 만한 물가로 인도해 주옵소서.', pauseMs: SENTENCE, join: ' ' },
  { text: '아멘.', pauseMs: 1_600, join: '\n' },
];

/** Slow and low, every word a little apart: the calmest this synthesiser can be. */
const VOICE = ['-v', 'ko', '-s', '158', '-p', '36', '-a', '140', '-g', '1'];

/** Rounds off the metallic top, takes out the rumble, sets the voice in a small room; the length stays. */
const ROOM = [
  'highpass=f=70',
  'equalizer=f=220:t=q:w=1:g=2.5',
  'equalizer=f=3400:t=q:w=1.2:g=-4',
  'lowpass=f=7200',
  'aecho=0.9:0.85:23|37|53:0.14|0.10|0.07',
  'volume=-1dB',
  'alimiter=limit=0.85:level=disabled',
].join(',');

const folder = mkdtempSync(join(tmpdir(), 'qt-sample-'));
try {
  const leadIn = new Int16Array(SAMPLE_RATE * 0.6);
  const pieces = [leadIn];
  const cues: { fromMs: number; toMs: number; text: string }[] = [];
  let position = leadIn.length;
  for (const phrase of PHRASES) {
    const voice = trimSilence(synthesise(phrase.spoken ?? phrase.text, folder));
    const pause = new Int16Array(Math.round((SAMPLE_RATE * phrase.pauseMs) / 1000));
    cues.push({ fromMs: toMs(position), toMs: toMs(position + voice.length), text: phrase.text });
    pieces.push(voice, pause);
    position += voice.length + pause.length;
  }
  const raw = join(folder, 'voice.pcm');
  writeFileSync(raw, Buffer.concat(pieces.map((p) => Buffer.from(p.buffer, p.byteOffset, p.byteLength))));
  const input = ['-f', 's16le', '-ar', String(SAMPLE_RATE), '-ac', '1', '-i', raw];
  const output = [
    '-af',
    ROOM,
    '-c:a',
    'libmp3lame',
    '-b:a',
    '96k',
    '-map_metadata',
    '-1',
    here('psalm23.mp3'),
  ];
  execFileSync('ffmpeg', ['-y', '-v', 'error', ...input, ...output]);

  const manuscript = `제목: ${TITLE}\n본문: ${SCRIPTURE}\n\n${PHRASES.map((p) => p.text + p.join).join('')}`;
  writeFileSync(here('psalm23.txt'), manuscript);
  const srt = cues.map((c, i) => `${i + 1}\n${srtTime(c.fromMs)} --> ${srtTime(c.toMs)}\n${c.text}\n`);
  writeFileSync(here('psalm23.srt'), srt.join('\n'));
  const card = {
    title: TITLE,
    scripture: SCRIPTURE,
    church: '큐티교회',
    audio: 'psalm23.mp3',
    manuscript: 'psalm23.txt',
    subtitles: 'psalm23.srt',
  };
  writeFileSync(here('sample.json'), `${JSON.stringify(card, null, 2)}\n`);
  console.log(`${cues.length} phrases, ${(position / SAMPLE_RATE).toFixed(2)} s`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function here(name: string): string {
  return join(import.meta.dirname, name);
}

function toMs(samples: number): number {
  return Math.round((samples * 1000) / SAMPLE_RATE);
}

function srtTime(ms: number): string {
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  const seconds = Math.floor(ms / 1000);
  return `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)},${pad(ms % 1000, 3)}`;
}

function synthesise(text: string, folder: string): Int16Array<ArrayBuffer> {
  const spoken = join(folder, 'phrase.wav');
  execFileSync('espeak-ng', [...VOICE, '-w', spoken, text]);
  const resampled = join(folder, 'phrase.pcm');
  execFileSync('ffmpeg', [
    '-y',
    '-v',
    'error',
    '-i',
    spoken,
    '-ar',
    String(SAMPLE_RATE),
    '-ac',
    '1',
    '-f',
    's16le',
    resampled,
  ]);
  const bytes = readFileSync(resampled);
  return Int16Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readInt16LE(i * 2));
}

/** Without the silence before and after, but 10 ms of room so that no onset is cut. */
function trimSilence(samples: Int16Array<ArrayBuffer>): Int16Array<ArrayBuffer> {
  const loud = (v: number) => Math.abs(v) > 250;
  const margin = SAMPLE_RATE / 100;
  const first = samples.findIndex(loud);
  const last = samples.findLastIndex(loud);
  return samples.slice(Math.max(0, first - margin), Math.min(samples.length, last + margin));
}
