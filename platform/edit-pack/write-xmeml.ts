import { posix } from 'node:path';
import { PACK_PATHS, type PackContent } from './pack-content.ts';
import { xml, type Xml } from './xml.ts';

/**
 * The video as a Final Cut Pro 7 sequence (`xmeml` version 5): the XML that both Premiere and DaVinci Resolve import;
 * why this one and not `.fcpxml` is in docs/decisions/edit-pack.md.
 *
 * One video track with the clips and a cross dissolve at each cut; the voice on the first audio track, the music, as
 * loud as in the video, on the two after it. Clip edges under a dissolve are -1, as the format has it: they are where
 * the dissolve is. Files are named from the folder of the XML on; programs ask once where that is.
 */
export function writeXmeml(content: PackContent): string {
  const { video, timeline } = content;
  const { width, height, durationInFrames, fps } = timeline;
  const sequence = xml(
    'sequence',
    [
      xml('name', video.title || video.scripture || 'QT Video'),
      xml('duration', durationInFrames),
      rate(fps),
      timecode(fps),
      xml('media', [
        xml('video', [
          xml('format', [
            xml('samplecharacteristics', [rate(fps), ...picture(width, height), xml('colordepth', 24)]),
          ]),
          videoTrack(content),
        ]),
        xml('audio', [
          xml('numOutputChannels', 2),
          xml('format', [xml('samplecharacteristics', [xml('depth', 16), xml('samplerate', 48_000)])]),
          ...soundTracks(content),
        ]),
      ]),
    ],
    { id: 'sequence-1' },
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE xmeml>',
    ...xml('xmeml', [sequence], { version: '5' }),
  ]
    .join('\n')
    .concat('\n');
}

function videoTrack({ shots, timeline }: PackContent): Xml {
  const { fps, width, height } = timeline;
  const items = shots.flatMap((shot, i) => {
    const dissolve = shot.fadeInFrames > 0 ? [crossDissolve(shot.fromFrame, shot.fadeInFrames, fps)] : [];
    const fadesOut = (shots[i + 1]?.fadeInFrames ?? 0) > 0;
    const frames = shot.toFrame - shot.fromFrame;
    const name = posix.basename(shot.path);
    return [
      ...dissolve,
      xml(
        'clipitem',
        [
          // with its ending: DaVinci finds files by it
          xml('name', name),
          xml('enabled', 'TRUE'),
          xml('duration', frames),
          rate(fps),
          xml('start', shot.fadeInFrames > 0 ? -1 : shot.fromFrame),
          xml('end', fadesOut ? -1 : shot.toFrame),
          xml('in', 0),
          xml('out', frames),
          xml('alphatype', 'none'),
          file({ id: `clip-${i + 1}`, path: shot.path, frames, fps }, [
            xml('video', [xml('samplecharacteristics', [rate(fps), ...picture(width, height)])]),
          ]),
          ...(shot.summary ? [xml('comments', [xml('mastercomment1', shot.summary)])] : []),
        ],
        { id: `clipitem-v${i + 1}` },
      ),
    ];
  });
  return xml('track', [...items, xml('enabled', 'TRUE'), xml('locked', 'FALSE')]);
}

function soundTracks({ video, timeline }: PackContent): Xml[] {
  const { durationInFrames: frames, fps } = timeline;
  const sounds = [
    { id: 'voice', path: PACK_PATHS.voice, channels: 1 },
    ...(video.sound.music ? [{ id: 'music', path: PACK_PATHS.music, channels: 2 }] : []),
  ];
  let track = 0;
  return sounds.flatMap(({ id, path, channels }) => {
    const first = track + 1;
    track += channels;
    return Array.from({ length: channels }, (_, channel) => {
      const media = [
        xml('audio', [
          xml('samplecharacteristics', [xml('depth', 16), xml('samplerate', 48_000)]),
          xml('channelcount', channels),
        ]),
      ];
      const links = Array.from({ length: channels }, (_unused, other) =>
        xml('link', [
          xml('linkclipref', `clipitem-${id}${other + 1}`),
          xml('mediatype', 'audio'),
          xml('trackindex', first + other),
          xml('clipindex', 1),
          xml('groupindex', 1),
        ]),
      );
      return xml('track', [
        xml(
          'clipitem',
          [
            xml('name', posix.basename(path)),
            xml('enabled', 'TRUE'),
            xml('duration', frames),
            rate(fps),
            xml('start', 0),
            xml('end', frames),
            xml('in', 0),
            xml('out', frames),
            channel === 0 ? file({ id, path, frames, fps }, media) : xml('file', [], { id: `file-${id}` }),
            xml('sourcetrack', [xml('mediatype', 'audio'), xml('trackindex', channel + 1)]),
            ...(channels > 1 ? links : []),
          ],
          { id: `clipitem-${id}${channel + 1}` },
        ),
        xml('enabled', 'TRUE'),
        xml('locked', 'FALSE'),
        xml('outputchannelindex', channel + 1),
      ]);
    });
  });
}

/** From the cut on, over what the clip before has left. */
const crossDissolve = (start: number, frames: number, fps: number): Xml =>
  xml('transitionitem', [
    rate(fps),
    xml('start', start),
    xml('end', start + frames),
    xml('alignment', 'start'),
    xml('effect', [
      xml('name', 'Cross Dissolve'),
      xml('effectid', 'Cross Dissolve'),
      xml('effectcategory', 'Dissolve'),
      xml('effecttype', 'transition'),
      xml('mediatype', 'video'),
      xml('wipecode', 0),
      xml('wipeaccuracy', 100),
      xml('startratio', 0),
      xml('endratio', 1),
      xml('reverse', 'FALSE'),
    ]),
  ]);

const file = (of: { id: string; path: string; frames: number; fps: number }, media: readonly Xml[]): Xml =>
  xml(
    'file',
    [
      xml('name', posix.basename(of.path)),
      xml('pathurl', of.path),
      rate(of.fps),
      xml('duration', of.frames),
      timecode(of.fps),
      xml('media', media),
    ],
    { id: `file-${of.id}` },
  );

const rate = (fps: number): Xml => xml('rate', [xml('timebase', fps), xml('ntsc', 'FALSE')]);

const timecode = (fps: number): Xml =>
  xml('timecode', [rate(fps), xml('string', '00:00:00:00'), xml('frame', 0), xml('displayformat', 'NDF')]);

const picture = (width: number, height: number): Xml[] => [
  xml('width', width),
  xml('height', height),
  xml('anamorphic', 'FALSE'),
  xml('pixelaspectratio', 'square'),
  xml('fielddominance', 'none'),
];
