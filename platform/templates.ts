import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { templateSchema } from '../core/template.ts';
import type { Template } from '../core/template.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { parseStrictJson } from './strict-json.ts';

/**
 * Every `templates/<id>/template.json`, by id, in alphabetical order.
 *
 * @throws Error naming the file and the field that is wrong: a template is part of the program, so this is for
 *   whoever writes one, not for the person using the product
 */
export async function loadTemplates(
  dir: string = join(PACKAGE_ROOT, 'templates'),
): Promise<Map<string, Template>> {
  const entries = await readdir(dir, { withFileTypes: true });
  const ids = entries
    .filter((e) => e.isDirectory())
    .map((e) => e.name)
    .sort();
  const templates = new Map<string, Template>();
  for (const id of ids) templates.set(id, await loadTemplate(join(dir, id, 'template.json'), id));
  return templates;
}

async function loadTemplate(path: string, id: string): Promise<Template> {
  const template = parseStrictJson({ schema: templateSchema, text: await readFile(path, 'utf8'), path });
  if (template.id !== id) throw new Error(`${path}: id is "${template.id}", but the folder is "${id}"`);
  return template;
}
