import { templateSchema } from '../../core/template.ts';
import type { CompositionName, Template } from '../../core/template.ts';
import { sampleTemplate } from './sample-document.ts';

const dawn = sampleTemplate();
const { caption } = dawn;

/** The least that makes a template of each composition: Dawn, moving otherwise. Its id is the composition's name. */
const templates: Record<CompositionName, Template> = {
  Devotional: look('Devotional', {}),
  Scripture: look('Scripture', {
    caption: {
      ...caption,
      type: { ...caption.type, family: 'Noto Serif KR', weight: 600, size: 124 },
      style: 'shadow',
      strokeWidth: 8,
      bottom: { '16:9': 0.17, '9:16': 0.3, '1:1': 0.16 },
    },
  }),
  Karaoke: look('Karaoke', {
    caption: {
      ...caption,
      type: { ...caption.type, size: 96, weight: 800 },
      highlight: '#FFE14D',
      bottom: { '16:9': 0.12, '9:16': 0.36, '1:1': 0.14 },
    },
    karaoke: { lit: 'word', mark: 'pill', pillInk: '#14100C' },
  }),
  Audiogram: look('Audiogram', {}),
};

/** One object for each composition, as a real program has it. */
export const templateOf = (composition: CompositionName): Template => templates[composition];

function look(composition: CompositionName, own: Partial<Template>): Template {
  return templateSchema.parse({ ...dawn, id: composition.toLowerCase(), composition, ...own });
}
