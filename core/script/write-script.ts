import { findReferences } from '../scripture/find-references.ts';
import { firstReference, formatReference } from '../scripture/format-reference.ts';
import type { Script } from '../video.ts';
import { chooseIdeas } from './choose-ideas.ts';
import { readHeadings } from './headings.ts';
import { planScenes, wholeMs } from './plan-scenes.ts';
import type { Line } from './plan-scenes.ts';
import { firstPhrase, shorten, tellingSentences } from './phrases.ts';

const MAX_SUMMARY = 220;
const MAX_SCENE_SUMMARY = 120;
const MAX_TITLE = 200;

/**
 * A script by rules alone, where no language model is: what the manuscript says of itself, else what is said first.
 *
 * @param request.title what the person typed; kept where there is one
 * @param request.lines what is said, in order, times in ms of the recording
 * @param request.manuscript as given, with its headings; empty where there is none
 * @returns scenes tile the recording from 0 to `durationMs`; title and scripture are empty where nothing names them
 */
export function writeScript(request: {
  language: string;
  title: string;
  lines: readonly Line[];
  durationMs: number;
  manuscript: string;
}): { title: string; scripture: string; script: Script } {
  const { language, manuscript } = request;
  const durationMs = wholeMs(request.durationMs);
  const headings = readHeadings(manuscript);
  const lines = request.lines.filter((line) => line.text.trim() !== '');
  const said = lines.map((line) => line.text.trim()).join(' ');
  const scripture = scriptureOf({ language, marked: headings.scripture, texts: [manuscript, said] });
  const scenes = planScenes({ durationMs, lines });
  const ideas = chooseIdeas(scenes.map((scene) => scene.text));
  return {
    title: shorten(request.title.trim() || headings.title || firstPhrase(said) || scripture, MAX_TITLE),
    scripture,
    script: {
      source: 'rules',
      summary: shorten(tellingSentences(said).slice(0, 2).join(' '), MAX_SUMMARY),
      scenes: scenes.map(({ startMs, endMs, text }, i) => ({
        startMs,
        endMs,
        summary: shorten(tellingSentences(text)[0] ?? text, MAX_SCENE_SUMMARY),
        ...ideas[i]!,
      })),
    },
  };
}

/** The passage the manuscript marks as its own, else the first one named. */
function scriptureOf(request: { language: string; marked: string; texts: readonly string[] }): string {
  const marked = findReferences(request.marked);
  if (marked.length > 0)
    return shorten(marked.map((r) => formatReference(r, request.language)).join(', '), MAX_TITLE);
  if (request.marked) return shorten(request.marked, MAX_TITLE);
  return request.texts.map((text) => firstReference(text, request.language)).find((r) => r !== '') ?? '';
}
