import { join } from 'node:path';
import { FORMATS } from '../../core/format.ts';
import type { Format } from '../../core/format.ts';
import type { LayerId } from '../../core/layer.ts';
import { layersOf } from '../../core/layers.ts';
import type { CompositionName, Template } from '../../core/template.ts';
import type { Video } from '../../core/video.ts';
import { PACKAGE_ROOT } from '../../platform/package-root.ts';
import { loadTemplates } from '../../platform/templates.ts';
import type { LayerDrawing } from './draw-layers.ts';
import { shrinkOver, type Rgb } from './pixels.ts';
import type { Picture } from './png.ts';
import { sampleDocument } from './sample-document.ts';

/** Where the pictures are kept that compositions are held against; `npm run golden` makes them anew. */
export const GOLDEN_DIR = join(PACKAGE_ROOT, 'tests', 'look', 'golden');
/** They are kept at a quarter of the size: small, and the edges of letters no longer matter. */
export const GOLDEN_SCALE = 0.25;

/** A template that shows each composition. Its looks may change: then the pictures are made anew, and looked at. */
const TEMPLATE_OF: Record<CompositionName, string> = {
  Devotional: 'dawn',
  Scripture: 'psalm',
  Karaoke: 'youth',
  Audiogram: 'airwave',
};
/** Frames at which the title card stands, four of seven words have been said, and the closing card stands. */
const MOMENTS = { title: 60, words: 105 + 96, closing: 105 + 240 + 60 };
/** Cards are the same in all compositions. */
const momentsOf = (composition: CompositionName): (keyof typeof MOMENTS)[] =>
  composition === 'Devotional' ? ['title', 'words', 'closing'] : ['words'];

/** Footage of this colour: neither bright nor dark, so that shadows and light letters both show. */
const GROUND: Rgb = [126, 140, 146];

export interface GoldenFrame {
  name: string;
  video: Video;
  template: Template;
  frame: number;
}

export async function goldenFrames(): Promise<GoldenFrame[]> {
  const templates = await loadTemplates();
  const formats = Object.keys(FORMATS) as Format[];
  return (Object.keys(TEMPLATE_OF) as CompositionName[]).flatMap((composition) =>
    formats.flatMap((format) =>
      momentsOf(composition).map((moment) => ({
        name: `${composition}-${format.replace(':', 'x')}-${moment}`.toLowerCase(),
        video: goldenDocument(format, TEMPLATE_OF[composition]),
        template: templates.get(TEMPLATE_OF[composition])!,
        frame: MOMENTS[moment],
      })),
    ),
  );
}

/** Layers that show something at its frame, from below. */
export const shownLayers = ({ video, template, frame }: GoldenFrame): LayerId[] =>
  layersOf(video, template)
    .filter(({ runs }) => runs.some(({ from, to }) => from <= frame && frame < to))
    .map(({ id }) => id);

/** One frame without footage, small: all its layers, or several pictures of some of them. */
export async function drawGolden(
  drawing: LayerDrawing,
  golden: GoldenFrame,
  pictures: readonly (readonly LayerId[])[] = [shownLayers(golden)],
): Promise<Picture[]> {
  const { video, template, frame } = golden;
  const pages = pictures.map((layers) => layers.map((layer) => ({ layer, frame })));
  const drawn = await drawing.drawPages({ video, template, pages });
  return drawn.map((picture) => shrinkOver(GROUND, picture, 1 / GOLDEN_SCALE));
}

/** Eight seconds, one caption of seven words half a second each, and a voice that rises and falls. */
function goldenDocument(format: Format, templateId: string): Video {
  const lines = ['푸른 풀밭에 누이시며', '쉴 만한 물가로 인도하시는도다'];
  const words = lines
    .join(' ')
    .split(' ')
    .map((text, i) => ({ text, startMs: 1200 + i * 600, endMs: 1700 + i * 600 }));
  const video = sampleDocument({
    format,
    captions: [{ startMs: 1000, endMs: 6000, lines, words }],
    peaks: Array.from({ length: 80 }, (_, i) => Math.round(110 + 90 * Math.sin(i / 2.3) * Math.cos(i / 7))),
  });
  return { ...video, template: { id: templateId, overrides: {} } };
}
