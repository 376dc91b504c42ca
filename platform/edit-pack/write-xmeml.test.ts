import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { packDocument } from '../../tests/support/pack-document.ts';
import { sampleTemplate } from '../../tests/support/sample-document.ts';
import { packContent } from './pack-content.ts';
import { writeXmeml } from './write-xmeml.ts';

interface Rate {
  timebase: number;
  ntsc: string;
}
interface ClipItem {
  '@id': string;
  name: string;
  duration: number;
  start: number;
  end: number;
  in: number;
  out: number;
  rate: Rate;
  file: { '@id': string; name?: string; pathurl?: string; duration?: number };
  sourcetrack?: { trackindex: number };
  link?: { linkclipref: string; trackindex: number }[];
}
interface Track {
  clipitem: ClipItem[];
  transitionitem: { start: number; end: number; alignment: string; effect: { effectid: string } }[];
}
interface Sequence {
  name: string;
  duration: number;
  rate: Rate;
  media: {
    video: { format: { samplecharacteristics: { width: number; height: number } }; track: Track[] };
    audio: { track: Track[] };
  };
}

const lists = ['track', 'clipitem', 'transitionitem', 'link'];
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  isArray: (name) => lists.includes(name),
});
const packTemplate = sampleTemplate();
const video = packDocument();
const content = packContent(video, packTemplate, 'full');
const text = writeXmeml(content);
const parse = (given: string) =>
  (parser.parse(given) as { xmeml: { '@version': string; sequence: Sequence } }).xmeml;
const { sequence, '@version': version } = parse(text);
const [track] = sequence.media.video.track as [Track];
const frames = content.timeline.durationInFrames;

test('is a sequence of version 5 at 30 whole frames a second, as long and as large as the video', () => {
  expect(XMLValidator.validate(text)).toBe(true);
  expect(text).toContain('<!DOCTYPE xmeml>');
  expect(version).toBe('5');
  expect(sequence).toMatchObject({ duration: frames, rate: { timebase: 30, ntsc: 'FALSE' } });
  expect(sequence.media.video.format.samplecharacteristics).toMatchObject({ width: 1920, height: 1080 });
  for (const { rate } of track.clipitem) expect(rate).toEqual({ timebase: 30, ntsc: 'FALSE' });
});

test('clips stand where the video shows them, without a gap, to its last frame', () => {
  const at = track.clipitem.map((item, i) => ({
    // an edge under a dissolve is where the dissolve is
    from: item.start === -1 ? track.transitionitem[i - 1]!.start : item.start,
    to: item.end === -1 ? track.transitionitem[i]!.end : item.end,
    item,
  }));
  expect(at.map(({ from, to }) => ({ from, to }))).toEqual(
    content.timeline.shots.map(({ from, to }) => ({ from, to })),
  );
  expect(at[0]!.from).toBe(0);
  expect(at.at(-1)!.to).toBe(frames);
  for (const { from, to, item } of at) {
    expect([item.in, item.out, item.duration]).toEqual([0, to - from, to - from]);
    expect(item.file.duration).toBe(to - from);
  }
});

test('each cut has the dissolve of the video, beginning at the cut', () => {
  const [, ...later] = content.timeline.shots;
  expect(track.transitionitem).toHaveLength(later.length);
  later.forEach(({ from, fadeInFrames }, i) => {
    expect(track.transitionitem[i]).toMatchObject({
      start: from,
      end: from + fadeInFrames,
      alignment: 'start',
      effect: { effectid: 'Cross Dissolve' },
    });
  });
});

test('without crossfades clips meet in hard cuts', () => {
  const hard = packContent(video, { ...packTemplate, crossfadeFrames: 0 }, 'full');
  const [cut] = parse(writeXmeml(hard)).sequence.media.video.track as [Track];
  expect(cut.transitionitem).toBeUndefined();
  const edges = cut.clipitem.map(({ start, end }) => [start, end]);
  edges.forEach(([start], i) => expect(start).toBe(i === 0 ? 0 : edges[i - 1]![1]));
  expect(edges.at(-1)![1]).toBe(frames);
});

test('files are named from the folder of the XML on, each described once, under their own names', () => {
  const items = [...track.clipitem, ...sequence.media.audio.track.flatMap(({ clipitem }) => clipitem)];
  const described = items.filter(({ file }) => file.pathurl !== undefined);
  expect(new Set(described.map(({ file }) => file['@id'])).size).toBe(described.length);
  expect(described.map(({ file }) => file.pathurl)).toEqual([
    ...content.shots.map(({ path }) => path),
    'media/voice.wav',
    'media/music.wav',
  ]);
  for (const { file, name } of described) {
    expect(file.pathurl).toMatch(/^media\/[a-zA-Z0-9/_.-]+$/);
    expect(file.pathurl!.split('/').at(-1)).toBe(file.name);
    expect(name).toBe(file.name);
  }
});

test('voice and music, left and right, lie under the whole video', () => {
  const tracks = sequence.media.audio.track;
  expect(tracks.map(({ clipitem }) => [clipitem[0]!.name, clipitem[0]!.sourcetrack!.trackindex])).toEqual([
    ['voice.wav', 1],
    ['music.wav', 1],
    ['music.wav', 2],
  ]);
  for (const { clipitem } of tracks)
    expect(clipitem[0]).toMatchObject({ start: 0, end: frames, in: 0, out: frames });
  expect(tracks[1]!.clipitem[0]!.link!.map(({ trackindex }) => trackindex)).toEqual([2, 3]);
});

test('a video without music has the voice alone', () => {
  const quiet = { ...video, sound: { ...video.sound, music: null } };
  const { media } = parse(writeXmeml(packContent(quiet, packTemplate, 'full'))).sequence;
  expect(media.audio.track).toHaveLength(1);
});

test('whatever stands in a title, it is well-formed', () => {
  const odd = { ...video, title: '빛 & "소금" <1>\u0001 ]]> 👍' };
  const written = writeXmeml(packContent(odd, packTemplate, 'full'));
  expect(XMLValidator.validate(written)).toBe(true);
  expect(parse(written).sequence.name).toBe('빛 & "소금" <1> ]]> 👍');
});
