import { describe, expect, it } from 'vitest';
import { timelineOf } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import { sampleDocument } from '../../tests/support/sample-document.ts';
import { soundKey } from './sound-key.ts';

describe('the name of a sound', () => {
  const video = sampleDocument();
  const recording = video.recording!;
  const keyOf = (of: Video) =>
    soundKey({ video: of, timeline: timelineOf(of, 12), musicPath: null, codeVersion: '1' });

  it('stays when nothing that is heard changes', async () => {
    const captions = video.captions.map((caption) => ({ ...caption, lines: ['다른 말'] }));
    expect(await keyOf({ ...video, captions, title: '다른 제목' })).toBe(await keyOf(video));
  });

  it.each<[string, Video]>([
    ['loudness', { ...video, sound: { ...video.sound, targetLufs: -16 } }],
    ['voice', { ...video, sound: { ...video.sound, voiceGainDb: video.sound.voiceGainDb + 3 } }],
    ['intro', { ...video, intro: { ...video.intro, durationMs: video.intro.durationMs + 1000 } }],
    ['recording', { ...video, recording: { ...recording, sha256: 'b'.repeat(64) } }],
    ['length of the recording', { ...video, recording: { ...recording, samples: recording.samples - 1 } }],
  ])('is another one when the %s is', async (_, changed) => {
    expect(await keyOf(changed)).not.toBe(await keyOf(video));
  });
});
