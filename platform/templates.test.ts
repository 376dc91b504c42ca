import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { loadLibrary } from './library.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { loadTemplates } from './templates.ts';

const dirs: string[] = [];
afterEach(async () => {
  for (const dir of dirs.splice(0)) await rm(dir, { recursive: true });
});

async function folderWith(id: string, text: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'qt-templates-'));
  dirs.push(dir);
  await mkdir(join(dir, id));
  await writeFile(join(dir, id, 'template.json'), text);
  return dir;
}

test('our own templates load, and use loops and music that ship', async () => {
  const [templates, { library }] = await Promise.all([loadTemplates(), loadLibrary()]);
  expect([...templates.keys()]).toEqual(expect.arrayContaining(['dawn', 'still-waters']));
  const loops = library.loops.map((l) => l.id);
  const music = library.music.map((m) => m.id);
  for (const template of templates.values()) {
    expect(loops).toEqual(expect.arrayContaining(template.loops));
    expect(music).toContain(template.music.track);
  }
});

test('they come in their own order, those without one at the end', async () => {
  const dawn = JSON.parse(
    await readFile(join(PACKAGE_ROOT, 'templates/dawn/template.json'), 'utf8'),
  ) as object;
  const dir = await mkdtemp(join(tmpdir(), 'qt-templates-'));
  dirs.push(dir);
  for (const [id, order] of [
    ['a', undefined],
    ['b', undefined],
    ['c', 20],
    ['d', 10],
  ] as const) {
    await mkdir(join(dir, id));
    await writeFile(join(dir, id, 'template.json'), JSON.stringify({ ...dawn, id, order }));
  }
  expect([...(await loadTemplates(dir)).keys()]).toEqual(['d', 'c', 'a', 'b']);
  // what a new video starts with
  expect([...(await loadTemplates()).keys()][0]).toBe('dawn');
});

test('every loop of the library is there in both shapes', async () => {
  const { library, dir } = await loadLibrary();
  for (const { id } of library.loops) {
    for (const shape of ['16x9', '9x16']) {
      const file = await readFile(join(dir, 'loops', `${id}-${shape}.mp4`));
      expect(file.subarray(4, 8).toString()).toBe('ftyp');
    }
  }
});

test('a wrong field is named with its file', async () => {
  const good = JSON.parse(await readFile(join(PACKAGE_ROOT, 'templates/dawn/template.json'), 'utf8')) as {
    caption: { strokeColor: string };
  };
  good.caption.strokeColor = 'black';
  const dir = await folderWith('dawn', JSON.stringify({ ...good, sparkle: true }));
  const failure = await loadTemplates(dir).catch(String);
  expect(failure).toContain(join(dir, 'dawn', 'template.json'));
  expect(failure).toContain('caption.strokeColor: a colour like #FFFDF7');
  expect(failure).toContain('sparkle');
});

test('a folder that is named otherwise than its template is refused', async () => {
  const text = await readFile(join(PACKAGE_ROOT, 'templates/dawn/template.json'), 'utf8');
  await expect(loadTemplates(await folderWith('dusk', text))).rejects.toThrow(
    'id is "dawn", but the folder is "dusk"',
  );
});

test('a file that is not JSON is named', async () => {
  const dir = await folderWith('dawn', '{ "id": ');
  await expect(loadTemplates(dir)).rejects.toThrow(`${join(dir, 'dawn', 'template.json')} is not JSON`);
});
