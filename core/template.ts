import { z } from 'zod';

/**
 * How a video looks: one `templates/<id>/template.json`, data only. Lengths are in pixels of a
 * 1080-pixel short side (the same number works at 16:9, 9:16 and 1:1), times in frames at 30 fps.
 */

const color = z.string().regex(/^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$/, 'a colour like #FFFDF7');
const px = z.number().min(0).max(600);
const frames = z.number().int().min(0).max(90);
/** A share of the picture's height in each format. */
const shareByFormat = (least: number, most: number) => {
  const share = z.number().min(least).max(most);
  return z.strictObject({ '16:9': share, '9:16': share, '1:1': share });
};

/**
 * How a video moves. `Devotional`: captions over footage; `Scripture`: what is said set very large, word by word or line
 * by line; `Karaoke`: the word being said lit up; `Audiogram`: bars or rings that follow the voice.
 */
export const compositionSchema = z.enum(['Devotional', 'Scripture', 'Karaoke', 'Audiogram']);
export type CompositionName = z.infer<typeof compositionSchema>;

/** `outline`: a stroke behind the letters; `box`: a translucent rounded box; `shadow`: a soft dark glow. */
export const captionStyleSchema = z.enum(['outline', 'box', 'shadow']);
export type CaptionStyle = z.infer<typeof captionStyleSchema>;

/** Families that ship with the product; see compositions/font-files.ts. */
export const fontFamilySchema = z.enum([
  'Pretendard',
  'Noto Serif KR',
  'Nanum Myeongjo',
  'Gowun Batang',
  'Gowun Dodum',
  'Hahmlet',
  'Nanum Pen Script',
  'Black Han Sans',
]);
export type FontFamily = z.infer<typeof fontFamilySchema>;

/** Weights that ship of each family. */
export const FONT_WEIGHTS: Record<FontFamily, readonly number[]> = {
  Pretendard: [400, 500, 600, 700, 800],
  'Noto Serif KR': [400, 600],
  'Nanum Myeongjo': [400, 700, 800],
  'Gowun Batang': [400, 700],
  'Gowun Dodum': [400],
  Hahmlet: [400, 700],
  'Nanum Pen Script': [400],
  'Black Han Sans': [400],
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
  composition: compositionSchema,
  /** Place among the templates, from the lowest; the first is what a new video starts with. At the end where left out. */
  order: z.number().int().min(0).optional(),
  palette: z.strictObject({ ground: color, ink: color, accent: color }),
  caption: z.strictObject({
    type: typeSchema,
    style: captionStyleSchema,
    /** Of the stroke on each side of a letter; with the style `shadow` how wide the glow is. */
    strokeWidth: px,
    strokeColor: color,
    boxColor: color,
    boxRadius: px,
    /** Colour of the word being said (`Karaoke`); the accent where left out. */
    highlight: color.optional(),
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
    /** What the veil is made of; an even colour where left out. */
    veilTexture: z.literal('paper').optional(),
    align: z.enum(['center', 'left']),
    /** A stamp under the words, its letters one below the other. */
    seal: z.strictObject({ text: z.string().min(1).max(3), type: typeSchema, color }).optional(),
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
  /** `Scripture`: how the words of a caption come, and the height they may take above `caption.bottom`. */
  verse: z
    .strictObject({
      /** `word` and `line`: as they are said; `whole`: all at once. */
      reveal: z.enum(['word', 'line', 'whole']),
      height: shareByFormat(0.1, 0.9),
    })
    .default({ reveal: 'word', height: { '16:9': 0.66, '9:16': 0.46, '1:1': 0.68 } }),
  /** `Karaoke`: how the word being said is lit, in the colour `caption.highlight`. */
  karaoke: z
    .strictObject({
      /** `word`: that word alone; `through`: all of the caption up to it. */
      lit: z.enum(['word', 'through']),
      /** `letters`: the letters take the colour; `pill`: a rounded patch of it lies under them. */
      mark: z.enum(['letters', 'pill']),
      /** Of the letters on a patch. */
      pillInk: color,
    })
    .default({ lit: 'word', mark: 'letters', pillInk: '#14100C' }),
  /** `Audiogram`: what follows the voice. */
  wave: z
    .strictObject({
      shape: z.enum(['bars', 'rings']),
      /** The accent where left out. */
      color: color.optional(),
      /** Height of the tallest bar, or width of the widest ring. */
      size: z.number().min(40).max(600),
      /** Where its middle is: distance from the upper edge. */
      middle: shareByFormat(0.15, 0.7),
    })
    .default({ shape: 'bars', size: 190, middle: { '16:9': 0.46, '9:16': 0.4, '1:1': 0.44 } }),
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
  captionStyle: captionStyleSchema.optional(),
  captionBottom: z.number().min(0.02).max(0.8).optional(),
  /** In the weight of the template, or the nearest that the family has. */
  captionFamily: fontFamilySchema.optional(),
  captionHighlight: color.optional(),
  /** Of the title on the cards. */
  titleFamily: fontFamilySchema.optional(),
  accent: color.optional(),
  progress: z.boolean().optional(),
  bug: z.boolean().optional(),
});
export type TemplateOverrides = z.infer<typeof templateOverridesSchema>;

/** Colour of the word being said. */
export const highlightOf = ({ caption, palette }: Template): string => caption.highlight ?? palette.accent;

/** Colour of what follows the voice. */
export const waveColorOf = ({ wave, palette }: Template): string => wave.color ?? palette.accent;

/** The type in another family, as heavy as that comes nearest to; the heavier of two. */
export function inFamily(type: Type, family: FontFamily | undefined): Type {
  if (family === undefined) return type;
  const distance = (weight: number): number => Math.abs(weight - type.weight);
  const nearest = FONT_WEIGHTS[family].reduce((best, weight) =>
    distance(weight) <= distance(best) ? weight : best,
  );
  return { ...type, family, weight: nearest as Type['weight'] };
}

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
  const { highlight } = template.caption;
  const { color: waveColor } = template.wave;
  const tint = <T extends { color: string }>(type: T): T => ({ ...type, color: recolor(type.color) });
  return {
    ...template,
    palette: { ...template.palette, accent: recolor(template.palette.accent) },
    caption: {
      ...template.caption,
      ...(highlight !== undefined && { highlight: recolor(highlight) }),
      ...(overrides.captionHighlight !== undefined && { highlight: overrides.captionHighlight }),
      type: {
        ...inFamily(template.caption.type, overrides.captionFamily),
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
      title: tint(inFamily(template.card.title, overrides.titleFamily)),
      detail: tint(template.card.detail),
      ruleColor: recolor(template.card.ruleColor),
    },
    bug: overrides.bug === false ? { ...template.bug, opacity: 0 } : template.bug,
    progress: {
      ...template.progress,
      enabled: overrides.progress ?? template.progress.enabled,
      color: recolor(template.progress.color),
    },
    wave: { ...template.wave, ...(waveColor !== undefined && { color: recolor(waveColor) }) },
  };
}
