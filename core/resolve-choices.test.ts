import { expect, it } from 'vitest';
import type { Library } from './library.ts';
import { resolveChoices, type OwnAsset } from './resolve-choices.ts';

const name = { ko: '', en: '' };
const library: Library = {
  loops: [{ id: 'dawn-sky', name, durationMs: 12_000, tone: 'bright', subjects: [] }],
  music: [{ id: 'still-waters', name, durationMs: 120_000, mood: name }],
};
const clip: OwnAsset = {
  asset: 'own:1',
  kind: 'clip',
  durationMs: 6000,
  width: 720,
  height: 1280,
  loops: false,
};
const song: OwnAsset = {
  asset: 'own:2',
  kind: 'music',
  durationMs: 90_000,
  width: 0,
  height: 0,
  loops: false,
};
const resolve = (music: string, backgrounds: string[], format: '16:9' | '9:16' | '1:1' = '16:9') =>
  resolveChoices(library, { music, backgrounds, format }, [clip, song]);

it('leaves to the template and the words what nobody chose', () => {
  expect(resolve('template', [])).toEqual({ music: 'template', backgrounds: [] });
  expect(resolve('none', []).music).toBeNull();
});

it('knows what ships with the product, in the cut of the format, and the uploads of a person', () => {
  const loop = { asset: 'builtin:loops/dawn-sky', durationMs: 12_000, loops: true };
  expect(resolve('builtin:music/still-waters', [loop.asset, 'own:1', loop.asset], '9:16')).toEqual({
    music: { asset: 'builtin:music/still-waters', durationMs: 120_000 },
    backgrounds: [
      { ...loop, width: 1080, height: 1920 },
      { asset: 'own:1', durationMs: 6000, width: 720, height: 1280, loops: false },
    ],
  });
  expect(resolve('own:2', [loop.asset], '1:1')).toEqual({
    music: { asset: 'own:2', durationMs: 90_000 },
    backgrounds: [{ ...loop, width: 1920, height: 1080 }],
  });
});

it('refuses what there is not, and what is of another kind', () => {
  for (const music of ['builtin:music/gone', 'own:1', 'own:3', 'builtin:loops/dawn-sky'])
    expect(() => resolve(music, [])).toThrow('asset_missing');
  for (const asset of ['builtin:loops/gone', 'own:2', 'own:3', 'pexels:1/2'])
    expect(() => resolve('template', [asset])).toThrow('asset_missing');
});
