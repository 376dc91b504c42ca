import { paginateCaptions } from '../../core/captions/paginate-captions.ts';
import { readManuscript, readManuscriptHead } from '../../core/captions/read-manuscript.ts';
import { spreadWords, syllableWeight } from '../../core/captions/spread-words.ts';
import { transcriptFromSubtitles } from '../../core/captions/transcript-from-subtitles.ts';
import { FORMATS, type Format } from '../../core/format.ts';
import { loopFile } from '../../core/library.ts';
import type { Template, TemplateOverrides } from '../../core/template.ts';
import { newVideo, type CaptionRhythm, type Clip, type Segment, type Video } from '../../core/video.ts';
import type { Words } from '../upload/new-video.ts';

/** What a preview shows, in a person's own words. */
export interface PreviewTexts {
  title: string;
  scripture: string;
  church: string;
  words: Words | null;
  language: string;
}

export interface PreviewRequest {
  texts: PreviewTexts;
  /** In place of what a person has not written yet. */
  sample: { title: string; scripture: string; text: string };
  template: Template;
  overrides: TemplateOverrides;
  format: Format;
  rhythm: CaptionRhythm;
  /** Chosen ones; none: those of the template. */
  backgrounds: readonly { clip: Clip; url: string }[];
}

/** What nobody waits through: a title and two or three captions. */
const SPOKEN_MS = 9_000;
const LEAD_MS = 400;
const PAUSE_MS = 450;
/** An unhurried reader: about five syllables a second. */
const MS_PER_SYLLABLE = 200;
/** The beginning of a manuscript is enough, and the whole is read with every letter typed. */
const READ_CHARS = 3_000;
/** Longer than any pause between two backgrounds of a short preview. */
const LOOP_MS = 12_000;

/** A short document that shows how a person's own words will look; silent. */
export function previewDocument(request: PreviewRequest): { video: Video; assets: Record<string, string> } {
  const { texts, sample, template, overrides, format, rhythm } = request;
  const { words } = texts;
  const own = words ? firstSentences(words, texts.language) : [];
  const sentences =
    own.length > 0 ? own : firstSentences({ kind: 'manuscript', text: sample.text }, texts.language);
  const segments = timeSentences(sentences, texts.language);
  const head = own.length > 0 && words?.kind === 'manuscript' ? readManuscriptHead(words.text) : null;
  const durationMs = segments.at(-1)!.endMs + 2 * LEAD_MS;
  const { shots, assets } = shotsOf(request, durationMs);
  const speech = segments.map(({ startMs, endMs }) => ({ startMs, endMs }));
  const transcript = {
    source: 'manuscript' as const,
    timing: 'rough' as const,
    language: texts.language,
    segments,
  };
  const video = newVideo({
    title: texts.title.trim() || head?.title || sample.title,
    scripture: texts.scripture.trim() || head?.scripture || sample.scripture,
    church: texts.church,
    language: texts.language,
    format,
    templateId: template.id,
    overrides,
    rhythm,
  });
  return {
    assets,
    video: {
      ...video,
      outro: { ...video.outro, enabled: false },
      recording: {
        sha256: '0'.repeat(64),
        fileName: '',
        samples: durationMs * 48,
        durationMs,
        lufs: null,
        peaks: peaksOf(segments, durationMs),
        speech,
      },
      transcript,
      captions: paginateCaptions({ transcript, format, rhythm }),
      shots,
    },
  };
}

/** The words of the first sentences, as many as are said in the time of a preview. None where nothing can be read. */
function firstSentences(words: Words, language: string): string[][] {
  try {
    const all =
      words.kind === 'subtitles'
        ? transcriptFromSubtitles(words.text, language).segments.map((cue) =>
            cue.words.map(({ text }) => text),
          )
        : readManuscript(words.text.slice(0, READ_CHARS)).map((line) => line.words);
    return upTo(all, SPOKEN_MS / MS_PER_SYLLABLE, language);
  } catch {
    return [];
  }
}

/** Whole sentences up to so many syllables; of a first one that is longer, its beginning. */
function upTo(sentences: readonly string[][], syllables: number, language: string): string[][] {
  const taken: string[][] = [];
  let left = syllables;
  for (const words of sentences) {
    const sizes = words.map((word) => syllableWeight(word, language));
    const size = sizes.reduce((sum, weight) => sum + weight, 0);
    if (size > left && taken.length > 0) break;
    const fitting = words.filter((_, index) => sizes.slice(0, index).reduce((sum, w) => sum + w, 0) < left);
    taken.push(fitting);
    left -= size;
    if (left <= 0) break;
  }
  return taken;
}

function timeSentences(sentences: readonly string[][], language: string): Segment[] {
  let startMs = LEAD_MS;
  return sentences.map((words) => {
    const syllables = words.reduce((sum, word) => sum + syllableWeight(word, language), 0);
    const endMs = Math.round(startMs + Math.max(2, syllables) * MS_PER_SYLLABLE);
    const segment = { startMs, endMs, words: spreadWords({ words, startMs, endMs, language }) };
    startMs = endMs + PAUSE_MS;
    return segment;
  });
}

/** One or two backgrounds over the whole of it. */
function shotsOf(
  { template, format, backgrounds }: PreviewRequest,
  durationMs: number,
): { shots: Video['shots']; assets: Record<string, string> } {
  const size = FORMATS[format === '9:16' ? '9:16' : '16:9'];
  const given =
    backgrounds.length > 0
      ? backgrounds
      : template.loops.map((id) => ({
          clip: { asset: `builtin:loops/${id}`, durationMs: LOOP_MS, ...size, loops: true },
          url: `/library/${loopFile(id, format)}`,
        }));
  const shown = given.slice(0, 2);
  const at = (index: number) => Math.round((durationMs * index) / shown.length);
  return {
    shots: shown.map(({ clip }, index) => ({
      id: `s${index}`,
      clip: { ...clip, loops: true },
      startMs: at(index),
      endMs: at(index + 1),
      clipStartMs: 0,
    })),
    assets: Object.fromEntries(shown.map(({ clip, url }) => [clip.asset, url])),
  };
}

/** As a voice draws them: loud in the middle of a word, quiet between sentences. */
function peaksOf(segments: readonly Segment[], durationMs: number): number[] {
  const words = segments.flatMap((segment) => segment.words);
  return Array.from({ length: Math.ceil(durationMs / 100) }, (_, index) => {
    const ms = index * 100 + 50;
    const word = words.find(({ startMs, endMs }) => ms >= startMs && ms < endMs);
    if (!word) return 6;
    const share = (ms - word.startMs) / (word.endMs - word.startMs);
    return Math.round(60 + 130 * Math.sin(Math.PI * share) + 40 * Math.abs(Math.sin(index * 1.7)));
  });
}
