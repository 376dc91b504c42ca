import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '../errors.ts';
import type { Caption } from '../video.ts';
import { parseSrt } from './parse-srt.ts';
import { parseSubtitles } from './parse-subtitles.ts';
import { parseVtt } from './parse-vtt.ts';
import { transcriptFromSubtitles } from './transcript-from-subtitles.ts';
import { writeSrt } from './write-srt.ts';
import { writeVtt } from './write-vtt.ts';

describe('an SRT file', () => {
  it('gives its cues with times and text', () => {
    const cues = parseSrt(
      '1\n00:00:01,000 --> 00:00:02,500\n첫 줄\n둘째 줄\n\n2\n00:01:00,000 --> 01:00:00,000\n끝\n',
    );
    expect(cues).toEqual([
      { startMs: 1000, endMs: 2500, text: '첫 줄\n둘째 줄' },
      { startMs: 60_000, endMs: 3_600_000, text: '끝' },
    ]);
  });

  it.each([
    ['without indexes', '00:00:01,000 --> 00:00:02,000\n가\n\n\n00:00:02,000 --> 00:00:03,000\n나\n'],
    [
      'with blank lines anywhere',
      '\n\n1\n\n00:00:01,000 --> 00:00:02,000\n\n가\n\n\n\n2\n\n00:00:02,000 --> 00:00:03,000\n\n나',
    ],
    [
      'with Windows line ends',
      '1\r\n00:00:01,000 --> 00:00:02,000\r\n가\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n나\r\n',
    ],
    ['without hours', '1\n00:01,000 --> 00:02,000\n가\n\n2\n00:02,000 --> 00:03,000\n나'],
    ['without milliseconds', '1\n00:00:01 --> 00:00:02\n가\n\n2\n00:00:02 --> 00:00:03\n나'],
    [
      'with points and spaces',
      '1\n 0:00:01 . 000-->0:00:02.0 \n가\n\n2\n00:00:02. 000  ->  00:00:03.000 X1:1\n나',
    ],
    [
      'without a line between cues',
      '1\n00:00:01,000 --> 00:00:02,000\n가\n2\n00:00:02,000 --> 00:00:03,000\n나',
    ],
    [
      'with tags',
      '1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color="#fff"><i>가</i></font>\n\n2\n00:00:02,000 --> 00:00:03,000\n<b>나</b>',
    ],
    ['out of order', '2\n00:00:02,000 --> 00:00:03,000\n나\n\n1\n00:00:01,000 --> 00:00:02,000\n가\n'],
    [
      'that begins with a mark',
      '\uFEFF1\n00:00:01,000 --> 00:00:02,000\n가\n\n2\n00:00:02,000 --> 00:00:03,000\n나',
    ],
  ])('is understood %s', (_, text) => {
    expect(parseSrt(text)).toEqual([
      { startMs: 1000, endMs: 2000, text: '가' },
      { startMs: 2000, endMs: 3000, text: '나' },
    ]);
  });

  it('keeps a number that is said', () => {
    expect(parseSrt('00:00:01,000 --> 00:00:02,000\n1961\n\n00:00:02,000 --> 00:00:03,000\n7\n').map((c) => c.text)).toEqual(['1961', '7']); // prettier-ignore
  });

  it('keeps what only looks like a tag', () => {
    expect(parseSrt('00:01,000 --> 00:02,000\n1 < 2 &amp; 3 > 2')[0]?.text).toBe('1 < 2 & 3 > 2');
  });

  it('mends ends that lie before their starts', () => {
    const [a, b] = parseSrt('00:05,000 --> 00:04,000\n가\n\n00:06,000 --> 00:06,000\n나');
    expect(a).toMatchObject({ startMs: 5000, endMs: 6000 });
    expect(b).toMatchObject({ startMs: 6000, endMs: 9000 });
  });

  it.each([
    ['', 1],
    ['\n\njust words\nwithout times', 3],
    ['1\n00:00:01,000 --> 00:00:02,000\n\n', 1],
    ['1\n00:00:01,000 --> 00:00:02,000\n가\n\n2\n00:00:xx --> 00:00:03,000\n나', 6],
    ['1\n00:99:01,000 --> 00:99:02,000\n가', 2],
  ])('that cannot be read names the line', (text, line) => {
    const error = catchError(() => parseSubtitles(text));
    expect(isAppError(error) && error.code).toBe('subtitles_unreadable');
    expect(isAppError(error) && error.params['line']).toBe(line);
  });
});

it.each([
  ['WEBVTT\n\nNOTE nothing here\n', '“WEBVTT”, 시간이 적힌 줄이 없음 (no line with times)'],
  ['\n \n', '비어 있음 (empty)'],
  ['[Script Info]\nTitle: x\n', 'ASS/SSA 자막, SRT로 저장해 주세요 (save it as SRT)'],
  ['1\n00:00:xx --> 00:00:03,000\n나', '00:00:xx --> 00:00:03,000'],
])('subtitles that cannot be read say why: %s', (text, reason) => {
  const error = catchError(() => parseSubtitles(text));
  expect(isAppError(error) && error.params['reason']).toBe(reason);
});

describe('a WebVTT file', () => {
  it('gives its cues without comments, styles, identifiers and settings', () => {
    const text =
      '\uFEFFWEBVTT - title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE\nthis --- and that\n\nintro\n00:01.000 --> 00:02.000 align:start line:90%\n<v 목사>가<00:01.500><c> 나</c>\n\n01:00:00.000 --> 01:00:01.000\n- 다 &lt;라&gt;\n';
    expect(parseSubtitles(text)).toEqual([
      {
        startMs: 1000,
        endMs: 2000,
        text: '가 나',
        parts: [
          { startMs: 1000, text: '가' },
          { startMs: 1500, text: '나' },
        ],
      },
      { startMs: 3_600_000, endMs: 3_601_000, text: '- 다 <라>' },
    ]);
  });

  it('may hold arrows that are no times', () => {
    const text = 'WEBVTT\nRegion: id=fred-->\n\n-->\n00:01.000 --> 00:02.000\n가 --> 나\n';
    expect(parseSubtitles(text)).toEqual([{ startMs: 1000, endMs: 2000, text: '가 --> 나' }]);
  });

  it('without any cue is refused', () => {
    expect(() => parseVtt('WEBVTT\n\nNOTE nothing here\n')).toThrow('subtitles_unreadable');
  });
});

describe('subtitles as a transcript', () => {
  it('keep the given times and every word', () => {
    const transcript = transcriptFromSubtitles(
      '1\n00:00:01,000 --> 00:00:03,000\n주님은 나의\n목자시니\n',
      'ko',
    );
    expect(transcript).toMatchObject({ source: 'subtitles', timing: 'given', language: 'ko' });
    const [segment] = transcript.segments;
    expect(segment).toMatchObject({ startMs: 1000, endMs: 3000 });
    expect(segment?.words.map((w) => w.text)).toEqual(['주님은', '나의', '목자시니']);
    expect(segment?.words[0]?.startMs).toBe(1000);
    expect(segment?.words[2]?.endMs).toBe(3000);
  });

  it('take the times of words where the file has them, and only in order, inside their cue, before a word', () => {
    const words = (cue: string) =>
      transcriptFromSubtitles(`WEBVTT\n\n00:01.000 --> 00:05.000\n${cue}\n`, 'ko').segments[0]?.words.map(
        ({ text, startMs, endMs }) => [text, startMs, endMs],
      );
    expect(words('그가 <00:00:02.000>나를 <00:03.500><c>인도하시는도다</c>')).toEqual([
      ['그가', 1000, 2000],
      ['나를', 2000, 3500],
      ['인도하시는도다', 3500, 5000],
    ]);
    expect(words('<00:02.000>주<00:02.500>님<00:09.000> 은혜 <00:01.500>곧')?.map(([text]) => text)).toEqual([
      '주님',
      '은혜',
      '곧',
    ]);
    expect(words('<00:02.000>주<00:02.500>님')).toEqual([['주님', 2000, 5000]]);
  });
});

describe('written subtitles', () => {
  const caption = (startMs: number, endMs: number, ...lines: string[]): Caption => ({
    id: `c${startMs}`,
    startMs,
    endMs,
    lines,
    words: [],
  });

  it('are shifted to the finished video, numbered, and without blank lines', () => {
    const captions = [caption(1000, 2000, '둘', ''), caption(0, 900, '하나'), caption(3000, 4000, ' ')];
    expect(writeSrt(captions, { offsetMs: 3500 })).toBe(
      '1\n00:00:03,500 --> 00:00:04,400\n하나\n\n2\n00:00:04,500 --> 00:00:05,500\n둘\n',
    );
    expect(writeVtt([caption(3_600_000, 3_601_001, 'a < b & c')], { offsetMs: 0 })).toBe(
      'WEBVTT\n\n01:00:00.000 --> 01:00:01.001\na &lt; b &amp; c\n',
    );
  });

  it('are read back as they were, whatever they say', () => {
    const word = fc.stringMatching(/^[가-힣A-Za-z0-9<>&.,!?'-]{1,8}$/).filter((w) => !w.includes('->') && !/<\/?[a-z\d]/i.test(w) && !/&#?\w+;/.test(w)); // prettier-ignore
    const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => `${words.join(' ')} 끝`);
    const cues = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.array(line, { minLength: 1, maxLength: 2 })),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(cues, (given) => {
        let at = 0;
        const captions = given.map(([length, lines]) => caption(at, (at += length), ...lines));
        const expected = captions.map((c) => ({
          startMs: c.startMs,
          endMs: c.endMs,
          text: c.lines.join('\n'),
        }));
        expect(parseSubtitles(writeVtt(captions, { offsetMs: 0 }))).toEqual(expected);
        expect(parseSubtitles(writeSrt(captions, { offsetMs: 0 }))).toEqual(expected);
      }),
    );
  });
});

function catchError(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}
