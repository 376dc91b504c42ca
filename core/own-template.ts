import { z } from 'zod';
import { templateOverridesSchema, type TemplateOverrides } from './template.ts';

/** A church's own template: a name, and how it differs from a template of the product. */
export const ownTemplateSchema = z.strictObject({
  name: z
    .string()
    .overwrite((given) => given.replace(/\s+/g, ' '))
    .trim()
    .min(1)
    .max(60),
  /** Id of the template underneath. */
  template: z.string().regex(/^[a-z0-9-]{1,64}$/),
  overrides: templateOverridesSchema,
});
export type OwnTemplate = z.infer<typeof ownTemplateSchema>;

/** As many as anybody finds their way among. */
export const MAX_OWN_TEMPLATES = 50;

/** Names that are the same to a reader. */
export const sameName = (a: string, b: string): boolean => nameKey(a) === nameKey(b);
const nameKey = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Whether two choices of look are the same one. */
export const sameLook = (
  a: { id: string; overrides: TemplateOverrides },
  b: { id: string; overrides: TemplateOverrides },
): boolean => a.id === b.id && written(a.overrides) === written(b.overrides);

const written = (overrides: TemplateOverrides): string =>
  JSON.stringify(
    Object.entries(overrides)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, typeof value === 'string' ? value.toLowerCase() : value])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
