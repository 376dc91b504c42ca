import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timelineOf } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import type { Media } from '../../platform/media/media.ts';
import { sampleDocument } from '../../tests/support/sample-document.ts';
import { openEncodeSlots } from './encode-slots.ts';
import { findSound } from './find-sound.ts';
import type { PartStore } from './part-store.ts';

describe('the sound of a video', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qt-find-sound-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const video: Video = { ...sampleDocument() };
  const unheard = { ...video, sound: { ...video.sound, music: null } };

  /** A machine whose parts are kept; says what it was asked for. */
  function machine(loudness: readonly number[] = []) {
    const found = [...loudness];
    const parts = new Set<string>();
    const done: string[] = [];
    const store: PartStore = {
      has: async (name) => parts.has(name),
      fetch: async (name) => parts.has(name),
      keep: async (name) => void parts.add(name),
    };
    const media = {
      run: async (job) => {
        if (job.kind !== 'encode') return;
        const [output] = job.outputs;
        done.push(output?.format === 'flac' ? 'clean' : 'encode');
      },
      measureMix: async ({ into, peak }) => {
        done.push(into ? 'mix' : 'measure');
        return { lufs: found.shift() ?? -14, truePeakDb: peak ? -2 : null };
      },
    } satisfies Partial<Media>;
    const find = async (of: Video): Promise<string[]> => {
      done.length = 0;
      await findSound({
        video: of,
        timeline: timelineOf(of, 0),
        assetPath: async () => join(folder, 'music.m4a'),
        voiceWav: async () => {
          done.push('decode');
          return join(folder, 'voice.wav');
        },
        dropVoiceWav: async () => void done.push('drop'),
        codeVersion: '1',
        media: media as unknown as Media,
        slots: openEncodeSlots(2),
        store,
        folder,
        out: join(folder, 'sound.m4a'),
        signal: new AbortController().signal,
        onProgress: () => {},
      });
      return [...done];
    };
    return find;
  }

  it('is mixed once, its loudness known by then', async () => {
    expect(await machine()(unheard)).toEqual(['decode', 'clean', 'drop', 'mix', 'measure', 'encode']);
  });

  it('is not made again where nothing that is heard was changed', async () => {
    const find = machine();
    await find(unheard);
    expect(await find({ ...unheard, title: '다른 제목' })).toEqual([]);
  });

  it('is mixed anew of the kept voice where only its level changes', async () => {
    const find = machine();
    await find(unheard);
    const lower = { ...unheard, sound: { ...unheard.sound, voiceGainDb: unheard.sound.voiceGainDb - 1 } };
    expect(await find(lower)).toEqual(['mix', 'measure', 'encode']);
  });

  it('that misses its loudness by little is trimmed on the way to the encoder', async () => {
    const find = machine([-14.6]);
    expect((await find(unheard)).filter((step) => step === 'mix')).toHaveLength(1);
  });

  it('that misses it by much is mixed again, before anything is encoded', async () => {
    const find = machine([-17]);
    expect(await find(unheard)).toEqual(['decode', 'clean', 'drop', 'mix', 'mix', 'measure', 'encode']);
  });
});
