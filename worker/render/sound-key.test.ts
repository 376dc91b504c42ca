import { describe, expect, it } from 'vitest';
import { timelineOf } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import { sampleDocument } from '../../tests/support/sample-document.ts';
import { soundKey, voiceKey } from './sound-key.ts';

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

  it('is another one when the code that mixes is', async () => {
    const byOther = { video, timeline: timelineOf(video, 12), musicPath: null, codeVersion: '2' };
    expect(await soundKey(byOther)).not.toBe(await keyOf(video));
  });
});

describe('the name of a clean voice', () => {
  const video = sampleDocument();
  const recording = video.recording!;
  const keyOf = (of: Video) => voiceKey({ video: of, codeVersion: '1' });

  it('stays when music, volumes or the intro change: the recording is not cleaned again', () => {
    const sound = { ...video.sound, music: null, voiceGainDb: video.sound.voiceGainDb + 3, targetLufs: -16 };
    expect(keyOf({ ...video, sound, intro: { ...video.intro, durationMs: 0 } })).toBe(keyOf(video));
  });

  it('is another one when the recording, its cleaning or the code that cleans is', () => {
    const cleaning = { declip: true, gainDb: 1, makeUpDb: 2, lufs: -14 };
    const others = [
      keyOf({ ...video, recording: { ...recording, sha256: 'b'.repeat(64) } }),
      keyOf({ ...video, recording: { ...recording, cleaning } }),
      voiceKey({ video, codeVersion: '2' }),
    ];
    expect(new Set([keyOf(video), ...others]).size).toBe(4);
  });
});
