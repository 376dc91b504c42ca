import { colorContrast, LEGIBLE } from '../../core/color-contrast.ts';
import type { Format } from '../../core/format.ts';
import { highlightOf, resolveTemplate, type Template, type TemplateOverrides } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';

/** Every choice of look with the value that it has. */
export type Look = Required<TemplateOverrides>;

/** How a video looks: what its template says, and what a person chose instead. */
export function lookOf(template: Template, overrides: TemplateOverrides, format: Format): Look {
  const resolved = resolveTemplate(template, overrides);
  const { caption, card, palette, progress, bug } = resolved;
  return {
    captionSize: caption.type.size,
    captionColor: opaque(caption.type.color),
    captionStyle: caption.style,
    captionBottom: caption.bottom[format],
    captionFamily: caption.type.family,
    captionHighlight: opaque(highlightOf(resolved)),
    titleFamily: card.title.family,
    accent: opaque(palette.accent),
    progress: progress.enabled,
    bug: bug.opacity > 0,
  };
}

/** A colour without its transparency, as colour fields know them. */
const opaque = (color: string): string => color.slice(0, 7).toUpperCase();

/**
 * The document with other choices of look. What the template says anyway is not kept, so that it follows the template
 * should that change.
 */
export function withLook(video: Video, template: Template, change: TemplateOverrides): Video {
  const overrides = { ...video.template.overrides, ...change };
  for (const name of Object.keys(change) as (keyof TemplateOverrides)[]) {
    const { [name]: wanted, ...others } = overrides;
    if (wanted === undefined || lookOf(template, others, video.format)[name] === wanted)
      delete overrides[name];
  }
  return { ...video, template: { ...video.template, overrides } };
}

/**
 * The document in another template. What was set so that people can read it stays: size, place, line and name; colours,
 * type and style are the new template's.
 */
export function withTemplate(video: Video, id: string): Video {
  const { captionSize, captionBottom, progress, bug } = video.template.overrides;
  const kept: TemplateOverrides = { captionSize, captionBottom, progress, bug };
  const overrides = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  return { ...video, template: { id, overrides } };
}

export const isPlain = ({ template }: Pick<Video, 'template'>): boolean =>
  Object.values(template.overrides).every((value) => value === undefined);

/** Whether captions of this colour can be read on what lies around them, by what can be told without the footage. */
export function isLegible(template: Template, overrides: TemplateOverrides): boolean {
  const { caption, scrim } = resolveTemplate(template, overrides);
  const around = {
    outline: caption.strokeColor,
    box: caption.boxColor,
    // the glow is dark whatever the template
    shadow: scrim.opacity > 0 ? scrim.color : '#000000',
  }[caption.style];
  return colorContrast(caption.type.color, around) >= LEGIBLE;
}
