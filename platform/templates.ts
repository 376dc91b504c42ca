import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { templateSchema } from '../core/template.ts';
import type { Template } from '../core/template.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { parseStrictJson } from './strict-json.ts';

/**
 * Every `templates/<id>/template.json`, by id, in the order in which they are shown.
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
  const templates = await Promise.all(ids.map((id) => loadTemplate(join(dir, id, 'template.json'), id)));
  const orderOf = ({ order = Infinity }: Template): number => order;
  templates.sort((a, b) => (orderOf(a) === orderOf(b) ? 0 : orderOf(a) - orderOf(b)));
  return new Map(templates.map((template) => [template.id, template]));
}

async function loadTemplate(path: string, id: string): Promise<Template> {
  const template = parseStrictJson({ schema: templateSchema, text: await readFile(path, 'utf8'), path });
  if (template.id !== id) throw new Error(`${path}: id is "${template.id}", but the folder is "${id}"`);
  return template;
}
