import { z } from 'zod';
import { assetIdSchema } from './asset-id.ts';
import { formatSchema } from './format.ts';
import { templateOverridesSchema, type TemplateOverrides } from './template.ts';
import { thumbnailSchema } from './thumbnail.ts';

/**
 * The one document that drives everything: preview, Studio, render, thumbnail, SRT/VTT, edit pack.
 *
 * All times inside it are whole milliseconds of *the recording* (0 = its first sample), so that
 * switching the intro on or off moves nothing. `core/timeline.ts` turns them into video frames.
 * Assets are named by id (`builtin:loops/dawn`, `pexels:1234/5678`, `voice`), never by URL.
 */

const ms = z.number().int().nonnegative();
/** Longest recording we take, whatever the settings say: 12 hours. */
const MAX_MS = 12 * 60 * 60 * 1000;
/** U+0000 is taken out: neither databases nor programs accept it, and nobody sees it. */
const text = (max: number) =>
  z
    .string()
    .overwrite((given) => given.replaceAll('\u0000', ''))
    .max(max);

export const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

export const wordSchema = z.strictObject({
  text: z.string().min(1).max(400),
  startMs: ms,
  endMs: ms,
  /** 0 to 1, where whoever timed or heard the word knows it. */
  confidence: z.number().min(0).max(1).optional(),
});
export type Word = z.infer<typeof wordSchema>;

/** A paragraph or sentence, in the order spoken; captions never run across two of them. */
export const segmentSchema = z.strictObject({
  startMs: ms,
  endMs: ms,
  words: z.array(wordSchema),
  /** How well words and sound agree, 0 to 1, where whoever timed them knows it. */
  confidence: z.number().min(0).max(1).optional(),
  /** Written in the manuscript but not said, or said but not written; absent where both agree. */
  only: z.enum(['written', 'spoken']).optional(),
  /** A person's choice whether it is captioned; absent: yes, unless it is only written. */
  shown: z.boolean().optional(),
});
export type Segment = z.infer<typeof segmentSchema>;

/** Whether captions are made of a segment. */
export const isShown = (segment: Pick<Segment, 'only' | 'shown'>): boolean =>
  segment.shown ?? segment.only !== 'written';

/** Where the words came from, and how far their times can be trusted. */
export const transcriptSchema = z.strictObject({
  source: z.enum(['manuscript', 'subtitles', 'speech']),
  /**
   * `given`: from the subtitle file; `heard`: from a speech service; `aligned`: the manuscript's sounds found in the
   * recording; `rough`: estimated, please check.
   */
  timing: z.enum(['given', 'heard', 'aligned', 'rough']),
  language: languageSchema,
  segments: z.array(segmentSchema),
  /** Speech that no line of the manuscript stands for, where nobody knows its words. */
  unwritten: z.array(z.strictObject({ startMs: ms, endMs: ms })).optional(),
  /** Share of the manuscript that was found in the recording, 0 to 1, where the two were compared. */
  matched: z.number().min(0).max(1).optional(),
});
export type Transcript = z.infer<typeof transcriptSchema>;

export const captionSchema = z
  .strictObject({
    id: z.string().min(1).max(64),
    startMs: ms,
    endMs: ms,
    /** One or two lines, broken where they are shown; a person may have made it more. */
    lines: z.array(text(400)).max(6),
    /** Word times, kept so that editing, splitting and word-lit templates stay in sync. */
    words: z.array(wordSchema).default([]),
  })
  .refine((c) => c.endMs > c.startMs, { message: 'caption ends before it starts' });
export type Caption = z.infer<typeof captionSchema>;

export const rhythmSchema = z.enum(['long', 'short']);
export type CaptionRhythm = z.infer<typeof rhythmSchema>;

export const sceneSchema = z.strictObject({
  startMs: ms,
  endMs: ms,
  /** What is said, in a line. */
  summary: text(500),
  /** A picture that would fit, in English search words. */
  picture: text(200),
  tone: z.enum(['bright', 'calm', 'dark']),
});
export type Scene = z.infer<typeof sceneSchema>;

export const scriptSchema = z.strictObject({
  source: z.enum(['rules', 'gemini']),
  summary: text(1000),
  scenes: z.array(sceneSchema),
});
export type Script = z.infer<typeof scriptSchema>;

export { assetIdSchema };

/** A background clip as vetted and kept: the same file is previewed and rendered. */
export const clipSchema = z.strictObject({
  asset: assetIdSchema,
  durationMs: ms.min(1),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** A seamless loop may be repeated as it is; anything else is mixed into itself where it ends too soon. */
  loops: z.boolean(),
  /** What is seen, in lower-case English words. */
  tags: z.array(z.string().min(1).max(60)).max(40).optional(),
  /** Average colour, where it is known. */
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional(),
  credit: z.strictObject({ author: text(200), url: text(500) }).optional(),
});
export type Clip = z.infer<typeof clipSchema>;

export const shotSchema = z
  .strictObject({
    id: z.string().min(1).max(64),
    clip: clipSchema,
    startMs: ms,
    endMs: ms,
    /** Where in the clip the shot begins. */
    clipStartMs: ms.default(0),
  })
  .refine((s) => s.endMs > s.startMs, { message: 'shot ends before it starts' });
export type Shot = z.infer<typeof shotSchema>;

/** Sound choices. Gains in dB. The ducking curve itself is `core/sound.ts`, shared by preview and mix. */
export const soundSchema = z.strictObject({
  /** Gain that brings the voice, cleaned where it is, to the target loudness. */
  voiceGainDb: z.number().min(-40).max(40),
  music: z
    .strictObject({
      asset: assetIdSchema,
      durationMs: ms.min(1),
      /** Gain while nobody speaks, relative to the track as made (tracks are at -20 LUFS). */
      gainDb: z.number().min(-60).max(12),
      /** How much lower under speech. */
      duckDb: z.number().min(-40).max(0),
    })
    .nullable(),
  targetLufs: z.number().min(-30).max(-8).default(-14),
  truePeakDb: z.number().min(-9).max(0).default(-1),
});
export type Sound = z.infer<typeof soundSchema>;

/** Loudness of a voice once it is cleaned, in LUFS, played on both sides. */
export const CLEAN_VOICE_LUFS = -14;

/** How a recording is cleaned (`worker/render/clean-voice.ts`). Gains in dB. */
export const cleaningSchema = z.strictObject({
  /** The tops of its waves are cut off, and are to be made round again. */
  declip: z.boolean(),
  /** To the level the compressor is set for, and from there to the loudness of clean voices. */
  gainDb: z.number().min(-60).max(60),
  makeUpDb: z.number().min(-60).max(60),
  /** Of the voice that comes of it: -14, less where a recording is too quiet; null for silence. */
  lufs: z.number().nullable(),
});
export type Cleaning = z.infer<typeof cleaningSchema>;

export const recordingSchema = z.strictObject({
  /** SHA-256 of the upload, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  fileName: text(255),
  /** Length in samples of the canonical 48 kHz WAV: the exact length of the recording. */
  samples: z.number().int().positive(),
  durationMs: ms.min(1).max(MAX_MS),
  /** Integrated loudness in LUFS; null where there is nothing loud enough to measure. */
  lufs: z.number().nullable(),
  /** Preview and mix play the voice cleaned so; absent in documents of before, which play it as recorded. */
  cleaning: cleaningSchema.optional(),
  /** Absolute peak per slice of 100 ms, 0 to 255, for drawing waveforms. */
  peaks: z.array(z.number().int().min(0).max(255)),
  /** Where somebody speaks, from the sound alone; drives ducking where captions are unsure. */
  speech: z.array(z.strictObject({ startMs: ms, endMs: ms })),
});
export type Recording = z.infer<typeof recordingSchema>;

/** How many backgrounds a person may choose for a video. */
export const MAX_CHOSEN_BACKGROUNDS = 20;

/** What a person asked for before the recording was heard; the stages that choose go by it. */
export const choicesSchema = z.strictObject({
  /** `template`: the track that belongs to the template; null: no music. */
  music: z.union([
    z.literal('template'),
    z.strictObject({ asset: assetIdSchema, durationMs: ms.min(1) }).nullable(),
  ]),
  /** Only these are shown; empty: chosen by the words. */
  backgrounds: z.array(clipSchema).max(MAX_CHOSEN_BACKGROUNDS),
});
export type Choices = z.infer<typeof choicesSchema>;

export const DEFAULT_CHOICES: Choices = { music: 'template', backgrounds: [] };

const cardSchema = z.strictObject({ enabled: z.boolean(), durationMs: ms.max(20_000) });

export const videoSchema = z.strictObject({
  schemaVersion: z.literal(1),
  title: text(200),
  scripture: text(200),
  language: languageSchema,
  church: text(100),
  /** Small line over the title: a series, or "오늘의 묵상". */
  series: text(100),
  /** ISO date (YYYY-MM-DD) shown on the title card, or empty. */
  date: z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/),
  /** One line of blessing on the closing card. */
  blessing: text(200),
  format: formatSchema,
  template: z.strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,64}$/),
    overrides: templateOverridesSchema,
  }),
  intro: cardSchema,
  outro: cardSchema,
  recording: recordingSchema.nullable(),
  transcript: transcriptSchema.nullable(),
  captions: z.array(captionSchema).max(20_000),
  /** `long`: two lines at a time, fewer changes; `short`: a line at a time. */
  rhythm: rhythmSchema.default('long'),
  choices: choicesSchema.default(DEFAULT_CHOICES),
  script: scriptSchema.nullable(),
  shots: z.array(shotSchema).max(5_000),
  sound: soundSchema,
  /** As a person designed it; null: made from title and template (`core/design-thumbnail.ts`). */
  thumbnail: thumbnailSchema.nullable().default(null),
});
/** The document as stored and passed around, every default filled in. */
export type Video = z.infer<typeof videoSchema>;

export const DEFAULT_SOUND: Sound = { voiceGainDb: 0, music: null, targetLufs: -14, truePeakDb: -1 };

export interface NewVideo {
  title?: string;
  scripture?: string;
  language?: string;
  church?: string;
  series?: string;
  date?: string;
  format?: Video['format'];
  templateId?: string;
  /** What differs from the template. */
  overrides?: TemplateOverrides;
  rhythm?: CaptionRhythm;
  choices?: Choices;
}

/** An empty document to start from: what is known before anybody has listened to the recording. */
export function newVideo(given: NewVideo = {}): Video {
  const language = given.language ?? 'ko';
  return videoSchema.parse({
    schemaVersion: 1,
    title: given.title ?? '',
    scripture: given.scripture ?? '',
    language,
    church: given.church ?? '',
    series: given.series ?? (language === 'ko' ? '오늘의 묵상' : 'Daily devotional'),
    date: given.date ?? '',
    blessing: language === 'ko' ? '오늘도 주님과 함께 평안하세요' : 'Peace be with you today',
    format: given.format ?? '16:9',
    template: { id: given.templateId ?? 'dawn', overrides: given.overrides ?? {} },
    intro: { enabled: true, durationMs: 3500 },
    outro: { enabled: true, durationMs: 4000 },
    recording: null,
    transcript: null,
    captions: [],
    rhythm: given.rhythm,
    choices: given.choices,
    script: null,
    shots: [],
    sound: DEFAULT_SOUND,
  } satisfies z.input<typeof videoSchema>);
}
