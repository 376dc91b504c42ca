import type { ApiConfig, ApiOwnTemplate } from '../../core/api.ts';
import type { Template, TemplateOverrides } from '../../core/template.ts';
import type { Language } from '../i18n/index.ts';

/** A template to choose: one of the product, or one of a person's own on top of it. */
export interface Look {
  /** Id of the template; of one's own `own:<id>`. */
  id: string;
  name: string;
  description: string;
  template: Template;
  overrides: TemplateOverrides;
  own: ApiOwnTemplate | null;
}

/** What a new video looks like where nobody chose. */
const FIRST_CHOICE = 'dawn';

export const defaultTemplate = (templates: readonly Template[]): Template | undefined =>
  templates.find(({ id }) => id === FIRST_CHOICE) ?? templates[0];

const OWN_PREFIX = 'own:';

/** A person's own first, then those of the product. One whose template is gone is left out. */
export function looksOf(
  templates: ApiConfig['templates'],
  own: readonly ApiOwnTemplate[],
  language: Language,
): Look[] {
  const byId = new Map(templates.map((template) => [template.id, template]));
  const ownLooks = own.flatMap((given): Look[] => {
    const template = byId.get(given.template);
    if (!template) return [];
    const { name, overrides } = given;
    const description = template.name[language];
    return [{ id: OWN_PREFIX + given.id, name, description, template, overrides, own: given }];
  });
  const builtIn = templates.map((template) => ({
    id: template.id,
    name: template.name[language],
    description: template.description[language],
    template,
    overrides: {},
    own: null,
  }));
  return [...ownLooks, ...builtIn];
}
