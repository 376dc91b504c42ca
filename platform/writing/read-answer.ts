import { z } from 'zod';
import type { SpellingEdit } from '../../core/script/spelling-edit.ts';
import type { Scene, Script } from '../../core/video.ts';

export interface Line {
  startMs: number;
  endMs: number;
  text: string;
}

/** At most `max` UTF-16 units; half a surrogate pair, which no database takes, becomes U+FFFD. */
const cut = (text: string, max: number) => Buffer.from(text.slice(0, max)).toString();
/** Text of one line, no longer than the document allows. */
const line = (max: number) => z.string().transform((text) => cut(text.replace(/\p{Cc}+/gu, ' ').trim(), max));
/** Search words, and nothing that a search could take for something else. */
const searchWords = z.string().transform((text) => {
  const words = text.replace(/[^\p{L}\p{N}\s'-]/gu, ' ').replace(/\s+/gu, ' ');
  return cut(words.trim(), 100);
});

/** What we ask the model for: scenes begin at a line, so that no time is ever made up. */
const answerSchema = z.object({
  title: line(200),
  scripture: line(200),
  summary: line(1000),
  scenes: z
    .array(
      z.object({
        firstLine: z.number().int(),
        summary: line(500),
        picture: searchWords,
        tone: z.enum(['bright', 'calm', 'dark']).catch('calm'),
      }),
    )
    .min(1),
  // a correction that is none does no harm to the rest
  corrections: z.array(z.unknown()).catch([]),
});
const editSchema = z.object({ line: z.number().int(), from: z.string(), to: z.string() });

/**
 * The model's answers, one for each stretch of the lines, as a script whose scenes tile the recording; null where one is
 * not what was asked for. They are only ever data: whatever the recording talked the model into saying can do no more
 * than be shown.
 */
export function readAnswers(
  texts: readonly string[],
  { lines, durationMs }: { lines: readonly Line[]; durationMs: number },
): { title: string; scripture: string; script: Script; edits: SpellingEdit[] } | null {
  const answers = texts.map((text) => answerSchema.safeParse(parseJson(text)).data);
  const [first] = answers;
  if (!first || answers.includes(undefined)) return null;
  const whole = answers.filter((answer) => answer !== undefined);
  const scenes = whole.flatMap((answer) => answer.scenes);
  return {
    title: first.title,
    scripture: whole.find(({ scripture }) => scripture !== '')?.scripture ?? '',
    script: { source: 'gemini', summary: first.summary, scenes: tile(scenes, lines, durationMs) },
    edits: whole.flatMap(({ corrections }) =>
      corrections.flatMap((one) => editSchema.safeParse(one).data ?? []),
    ),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** From 0 to the last millisecond, each scene up to where the next begins. Scenes that begin nowhere or nowhere new are left out. */
function tile(
  given: z.output<typeof answerSchema>['scenes'],
  lines: readonly Line[],
  durationMs: number,
): Scene[] {
  const starts = new Map<number, (typeof given)[number]>();
  for (const scene of given.toSorted((a, b) => a.firstLine - b.firstLine)) {
    const startMs = starts.size === 0 ? 0 : lines[scene.firstLine]?.startMs;
    if (startMs !== undefined && startMs < durationMs && !starts.has(startMs)) starts.set(startMs, scene);
  }
  const times = [...starts.keys(), durationMs];
  return [...starts.values()].map(({ summary, picture, tone }, i) => ({
    startMs: times[i] ?? 0,
    endMs: times[i + 1] ?? durationMs,
    summary,
    picture,
    tone,
  }));
}
