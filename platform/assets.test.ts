import { describe, expect, it } from 'vitest';
import { assetKey, assetResolver, builtinFile } from './assets.ts';

describe('assets', () => {
  it('finds built-in loops in the cut of the format', () => {
    expect(builtinFile('builtin:loops/dawn-sky', '9:16')).toBe('loops/dawn-sky-9x16.mp4');
    expect(builtinFile('builtin:loops/dawn-sky', '1:1')).toBe('loops/dawn-sky-16x9.mp4');
    expect(builtinFile('builtin:loops/../../etc/passwd', '16:9')).toBeNull();
  });

  it('keeps found clips in storage under their own name', () => {
    expect(assetKey('pexels:12/34')).toBe('assets/pexels/12/34.mp4');
    expect(assetKey('builtin:loops/dawn-sky')).toBeNull();
  });

  it("keeps a church's own upload below its id, and nothing below what is none", () => {
    const id = '0b54e1a6-8c1f-4b8c-9a53-1f0a2b3c4d5e';
    expect(assetKey(`own:${id}`)).toBe(`assets/own/${id}/main.mp4`);
    for (const asset of ['own:1', 'own:../x', `own:${id}/main`, 'own']) expect(assetKey(asset)).toBeNull();
  });

  it('fetches a clip from storage once, however often it is asked for', async () => {
    const calls: string[] = [];
    const resolve = assetResolver({
      format: '16:9',
      libraryDir: 'library',
      cacheDir: 'cache',
      download: async (key) => void calls.push(key),
    });
    expect(await Promise.all([resolve('pexels:1/2'), resolve('pexels:1/2')])).toEqual([
      'cache/assets-pexels-1-2.mp4',
      'cache/assets-pexels-1-2.mp4',
    ]);
    expect(calls).toEqual(['assets/pexels/1/2.mp4']);
  });
});
