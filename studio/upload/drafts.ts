import { z } from 'zod';
import type { ApiConfig } from '../../core/api.ts';
import { MAX_MANUSCRIPT_LENGTH } from '../../core/captions/read-manuscript.ts';
import { formatSchema } from '../../core/format.ts';
import { MAX_CHOSEN_BACKGROUNDS, rhythmSchema } from '../../core/video.ts';
import type { Look } from '../templates/looks.ts';
import type { Matched } from './match-files.ts';
import { MAX_DRAFTS } from './max-drafts.ts';
import type { NewVideo, Words } from './new-video.ts';

/** A video about to be uploaded, as the panel shows it. */
export interface Draft<F = File> {
  recording: F | null;
  words: DraftWords | null;
  title: string;
  scripture: string;
}

/** `fileName` is null for pasted text. */
export interface DraftWords extends Words {
  fileName: string | null;
}

export interface NewVideosForm {
  drafts: Draft[];
  /** Id of a look: a template, or one of the person's own. */
  look: string;
  format: z.infer<typeof formatSchema>;
  rhythm: z.infer<typeof rhythmSchema>;
  /** `template`, `none` or the id of a track. */
  music: string;
  /** Ids of clips; none: chosen by the words. */
  backgrounds: string[];
  mode: 'now' | 'review';
}

export const EMPTY_DRAFT = { recording: null, words: null, title: '', scripture: '' } satisfies Draft<never>;

/** What the form refuses; the messages are the keys under `upload.errors`. */
export const newVideosSchema = (config: Pick<ApiConfig, 'maxUploadBytes' | 'speechToText'>) =>
  z.object({
    drafts: z.array(
      z.object({
        recording: z
          .custom<File | null>()
          .refine((file): file is File => file instanceof File, { error: 'recording', abort: true })
          .refine((file) => file.size > 0, 'empty')
          .refine((file) => file.size <= config.maxUploadBytes, 'tooLarge'),
        words: z
          .custom<DraftWords | null>()
          .refine((words) => (words?.text.trim() ?? '') !== '' || config.speechToText, 'words')
          .refine(
            (words) => words?.kind !== 'manuscript' || words.text.length <= MAX_MANUSCRIPT_LENGTH,
            'wordsTooLong',
          ),
        title: z.string().trim().max(200, 'title'),
        scripture: z.string().trim().max(200, 'title'),
      }),
    ),
    look: z.string(),
    format: formatSchema,
    rhythm: rhythmSchema,
    music: z.string(),
    backgrounds: z.array(z.string()).max(MAX_CHOSEN_BACKGROUNDS),
    mode: z.enum(['now', 'review']),
  });

/** The form as it passed. */
export type NewVideos = z.output<ReturnType<typeof newVideosSchema>>;

/**
 * Drops put beside what is there: recordings become drafts, words go to the one that lacks them. What is too many is
 * left out, with its words.
 */
export function addToDrafts<F>(
  drafts: readonly Draft<F>[],
  pairs: readonly { recording: F; words: DraftWords | null }[],
  looseWords: readonly DraftWords[],
): { drafts: Draft<F>[]; unmatched: DraftWords[]; tooMany: F[] } {
  const next = drafts.map((draft) => ({ ...draft }));
  const tooMany: F[] = [];
  for (const pair of pairs) {
    const waiting = next.find((draft) => draft.recording === null);
    if (waiting) {
      waiting.recording = pair.recording;
      waiting.words = pair.words ?? waiting.words;
    } else if (next.length < MAX_DRAFTS) next.push({ ...EMPTY_DRAFT, ...pair });
    else tooMany.push(pair.recording);
  }
  const wordless = next.filter((draft) => draft.words === null);
  const [words, ...more] = looseWords;
  const [only, ...others] = wordless;
  if (words && only && more.length === 0 && others.length === 0) {
    only.words = words;
    return { drafts: next, unmatched: [], tooMany };
  }
  return { drafts: next, unmatched: [...looseWords], tooMany };
}

/** Reads the words of matched files. `problems` are the files that could not be read, and why. */
export async function readMatched(
  matched: Matched<File>,
  readFile: (file: File) => Promise<DraftWords>,
): Promise<{
  pairs: { recording: File; words: DraftWords | null }[];
  looseWords: DraftWords[];
  problems: { fileName: string; error: unknown }[];
}> {
  const problems: { fileName: string; error: unknown }[] = [];
  const read = async (file: File): Promise<DraftWords | null> => {
    try {
      return await readFile(file);
    } catch (error) {
      problems.push({ fileName: file.name, error });
      return null;
    }
  };
  const pairs = await Promise.all(
    matched.pairs.map(async ({ recording, words }) => ({ recording, words: words && (await read(words)) })),
  );
  const looseWords = (await Promise.all(matched.looseWords.map(read))).filter((words) => words !== null);
  await Promise.all(matched.unreadable.map(read));
  return { pairs, looseWords, problems };
}

/** Language of the words: Korean where there is any Hangul, else that of the page. */
export const languageOf = (text: string, fallback: string): string =>
  /[\uAC00-\uD7A3]/.test(text) ? 'ko' : text.trim() === '' ? fallback : 'en';

/** What goes to the server. */
export const toNewVideos = (
  form: NewVideos,
  { template, overrides }: Pick<Look, 'template' | 'overrides'>,
  language: string,
): NewVideo[] =>
  form.drafts.map(({ recording, words, title, scripture }) => ({
    recording,
    words: words && words.text.trim() !== '' ? { kind: words.kind, text: words.text } : null,
    title,
    scripture,
    template: template.id,
    overrides,
    format: form.format,
    rhythm: form.rhythm,
    music: form.music,
    backgrounds: form.backgrounds,
    language: languageOf(words?.text ?? title, language),
    review: form.mode === 'review',
  }));
