import { describe, expect, it } from 'vitest';
import { newVideo, type Caption, type Video } from '../video.ts';
import { CAPTION_FILES, writeCaptions, type CaptionFile } from './caption-files.ts';
import { decodeText } from './decode-text.ts';
import { paginateCaptions } from './paginate-captions.ts';
import { parseSubtitles } from './parse-subtitles.ts';
import { readManuscript, readManuscriptHead } from './read-manuscript.ts';
import { spoken } from './testing/spoken-text.ts';
import { transcriptFromSubtitles } from './transcript-from-subtitles.ts';
import { wordsOf } from './words-of.ts';

const SENTENCES = [
  '여호와는 나의 목자시니 내게 부족함이 없으리로다.',
  '그가 나를 푸른 풀밭에 누이시며 쉴 만한 물가로 인도하시는도다.',
  '“두려워하지 말라.” 하신 말씀을 <오늘> & 내일도 붙듭니다 🙏',
];
const video = videoOf(SENTENCES, 'ko');
const captionsOf = (captions: readonly Caption[]) =>
  captions.map(({ startMs, endMs, lines, words }) => ({ startMs, endMs, lines, words }));

function videoOf(sentences: string[], language: string, pauseMs = 600): Video {
  const transcript = spoken(sentences, { language });
  let late = 0;
  for (const segment of transcript.segments) {
    for (const part of [segment, ...segment.words]) {
      part.startMs += late;
      part.endMs += late;
    }
    late += pauseMs - 600;
  }
  const captions = paginateCaptions({ transcript, format: '16:9' });
  return {
    ...newVideo({ title: '쉴 만한 물가로', scripture: '시편 23:1–3', language }),
    transcript,
    captions,
  };
}

const write = (kind: CaptionFile, options?: { wordTimes: boolean }) => writeCaptions(video, kind, options);
/** What the voice of the finished video is late by: the length of its opening card. */
const OFFSET_MS = 3500;
const shifted = video.captions.map(({ startMs, endMs, lines }) => ({
  startMs: startMs + OFFSET_MS,
  endMs: endMs + OFFSET_MS,
  text: lines.join('\n'),
}));

describe('captions as files', () => {
  it('are read back as they are shown, from SRT and from WebVTT', () => {
    expect(parseSubtitles(write('srt'))).toEqual(shifted);
    expect(parseSubtitles(write('vtt'))).toEqual(shifted);
  });

  it('keep the times of their words in WebVTT where that is wished', () => {
    const file = write('vtt', { wordTimes: true });
    expect(parseSubtitles(file)).toMatchObject(shifted);
    const words = transcriptFromSubtitles(file, 'ko').segments.flatMap((segment) => segment.words);
    const given = video.captions.flatMap((caption) => caption.words);
    expect(words.map(({ text }) => text)).toEqual(given.map(({ text }) => text));
    expect(words.map(({ startMs }) => startMs)).toEqual(given.map(({ startMs }) => startMs + OFFSET_MS));
  });

  it('keep words without spaces whole where their times are given', () => {
    const japanese = videoOf(['主は私の羊飼い、私は乏しいことがない。'], 'ja');
    const file = writeCaptions(japanese, 'vtt', { wordTimes: true });
    expect(parseSubtitles(file).map(({ text }) => text)).toEqual(
      japanese.captions.map(({ lines }) => lines.join('\n')),
    );
  });

  it('hold everything in JSON', () => {
    const { captions, ...about } = JSON.parse(write('json')) as { captions: Caption[] };
    expect(about).toEqual({ title: '쉴 만한 물가로', scripture: '시편 23:1–3', language: 'ko' });
    const back = captionsOf(captions).map(({ words, ...caption }) => ({
      ...caption,
      words: words.map(({ text, startMs, endMs }) => ({ text: text.trim(), startMs, endMs })),
    }));
    const late = <T extends { startMs: number; endMs: number }>(part: T) => ({
      ...part,
      startMs: part.startMs + OFFSET_MS,
      endMs: part.endMs + OFFSET_MS,
    });
    expect(back).toEqual(
      captionsOf(video.captions).map((caption) => ({
        ...late(caption),
        words: caption.words.map(({ text, startMs, endMs }) => late({ text, startMs, endMs })),
      })),
    );
  });

  it.each(Object.keys(CAPTION_FILES) as CaptionFile[])('of no captions are a file too: %s', (kind) => {
    expect(writeCaptions({ ...video, captions: [], title: '', scripture: '' }, kind).length).toBeLessThan(80);
  });

  it('leave out what a person emptied', () => {
    const [first, ...rest] = video.captions;
    const emptied = { ...video, captions: [{ ...first!, lines: ['', ' '], words: [] }, ...rest] };
    for (const kind of ['srt', 'txt', 'json'] as const) {
      expect(writeCaptions(emptied, kind)).not.toContain('여호와는');
    }
  });
});

describe('the plain transcript', () => {
  it('is whole sentences, in paragraphs where the speaker paused long', () => {
    expect(write('txt')).toBe(`제목: 쉴 만한 물가로\n본문: 시편 23:1–3\n\n${SENTENCES.join(' ')}\n`);
    const paused = writeCaptions(videoOf(SENTENCES, 'ko', 2500), 'txt');
    expect(paused).toBe(`제목: 쉴 만한 물가로\n본문: 시편 23:1–3\n\n${SENTENCES.join('\n\n')}\n`);
  });

  it('is a manuscript again, to the letter', () => {
    const text = decodeText(new TextEncoder().encode(write('txt')));
    expect(readManuscriptHead(text)).toEqual({ title: '쉴 만한 물가로', scripture: '시편 23:1–3' });
    expect(readManuscript(text).flatMap(({ words }) => words)).toEqual(wordsOf(SENTENCES.join(' ')));
  });

  it('puts no spaces where the language has none', () => {
    const text = '独り子を信じる者が一人も滅びないで、永遠の命を得るためである。';
    expect(writeCaptions(videoOf([text], 'ja'), 'txt')).toContain(text);
  });
});
