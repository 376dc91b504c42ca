import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timelineOf } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import { sampleDocument } from '../../tests/support/sample-document.ts';
import { soundKey } from './sound-key.ts';

describe('the name of a sound', () => {
  let dir: string;
  let voiceWav: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'qt-sound-key-'));
    voiceWav = join(dir, 'voice.wav');
    await writeFile(voiceWav, 'voice');
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  const video = sampleDocument();
  const keyOf = (of: Video, wav = voiceWav) =>
    soundKey({ video: of, timeline: timelineOf(of, 12), voiceWav: wav, musicPath: null, codeVersion: '1' });

  it('stays when nothing that is heard changes', async () => {
    const captions = video.captions.map((caption) => ({ ...caption, lines: ['다른 말'] }));
    expect(await keyOf({ ...video, captions, title: '다른 제목' })).toBe(await keyOf(video));
  });

  it.each<[string, Video]>([
    ['loudness', { ...video, sound: { ...video.sound, targetLufs: -16 } }],
    ['voice', { ...video, sound: { ...video.sound, voiceGainDb: video.sound.voiceGainDb + 3 } }],
    ['intro', { ...video, intro: { ...video.intro, durationMs: video.intro.durationMs + 1000 } }],
  ])('is another one when the %s is', async (_, changed) => {
    expect(await keyOf(changed)).not.toBe(await keyOf(video));
  });

  it('is another one for another recording', async () => {
    const other = join(dir, 'other.wav');
    await writeFile(other, 'other voice');
    expect(await keyOf(video, other)).not.toBe(await keyOf(video));
  });
});
