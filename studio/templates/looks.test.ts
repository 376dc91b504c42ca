import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { templateSchema } from '../../core/template.ts';
import { looksOf } from './looks.ts';

const templates = await Promise.all(
  ['dawn', 'still-waters'].map(async (id) => {
    const file = join(import.meta.dirname, `../../templates/${id}/template.json`);
    return templateSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  }),
);
const own = (name: string, template: string) => ({
  id: crypto.randomUUID(),
  name,
  template,
  overrides: { accent: '#ffeedd' },
  updated_at: '2026-11-23T00:00:00Z',
});

it("puts a person's own templates first, drawn on those they come from", () => {
  const mine = own('수요 예배', 'dawn');
  const [first, ...others] = looksOf(templates, [mine], 'ko');
  expect(first).toMatchObject({ id: `own:${mine.id}`, name: '수요 예배', overrides: { accent: '#ffeedd' } });
  expect(first!.template.id).toBe('dawn');
  expect(others.map(({ id }) => id)).toEqual(templates.map(({ id }) => id));
});

it('leaves out what stands on a template that is gone', () => {
  expect(looksOf(templates, [own('x', 'gone')], 'en')).toHaveLength(templates.length);
});
