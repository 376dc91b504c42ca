import type { Format } from '../../core/format.ts';
import { templateSchema } from '../../core/template.ts';
import type { Template, TemplateOverrides } from '../../core/template.ts';
import { newVideo, videoSchema } from '../../core/video.ts';
import type { Video, Word } from '../../core/video.ts';
import dawn from '../../templates/dawn/template.json' with { type: 'json' };

/** The template that tests of the look draw with. One object, as a real program has it. */
export const sampleTemplate = (): Template => template;
const template = templateSchema.parse(dawn);

export interface SampleDocument {
  format?: Format;
  /** Dawn where left out. */
  templateId?: string;
  durationMs?: number;
  introMs?: number;
  outroMs?: number;
  /** Intro and outro. */
  cards?: boolean;
  title?: string;
  scripture?: string;
  church?: string;
  overrides?: TemplateOverrides;
  captions?: { startMs: number; endMs: number; lines: string[]; words?: Word[] }[];
  /** Of the recording, one each 100 ms. */
  peaks?: number[];
}

/** A valid document for tests: eight seconds, two captions, title and closing card. */
export function sampleDocument(given: SampleDocument = {}): Video {
  const durationMs = given.durationMs ?? 8000;
  const cards = given.cards ?? true;
  return videoSchema.parse({
    ...newVideo({
      title: given.title ?? '쉴 만한 물가로',
      scripture: given.scripture ?? '시편 23편 1–3절',
      church: given.church ?? '큐티교회',
      date: '2026-11-22',
      format: given.format ?? '16:9',
    }),
    template: { id: given.templateId ?? 'dawn', overrides: given.overrides ?? {} },
    intro: { enabled: cards, durationMs: given.introMs ?? 3500 },
    outro: { enabled: cards, durationMs: given.outroMs ?? 4000 },
    recording: {
      sha256: '0'.repeat(64),
      fileName: 'voice.wav',
      samples: durationMs * 48,
      durationMs,
      lufs: -16,
      peaks: given.peaks ?? [],
      speech: [],
    },
    captions: (
      given.captions ?? [
        { startMs: 500, endMs: 3500, lines: ['여호와는 나의 목자시니'] },
        { startMs: 3600, endMs: 7500, lines: ['내게', '부족함이 없으리로다'] },
      ]
    ).map((caption, i) => ({ id: `c${i + 1}`, ...caption })),
  });
}
