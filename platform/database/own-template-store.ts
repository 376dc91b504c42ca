import { z } from 'zod';
import { MAX_OWN_TEMPLATES, ownTemplateSchema, type OwnTemplate } from '../../core/own-template.ts';

/** A template of somebody's own, as kept. */
export interface StoredOwnTemplate extends OwnTemplate {
  id: string;
  updatedAt: string;
}

/** The part of the database that keeps each person's own templates. */
export interface OwnTemplateStore {
  /** In the order of their names. */
  listOwnTemplates(userId: string): Promise<StoredOwnTemplate[]>;
  /** Throws `own_templates_full` ({limit}), `own_template_exists` where there is one of the same name, `not_found`. */
  createOwnTemplate(request: { userId: string; given: OwnTemplate }): Promise<StoredOwnTemplate>;
  /** What is left out stays. Throws `not_found` (also for another's), `own_template_exists`. */
  changeOwnTemplate(request: {
    userId: string;
    ownId: string;
    change: Partial<OwnTemplate>;
  }): Promise<StoredOwnTemplate>;
  /** Throws `not_found`. */
  deleteOwnTemplate(request: { userId: string; ownId: string }): Promise<void>;
}

const storedSchema: z.ZodType<StoredOwnTemplate> = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  template: z.string(),
  overrides: ownTemplateSchema.shape.overrides,
  updatedAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString()),
});

type Call = <T>(name: string, args: Record<string, unknown>, schema: z.ZodType<T>) => Promise<T>;

/** The functions of the database for own templates, by what calls them. */
export const ownTemplateStore = (call: Call): OwnTemplateStore => ({
  listOwnTemplates: (userId) => call('list_own_templates', { p_user_id: userId }, z.array(storedSchema)),
  createOwnTemplate: ({ userId, given }) =>
    call(
      'create_own_template',
      {
        p_user_id: userId,
        p_name: given.name,
        p_template_id: given.template,
        p_overrides: given.overrides,
        p_limit: MAX_OWN_TEMPLATES,
      },
      storedSchema,
    ),
  changeOwnTemplate: ({ userId, ownId, change }) =>
    call(
      'change_own_template',
      {
        p_user_id: userId,
        p_own_id: ownId,
        p_name: change.name ?? null,
        p_template_id: change.template ?? null,
        p_overrides: change.overrides ?? null,
      },
      storedSchema,
    ),
  async deleteOwnTemplate({ userId, ownId }) {
    await call('delete_own_template', { p_user_id: userId, p_own_id: ownId }, z.literal(true));
  },
});
