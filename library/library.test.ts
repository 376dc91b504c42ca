import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loopFile, loopPoster, musicFile } from '../core/library.ts';
import { loadLibrary } from '../platform/library.ts';
import { loadTemplates } from '../platform/templates.ts';

const { library, dir } = await loadLibrary();
const templates = [...(await loadTemplates()).values()];

describe('the library that ships', () => {
  it('has something to show and something to hear', () => {
    expect(library.loops.length).toBeGreaterThan(0);
    expect(library.music.length).toBeGreaterThan(0);
  });

  it.each(
    library.loops.flatMap(({ id }) =>
      (['16:9', '9:16', '1:1'] as const).flatMap((format) => [loopFile(id, format), loopPoster(id, format)]),
    ),
  )('has %s', (file) => {
    expect(existsSync(join(dir, file))).toBe(true);
  });

  it.each(library.music.map(({ id }) => musicFile(id)))('has %s', (file) => {
    expect(existsSync(join(dir, file))).toBe(true);
  });

  it('names nothing twice', () => {
    for (const ids of [library.loops.map((l) => l.id), library.music.map((m) => m.id)])
      expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(templates.map((template) => [template.id, template] as const))(
    'has all that the template %s names',
    (_, template) => {
      expect(library.loops.map((l) => l.id)).toEqual(expect.arrayContaining(template.loops));
      if (template.music.track !== null)
        expect(library.music.map((m) => m.id)).toContain(template.music.track);
    },
  );
});
