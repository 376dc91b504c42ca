import { z } from 'zod';

/**
 * How a video looks: one `templates/<id>/template.json`, data only. Lengths are in pixels of a
 * 1080-pixel short side (the same number works at 16:9, 9:16 and 1:1), times in frames at 30 fps.
 */

const color = z.string().regex(/^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$/, 'a colour like #FFFDF7');
const px = z.number().min(0).max(600);
const frames = z.number().int().min(0).max(90);

/** Families that ship with the product; see compositions/fonts.ts. */
export const fontFamilySchema = z.enum([
  'Pretendard',
  'Noto Serif KR',
  'Nanum Myeongjo',
  'Gowun Batang',
  'Gowun Dodum',
]);
export type FontFamily = z.infer<typeof fontFamilySchema>;

/** Weights that ship of each family. */
export const FONT_WEIGHTS: Record<FontFamily, readonly number[]> = {
  Pretendard: [400, 500, 600, 700, 800],
  'Noto Serif KR': [400, 600],
  'Nanum Myeongjo': [400, 700, 800],
  'Gowun Batang': [400, 700],
  'Gowun Dodum': [400],
};

export const typeSchema = z
  .strictObject({
    family: fontFamilySchema,
    weight: z.union([z.literal(400), z.literal(500), z.literal(600), z.literal(700), z.literal(800)]),
    size: px,
    letterSpacingEm: z.number().min(-0.1).max(0.6),
    lineHeight: z.number().min(0.9).max(2),
    color,
  })
  .superRefine(({ family, weight }, context) => {
    if (FONT_WEIGHTS[family].includes(weight)) return;
    const message = `${family} ships in ${FONT_WEIGHTS[family].join(', ')}, not ${weight}`;
    context.addIssue({ code: 'custom', path: ['weight'], message });
  });
export type Type = z.infer<typeof typeSchema>;

export const templateSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  name: z.strictObject({ ko: z.string().min(1), en: z.string().min(1) }),
  description: z.strictObject({ ko: z.string().min(1), en: z.string().min(1) }),
  composition: z.enum(['Devotional']),
  palette: z.strictObject({ ground: color, ink: color, accent: color }),
  caption: z.strictObject({
    type: typeSchema,
    /** `outline`: stroke behind the letters over a scrim; `box`: translucent rounded box. */
    style: z.enum(['outline', 'box']),
    strokeWidth: px,
    strokeColor: color,
    boxColor: color,
    boxRadius: px,
    /** Distance of the last line from the lower edge, as a share of the height, per format. */
    bottom: z.strictObject({ '16:9': z.number(), '9:16': z.number(), '1:1': z.number() }),
    riseIn: px,
    enterFrames: frames,
    leaveFrames: frames,
  }),
  scrim: z.strictObject({ color, opacity: z.number().min(0).max(1), height: z.number().min(0).max(1) }),
  card: z.strictObject({
    kicker: typeSchema,
    title: typeSchema,
    detail: typeSchema,
    ruleColor: color,
    veilColor: color,
    veilOpacity: z.number().min(0).max(1),
    align: z.enum(['center', 'left']),
  }),
  bug: z.strictObject({
    type: typeSchema,
    opacity: z.number().min(0).max(1),
    corner: z.enum(['top-left', 'top-right']),
  }),
  progress: z.strictObject({
    enabled: z.boolean(),
    height: z.number().int().min(2).max(16),
    color,
    trackColor: color,
  }),
  crossfadeFrames: z.number().int().min(2).max(40),
  /** Built-in loops in the order they suit this look. */
  loops: z.array(z.string()).min(1),
  music: z.strictObject({ track: z.string(), gainDb: z.number(), duckDb: z.number() }),
});
export type Template = z.infer<typeof templateSchema>;

/** What a person may change on top of a template; anything left out stays as the template says. */
export const templateOverridesSchema = z.strictObject({
  captionSize: px.optional(),
  captionColor: color.optional(),
  captionStyle: z.enum(['outline', 'box']).optional(),
  captionBottom: z.number().min(0.02).max(0.8).optional(),
  accent: color.optional(),
  progress: z.boolean().optional(),
  bug: z.boolean().optional(),
});
export type TemplateOverrides = z.infer<typeof templateOverridesSchema>;

/**
 * The template as this document wants it. Applying the same overrides twice changes nothing, so it does not
 * matter whether a template comes resolved or as loaded.
 */
export function resolveTemplate(template: Template, overrides: TemplateOverrides): Template {
  const { accent, captionBottom: bottom, captionStyle: style } = overrides;
  const recolor = (given: string): string =>
    accent !== undefined &&
    given.slice(0, 7).toLowerCase() === template.palette.accent.slice(0, 7).toLowerCase()
      ? accent.slice(0, 7) + given.slice(7)
      : given;
  const tint = <T extends { color: string }>(type: T): T => ({ ...type, color: recolor(type.color) });
  return {
    ...template,
    palette: { ...template.palette, accent: recolor(template.palette.accent) },
    caption: {
      ...template.caption,
      type: {
        ...template.caption.type,
        size: overrides.captionSize ?? template.caption.type.size,
        color: overrides.captionColor ?? template.caption.type.color,
      },
      style: style ?? template.caption.style,
      bottom:
        bottom === undefined ? template.caption.bottom : { '16:9': bottom, '9:16': bottom, '1:1': bottom },
    },
    card: {
      ...template.card,
      kicker: tint(template.card.kicker),
      title: tint(template.card.title),
      detail: tint(template.card.detail),
      ruleColor: recolor(template.card.ruleColor),
    },
    bug: overrides.bug === false ? { ...template.bug, opacity: 0 } : template.bug,
    progress: {
      ...template.progress,
      enabled: overrides.progress ?? template.progress.enabled,
      color: recolor(template.progress.color),
    },
  };
}
