import { z } from 'zod';
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
});

/**
 * The model's answer as a script whose scenes tile the recording, or null where it is not what was asked for. It is only
 * ever data: whatever the recording talked the model into saying can do no more than be shown.
 */
export function readAnswer(
  text: string,
  { lines, durationMs }: { lines: Line[]; durationMs: number },
): { title: string; scripture: string; script: Script } | null {
  const answer = answerSchema.safeParse(parseJson(text));
  if (!answer.success) return null;
  const { title, scripture, summary, scenes } = answer.data;
  return { title, scripture, script: { source: 'gemini', summary, scenes: tile(scenes, lines, durationMs) } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** From 0 to the last millisecond, each scene up to where the next begins. Scenes that begin nowhere or nowhere new are left out. */
function tile(given: z.output<typeof answerSchema>['scenes'], lines: Line[], durationMs: number): Scene[] {
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
